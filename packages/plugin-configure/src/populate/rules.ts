import { UsageError } from '@sso/cli-kit';
import {
  checkRules,
  cleanForTerminal,
  defaultNameTemplate,
  type PopulationRules,
  type Session,
  sessionKey,
} from '@sso/core';
import { text } from '../messages/text.ts';
import type { PopulateFlags } from './conversation.ts';

/**
 * The rules for a session: those that are declared, with what the flags say in its place.
 * @throws UsageError, and SsoError as `checkRules` of `@sso/core`
 */
export function rulesOf(flags: PopulateFlags, session: Session, declared?: PopulationRules): PopulationRules {
  const { filter, defaults = [], ...base } = declared ?? usualRules(session);
  const settings = Object.fromEntries((flags.set ?? []).map(setting));
  const rules: PopulationRules = {
    ...base,
    filter: { accounts: flags.account ?? filter.accounts, roles: flags.role ?? filter.roles },
    regions: flags.region ?? base.regions,
    nameTemplate: flags.name ?? base.nameTemplate,
    rolePreference: flags['prefer-role'] ?? base.rolePreference,
    form: flags.form ?? base.form,
    // The last defaults win, as flags have to.
    defaults: [...defaults, { accounts: [], roles: [], settings }],
  };
  if (session.kind === 'legacy' && rules.form !== 'legacy') {
    throw new UsageError({ message: text.populate.formNeedsSession(rules.form), next: [] });
  }
  checkRules(rules);
  return rules;
}

function usualRules(session: Session): PopulationRules {
  return {
    session: sessionKey(session),
    filter: { accounts: [], roles: [] },
    regions: [],
    nameTemplate: defaultNameTemplate,
    rolePreference: [],
    form: session.kind === 'legacy' ? 'legacy' : 'sso-session',
    settings: {},
    defaults: [],
  };
}

function setting(typed: string): readonly [string, string] {
  const [, key, value] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/s.exec(typed) ?? [];
  if (key !== undefined && value !== undefined) return [key, value];
  throw new UsageError({ message: text.populate.setForm(cleanForTerminal(typed)), next: [] });
}
