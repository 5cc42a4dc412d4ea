import { constants } from 'node:os';
import type { ChildEnd } from './child-end.ts';

/** As shells have them, so that scripts can tell these from the child's own. */
const notFound = 127;
const notExecutable = 126;

/** The exit code that tells how a child ended: its own, 128 and the signal's number, 127 or 126. */
export function exitStatusOf(end: ChildEnd): number {
  switch (end.kind) {
    case 'exited':
      return end.exitCode;
    case 'signalled':
      return 128 + constants.signals[end.signal];
    case 'not-started':
      return isNotFound(end) ? notFound : notExecutable;
  }
}

export function isNotFound({ reason }: { readonly reason: string }): boolean {
  return reason === 'ENOENT';
}
