import { chooses, fitsAccount, type NamePattern, parsePatterns } from '../names/pattern.ts';
import type { ProductionRule } from './production-rule.ts';

/** What a profile or a role is known by; what is not known fits no pattern. */
export interface Recognizable {
  readonly profile?: string | undefined;
  readonly accountId?: string | undefined;
  readonly accountName?: string | undefined;
  readonly roleName?: string | undefined;
}

/**
 * A rule made ready to be asked about thousands.
 * @throws SsoError `pattern-invalid`
 */
export function productionMatcher(rule: ProductionRule): (target: Recognizable) => boolean {
  const accounts = question(rule.accounts);
  const roles = question(rule.roles);
  const profiles = question(rule.profiles);
  return (target) => {
    const { profile, roleName, accountId, accountName } = target;
    const isKnown = accountId !== undefined || accountName !== undefined;
    return (
      (profile !== undefined && profiles(({ fits }) => fits(profile))) ||
      (isKnown && accounts((pattern) => fitsAccount(pattern, { accountId, accountName }))) ||
      (roleName !== undefined && roles(({ fits }) => fits(roleName)))
    );
  };
}

/** A rule without patterns means nothing, and not everything. */
function question(patterns: readonly string[]): (fits: (pattern: NamePattern) => boolean) => boolean {
  if (patterns.length === 0) return () => false;
  const list = parsePatterns(patterns);
  return (fits) => chooses(list, fits);
}
