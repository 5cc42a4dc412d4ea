import type { IniEntry, IniSection } from '../../config/ini/document.ts';
import { defaultsHeader } from '../../config/ini/parse.ts';
import { readSectionName } from '../../config/section-name.ts';
import type { ConfigFile } from '../config-facts.ts';
import { isKnownKey } from './known-keys.ts';
import type { NameKind, Pseudonyms } from './pseudonyms.ts';
import { leftOut, regionForm } from './redactor.ts';

/** One section of a config file, as a report shows it. */
export interface ReportedSection {
  readonly line: number;
  readonly kind: string;
  readonly name: string;
  /** By key: the value, another name for it, or that it was left out. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Keys of which the value may be told where it has this form, and those whose value gets another name. All others are only named. */
const plainKeys: Readonly<Record<string, RegExp>> = {
  region: regionForm,
  sso_region: regionForm,
  output: /^(?:json|yaml|yaml-stream|text|table|off)$/,
  sso_registration_scopes: /^(?:sso:account:access)?$/,
};
const namedKeys: Readonly<Record<string, NameKind>> = {
  sso_session: 'session',
  sso_account_id: 'account',
  sso_role_name: 'role',
  sso_start_url: 'start-url',
  source_profile: 'profile',
};

export function reportSections(
  file: ConfigFile,
  pseudonyms: Pseudonyms,
  clean: (text: string) => string,
  options: { readonly isCredentials: boolean },
): readonly ReportedSection[] {
  if (file.kind !== 'read') return [];
  const { document, lineOf } = file.facts;
  return document.sections.map((section) => {
    const keys = [...section.entries].map(([key, entry]) => [
      clean(shownKey(key)),
      clean(shownEntry(key, entry, pseudonyms)),
    ]);
    const name = sectionName(section, pseudonyms, options.isCredentials);
    return { line: lineOf(section.start), ...name, keys: Object.fromEntries(keys) };
  });
}

function sectionName(
  { header }: IniSection,
  pseudonyms: Pseudonyms,
  isCredentials: boolean,
): { readonly kind: string; readonly name: string } {
  if (header === defaultsHeader) return { kind: 'defaults', name: header };
  const meant = isCredentials ? ({ kind: 'profile', name: header } as const) : readSectionName(header);
  if (meant === undefined) return { kind: 'unknown', name: pseudonyms.of('section', header) };
  const kind = meant.kind === 'profile' ? 'profile' : meant.kind === 'sso-session' ? 'session' : 'section';
  return { kind: meant.kind, name: pseudonyms.of(kind, meant.name) };
}

/** Whoever pastes a secret may paste it before the delimiter. */
function shownKey(key: string): string {
  return isKnownKey(key) ? key : leftOut;
}

function shownEntry(key: string, { value }: IniEntry, pseudonyms: Pseudonyms): string {
  if (typeof value !== 'string') return leftOut;
  const plain = plainKeys[key];
  if (plain !== undefined) return plain.test(value) ? value : leftOut;
  const kind = namedKeys[key];
  return kind === undefined ? leftOut : pseudonyms.of(kind, value);
}
