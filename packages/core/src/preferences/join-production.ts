import { productionMatcher, type Recognizable } from './is-production.ts';
import type { ProductionRule } from './production-rule.ts';

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

/**
 * Puts rules together so that none takes away from another's care: what one calls production is production, a question that one asks
 * for is asked, the shorter time holds.
 * @throws SsoError `pattern-invalid`
 */
export function joinProduction(rules: readonly ProductionRule[]): Production {
  const matchers = rules.map(productionMatcher);
  const said = rules.map(({ confirm }) => confirm).filter((confirm) => confirm !== undefined);
  const minutes = rules.map((rule) => rule.minutes).filter((limit) => limit !== undefined);
  return {
    includes: (target) => matchers.some((matches) => matches(target)),
    byAccount: rules.some(({ accounts }) => accounts.length > 0),
    confirm: said.length === 0 || said.includes(true),
    minutes: minutes.length === 0 ? undefined : Math.min(...minutes),
  };
}
