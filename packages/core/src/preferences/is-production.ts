import type { ProductionRule } from './preferences.ts';

/** What a profile or a role is known by; what is not known fits no pattern. */
export interface Recognizable {
  readonly profile?: string | undefined;
  readonly accountId?: string | undefined;
  readonly accountName?: string | undefined;
  readonly roleName?: string | undefined;
}

/** A rule made ready to be asked about thousands. */
export function productionMatcher(rule: ProductionRule): (target: Recognizable) => boolean {
  const [accounts, roles, profiles] = [rule.accounts, rule.roles, rule.profiles].map(anyOf);
  return ({ profile, accountId, accountName, roleName }) =>
    fits(profiles, profile) ||
    fits(accounts, accountId) ||
    fits(accounts, accountName) ||
    fits(roles, roleName);
}

function fits(pattern: RegExp | undefined, text: string | undefined): boolean {
  return pattern !== undefined && text !== undefined && pattern.test(text);
}

function anyOf(patterns: readonly string[]): RegExp | undefined {
  if (patterns.length === 0) return undefined;
  return new RegExp(`^(?:${patterns.map(expressionOf).join('|')})$`, 'isu');
}

/** Several stars in a row mean one: more would only cost time. */
function expressionOf(pattern: string): string {
  const escaped = pattern.replace(/[\\^$.*+?()[\]{}|/]/g, (sign) =>
    sign === '*' || sign === '?' ? sign : `\\${sign}`,
  );
  return escaped.replace(/\*+/g, '.*').replaceAll('?', '.');
}
