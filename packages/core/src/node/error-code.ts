/** The system's name of what went wrong, such as `EACCES`; `unknown` where the error has none. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}
