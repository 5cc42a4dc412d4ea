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
 * The rules that the flags say.
 * @throws UsageError, and SsoError as `checkRules` of `@sso/core`
 */
export function rulesOf(flags: PopulateFlags, session: Session): PopulationRules {
  const { account = [], role = [], region = [], name = defaultNameTemplate, form } = flags;
  if (session.kind === 'legacy' && form !== undefined && form !== 'legacy') {
    throw new UsageError({ message: text.populate.formNeedsSession(form), next: [] });
  }
  const rules: PopulationRules = {
    session: sessionKey(session),
    filter: { accounts: account, roles: role },
    regions: region,
    nameTemplate: name,
    rolePreference: flags['prefer-role'] ?? [],
    form: form ?? (session.kind === 'legacy' ? 'legacy' : 'sso-session'),
    settings: Object.fromEntries((flags.set ?? []).map(setting)),
    defaults: [],
  };
  checkRules(rules);
  return rules;
}

function setting(typed: string): readonly [string, string] {
  const [, key, value] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/s.exec(typed) ?? [];
  if (key !== undefined && value !== undefined) return [key, value];
  throw new UsageError({ message: text.populate.setForm(cleanForTerminal(typed)), next: [] });
}
