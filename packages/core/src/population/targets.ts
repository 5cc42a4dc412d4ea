import { assertWritable } from '../config/ini/writable.ts';
import { type Access, selectAccess, selectAccounts, unmatchedPatterns } from '../directory/access-filter.ts';
import type { Directory } from '../directory/directory.ts';
import { preferRoles } from '../directory/preferred-roles.ts';
import { checkRegion } from '../endpoints/region.ts';
import type { UnmatchedPattern } from '../errors.ts';
import { chooses, fitsAccount, type PatternList, parsePatterns } from '../names/pattern.ts';
import { sessionKey } from '../session/select-session.ts';
import type { Session } from '../session/session.ts';
import type { PopulationRules, ProfileForm } from './rules.ts';
import { settingKey } from './setting-key.ts';
import { parseNameTemplate } from './template.ts';

/** Rules, with the session that they name and what it gives access to. */
export interface PopulationSource {
  readonly rules: PopulationRules;
  readonly session: Session;
  /** Fresh and whole but for the accounts among its failures, of which nothing counts as gone. */
  readonly directory: Pick<Directory, 'accounts' | 'failures'>;
}

/** A profile that is to be, before its name is settled. */
export interface ProfileTarget {
  readonly session: Session;
  readonly form: ProfileForm;
  readonly access: Access;
  readonly wantedName: string;
  /** Keys beside those of the form; `region` is among them. */
  readonly settings: ReadonlyMap<string, string>;
}

/**
 * The profiles that the rules ask for.
 * @throws SsoError `pattern-invalid`, `template-invalid`, `setting-unusable`, `name-unusable`
 */
export function profileTargets({ rules, session, directory }: PopulationSource): readonly ProfileTarget[] {
  const nameOf = parseNameTemplate(rules.nameTemplate);
  const settingsOf = settingsReader(rules);
  const access = preferRoles(selectAccess(directory, rules.filter), rules.rolePreference);
  const regions = rules.regions.length === 0 ? [undefined] : rules.regions;
  return access.flatMap((one) =>
    regions.map((wantedRegion) => {
      const settings = settingsOf(one, wantedRegion);
      const { accountId, accountName, emailAddress: email, roleName } = one;
      const region = settings.get('region') ?? '';
      const wantedName = nameOf({
        ...{ accountId, accountName, email, roleName },
        ...{ session: sessionKey(session), region },
      });
      return { session, form: rules.form, access: one, wantedName, settings };
    }),
  );
}

/**
 * Refuses rules that no directory could make sense of, before anybody signs in for them.
 * @throws SsoError `pattern-invalid`, `template-invalid`, `setting-unusable`, `name-unusable` for a value, `region-invalid`
 */
export function checkRules(rules: PopulationRules): void {
  parseNameTemplate(rules.nameTemplate);
  settingsReader(rules);
  for (const patterns of [rules.filter.accounts, rules.filter.roles, rules.rolePreference]) {
    parsePatterns(patterns);
  }
  for (const region of rules.regions) checkRegion(region);
}

/** The patterns that may be to blame where the rules ask for nothing. */
export function unmatchedRules({ rules, directory }: PopulationSource): readonly UnmatchedPattern[] {
  const { accounts, roles } = rules.filter;
  return unmatchedPatterns(directory, { accounts, roles: [...roles, ...rules.rolePreference] });
}

/** Whether the rules choose an account that could not be listed: they may ask for more than is known. */
export function chooseUnlisted({ rules, directory }: PopulationSource): boolean {
  const unlisted = new Set(directory.failures.map(({ accountId }) => accountId));
  return selectAccounts(directory, rules.filter).some(({ accountId }) => unlisted.has(accountId));
}

/** A region of the rules' list stands over one among the settings. */
function settingsReader(
  rules: PopulationRules,
): (access: Access, region: string | undefined) => ReadonlyMap<string, string> {
  const defaults = rules.defaults.map(({ accounts, roles, settings }) => ({
    accounts: parsePatterns(accounts),
    roles: parsePatterns(roles),
    settings: checked(settings),
  }));
  const everywhere = checked(rules.settings);
  return (access, region) => {
    const ofPatterns = defaults.filter((one) => fits(one, access)).flatMap(({ settings }) => settings);
    const last = region === undefined ? [] : [['region', region] as const];
    return new Map([...everywhere, ...ofPatterns, ...last]);
  };
}

function fits(
  { accounts, roles }: { readonly accounts: PatternList; readonly roles: PatternList },
  access: Access,
): boolean {
  return (
    chooses(accounts, (pattern) => fitsAccount(pattern, access)) &&
    chooses(roles, (pattern) => pattern.fits(access.roleName))
  );
}

function checked(settings: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(settings).map(([key, value]) => {
    const name = settingKey(key);
    assertWritable(name, value);
    return [name, value];
  });
}
