/** How a program ended, or why it did not start. */
export type ChildEnd =
  | { readonly kind: 'exited'; readonly exitCode: number }
  | { readonly kind: 'signalled'; readonly signal: NodeJS.Signals }
  /** `reason` is a code of the system. */
  | { readonly kind: 'not-started'; readonly command: string; readonly reason: string };

/** What Node says at a program's end. */
export function childEnd(exitCode: number | null, signal: NodeJS.Signals | null): ChildEnd {
  return signal === null ? { kind: 'exited', exitCode: exitCode ?? 1 } : { kind: 'signalled', signal };
}

export function notStarted(command: string, error: unknown): ChildEnd {
  return { kind: 'not-started', command, reason: systemCode(error) };
}

/** Node's code of what the system refused. */
export function systemCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}
