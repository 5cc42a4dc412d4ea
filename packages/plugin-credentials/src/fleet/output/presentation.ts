import type { OutputStream } from '@sso/cli-kit';
import type { FleetOutcome } from '../outcome.ts';
import type { FleetTarget } from '../target.ts';

/** How the output of several programs at once is shown. */
export interface Presentation {
  /** A piece of it, as it comes. */
  output(target: FleetTarget, stream: OutputStream, bytes: Uint8Array): void;
  /** Nothing more comes of this one. */
  ended(target: FleetTarget, outcome: FleetOutcome): void;
}

/** Where it is shown. */
export type Write = Readonly<Record<OutputStream, (bytes: Uint8Array | string) => void>>;
