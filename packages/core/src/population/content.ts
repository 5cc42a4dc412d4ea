import { isWritableText } from '../config/ini/writable.ts';
import { processProfileChanges, profileChanges } from '../config/profile-changes.ts';
import type { SectionChange } from '../config/section-targets.ts';
import { SsoError } from '../errors.ts';
import type { LegacySession, Session } from '../session/session.ts';
import { markKey, profileMark } from './mark.ts';
import type { NamedTarget } from './profile-names.ts';

/**
 * All keys of the profile in the order in which they are written, the mark last; `undefined` where some name in it has no
 * safe form in the file or in a command.
 */
export function profileContent(
  target: NamedTarget,
  options: { readonly platform: NodeJS.Platform },
): ReadonlyMap<string, string> | undefined {
  const keys = credentialKeys(target, options);
  if (keys === undefined) return undefined;
  const values = new Map([...keys, ...target.settings]);
  const isWritable = [...values.values()].every((value) => isWritableText(value) && value.trim() === value);
  if (!isWritable) return undefined;
  return values.set(markKey, profileMark(target.name, values));
}

function credentialKeys(
  { name, session, form, access, settings }: NamedTarget,
  options: { readonly platform: NodeJS.Platform },
): SectionChange['set'] | undefined {
  const { accountId, roleName } = access;
  const profile = {
    ...{ name, accountId, roleName },
    ...{ region: settings.get('region'), output: settings.get('output') },
  };
  const ofForm = () =>
    form === 'credential-process' && session.kind === 'named'
      ? processProfileChanges(session, { ...profile, session }, options)
      : profileChanges({ ...profile, session: form === 'legacy' ? legacyForm(session) : session });
  try {
    return ofForm().find(({ kind }) => kind === 'profile')?.set;
  } catch (error) {
    if (SsoError.is(error, 'name-unusable')) return undefined;
    throw error;
  }
}

function legacyForm({ startUrl, region }: Session): LegacySession {
  return { kind: 'legacy', startUrl, region };
}
