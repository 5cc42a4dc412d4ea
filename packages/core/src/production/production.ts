import type { Recognizable } from './is-production.ts';

/** What is production here, and what that means, by the rules of all files together. */
export interface Production {
  readonly includes: (target: Recognizable) => boolean;
  /** Whether accounts count: their names have to be known to `includes`. */
  readonly byAccount: boolean;
  /** Whether somebody is asked before a shell gets it. */
  readonly confirm: boolean;
  /** For how long a shell is to have it. */
  readonly minutes?: number | undefined;
}

export const noProduction: Production = { includes: () => false, byAccount: false, confirm: true };
