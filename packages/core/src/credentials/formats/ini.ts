import { SsoError } from '../../errors.ts';
import { defaultProfileName } from '../../names/profile-name.ts';
import type { RoleCredentials } from '../role-credentials.ts';
import { unquotable } from './unquotable.ts';

/**
 * A section for `~/.aws/credentials`, as the access portal offers it. Its name is the profile's, or else
 * `{accountId}_{roleName}`.
 * @throws SsoError `name-unusable`, `value-unquotable`
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function formatIni(
  credentials: RoleCredentials,
  options: { readonly profile?: string | undefined; readonly roleName: string },
): string {
  const { profile, roleName } = options;
  const header = profile === undefined ? defaultProfileName(credentials, roleName) : sectionName(profile);
  return [
    `[${header}]\n`,
    line('aws_access_key_id', credentials.accessKeyId),
    line('aws_secret_access_key', credentials.secretAccessKey.reveal()),
    line('aws_session_token', credentials.sessionToken.reveal()),
  ].join('');
}

/**
 * The file has no quoting, and its readers differ: some end a value at `;` or `#`, some take quotes off. What all of
 * them read alike is visible ASCII without those.
 */
function line(key: string, value: string): string {
  if (!/^[!-~]+$/.test(value) || /["'#;]/.test(value)) throw unquotable('ini', key.toUpperCase());
  return `${key} = ${value}\n`;
}

/**
 * A name that every reader finds as it stands. `DEFAULT` would leak its keys into every other profile (Python's
 * reader), and the JavaScript SDK takes a leading `profile`, `sso-session` or `services` for a kind of section.
 */
function sectionName(name: string): string {
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
