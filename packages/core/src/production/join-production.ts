import { productionMatcher } from './is-production.ts';
import type { Production } from './production.ts';
import type { ProductionRule } from './production-rule.ts';

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
