import { SsoError } from '../errors.ts';
import { isWritableText } from './ini/writable.ts';
import { shellSplit } from './shell-split.ts';

/** The sections of the config file that have a name of their own. */
export type SectionKind = 'profile' | 'sso-session' | 'services';

export interface SectionName {
  readonly kind: SectionKind;
  readonly name: string;
}

const kinds: readonly SectionKind[] = ['profile', 'sso-session', 'services'];

/**
 * What a header of the config file names, or `undefined` for one that AWS CLI passes over. `header` is the text between the
 * brackets. As in botocore only the beginning of the first word counts, so `[profiles a]` is the profile `a` too.
 * @see https://github.com/boto/botocore/blob/develop/botocore/configloader.py
 */
export function readSectionName(header: string): SectionName | undefined {
  if (header === 'default') return { kind: 'profile', name: 'default' };
  // Nearly all are of this form, and splitting 50,000 of them as a shell does takes its time.
  const plainName = /^profile ([\w.@+-]+)$/.exec(header)?.[1];
  if (plainName !== undefined) return { kind: 'profile', name: plainName };
  const kind = kinds.find((candidate) => header.startsWith(candidate));
  if (!kind) return undefined;
  const words = shellSplit(header);
  const name = words?.[1];
  return words?.length === 2 && name !== undefined ? { kind, name } : undefined;
}

/**
 * The header for a new section, without brackets: quoted only where it has to be, as AWS CLI does.
 * @throws SsoError `name-unusable` for a name that AWS CLI or an AWS SDK would not read back as it is: an empty one, and one with
 *   control characters or `]`, or `__proto__`, for which the SDK for JavaScript refuses the whole file
 */
export function sectionHeader(kind: 'profile' | 'sso-session', name: string): string {
  if (name === '' || name === '__proto__' || name.includes(']') || !isWritableText(name)) {
    throw new SsoError('name-unusable', { kind: kind === 'profile' ? 'profile' : 'session', name });
  }
  return kind === 'profile' && name === 'default' ? name : `${kind} ${quoted(name)}`;
}

function quoted(name: string): string {
  if (!/[\s'"\\]|^[#;]/.test(name)) return name;
  const quote = name.includes("'") ? '"' : "'";
  const text = quote === '"' ? name.replace(/["\\]/g, '\\$&') : name;
  // The SDK for JavaScript takes a blank and `#` or `;` for a comment, even in a header, and then reads the section's keys into
  // the one before. Closing and opening the quotes between the two keeps the header whole.
  return quote + text.replace(/(\s)(?=[#;])/g, `$1${quote}${quote}`) + quote;
}

/**
 * The header of a profile in the credentials file, where the name stands as it is. `DEFAULT` would leak its keys into every
 * other profile (Python's reader), and the JavaScript SDK takes a leading `profile`, `sso-session` or `services` for a kind of section.
 * @throws SsoError `name-unusable` for a name that some reader would not find as it stands
 */
export function credentialsSectionHeader(name: string): string {
  const plain = /^[^\s\p{Cc}[\]"'#;\\]+(?: [^\s\p{Cc}[\]"'#;\\]+)*$/u.test(name);
  if (
    !plain ||
    name === 'DEFAULT' ||
    name === '__proto__' ||
    /^(?:profile|sso-session|services) /.test(name)
  ) {
    throw new SsoError('name-unusable', { kind: 'profile', name });
  }
  return name;
}
