import type { AwsConfig } from '../config/aws-config.ts';
import type { IniDocument, IniSection } from '../config/ini/document.ts';
import { endOfKeys } from '../config/ini/edit-section.ts';
import { withOwnProcess } from '../config/own-process.ts';
import { readSectionName } from '../config/section-name.ts';
import { markKey, profileMark } from './mark.ts';

/** The profiles and sessions that the files have now, by name. */
export interface PresentProfiles {
  readonly profiles: ReadonlyMap<string, PresentProfile>;
  readonly sessions: ReadonlySet<string>;
}

export interface PresentProfile {
  readonly name: string;
  /** `ours` is as we wrote it; `edited` was ours and has been changed by hand. */
  readonly origin: 'ours' | 'edited' | 'by-hand';
  /** Keys in lower case; none of one by hand. */
  readonly values: ReadonlyMap<string, string>;
  /** Whether a comment stands among its keys, which would go with it. */
  readonly hasComment: boolean;
}

/** Whom and what a profile of ours is for. The session is known by its name or, without one, by its start URL. */
export interface ProfileIdentity {
  readonly session: string;
  readonly accountId: string;
  readonly roleName: string;
}

/** @param credentialNames the profiles of the credentials file: whoever put keys there has taken the name */
export function presentProfiles(
  document: IniDocument,
  credentialNames: ReadonlySet<string>,
): PresentProfiles {
  const profiles = new Map<string, PresentProfile>();
  const sessions = new Set<string>();
  for (const name of credentialNames) profiles.set(name, byHand(name));
  for (const section of document.sections) {
    const found = readSectionName(section.header);
    if (found?.kind === 'sso-session') sessions.add(found.name);
    if (found?.kind !== 'profile') continue;
    const { name } = found;
    // Two sections of one name, in this file or in both, are nobody's plan.
    profiles.set(name, profiles.has(name) ? byHand(name) : readProfile(document, section, name));
  }
  return { profiles, sessions };
}

function byHand(name: string): PresentProfile {
  return { name, origin: 'by-hand', values: new Map(), hasComment: false };
}

function readProfile({ text }: IniDocument, section: IniSection, name: string): PresentProfile {
  // Of the thousands that are not ours nothing else is needed.
  if (!section.entries.has(markKey)) return byHand(name);
  const values = new Map<string, string>();
  let hasNested = false;
  for (const [key, { value }] of section.entries) {
    if (typeof value === 'string') values.set(key, value);
    else hasNested = true;
  }
  const isAsWritten = !hasNested && values.get(markKey) === profileMark(name, values);
  const origin = isAsWritten ? 'ours' : 'edited';
  const hasComment = /^\s*[#;]/m.test(text.slice(section.headerEnd, endOfKeys(section)));
  return { name, origin, values, hasComment };
}

const noConfig: AwsConfig = {
  configFile: undefined,
  credentialsFile: undefined,
  profiles: new Map(),
  sessions: new Map(),
  services: new Map(),
};

/** Of a profile of ours, whatever its form. */
export function profileIdentity({ name, values }: PresentProfile): ProfileIdentity {
  const { values: keys } = withOwnProcess(noConfig, { name, values, nested: new Map() });
  return {
    session: keys.get('sso_session') ?? keys.get('sso_start_url') ?? '',
    accountId: keys.get('sso_account_id') ?? '',
    roleName: keys.get('sso_role_name') ?? '',
  };
}
