import { SsoError, type SsoErrorCode } from '../../packages/core/src/errors.ts';

/** What `read` gives, or the error with which it refuses: one of these. Any other is thrown on. */
export function refusedOr<T>(codes: readonly SsoErrorCode[], read: () => T): T | SsoError {
  try {
    return read();
  } catch (error) {
    return refusal(codes, error);
  }
}

export async function refusedOrLater<T>(
  codes: readonly SsoErrorCode[],
  read: () => Promise<T>,
): Promise<T | SsoError> {
  try {
    return await read();
  } catch (error) {
    return refusal(codes, error);
  }
}

function refusal(codes: readonly SsoErrorCode[], error: unknown): SsoError {
  if (error instanceof SsoError && codes.includes(error.code)) return error;
  throw error;
}
