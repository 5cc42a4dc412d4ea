import { isPortableValue } from '../../config/ini/writable.ts';
import { credentialsSectionHeader } from '../../config/section-name.ts';
import { SsoError } from '../../errors.ts';
import { defaultProfileName } from '../../names/profile-name.ts';
import type { SessionCredentials } from '../role-credentials.ts';
import { unquotable } from './unquotable.ts';

/**
 * A section for `~/.aws/credentials`, as the access portal offers it. Its name is the profile's, or else
 * `{accountId}_{roleName}`.
 * @throws SsoError `name-unusable`, `value-unquotable`
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function formatIni(
  credentials: SessionCredentials,
  options: { readonly profile?: string | undefined; readonly roleName?: string | undefined },
): string {
  const header = credentialsSectionHeader(options.profile ?? nameOf(credentials, options.roleName));
  const lines = credentialKeys(credentials).map(([key, value]) => `${key} = ${value}\n`);
  return [`[${header}]\n`, ...lines].join('');
}

/**
 * The keys of such a section.
 * @throws SsoError `value-unquotable`
 */
export function credentialKeys(
  credentials: SessionCredentials,
): readonly (readonly [key: string, value: string])[] {
  const keys = [
    ['aws_access_key_id', credentials.accessKeyId],
    ['aws_secret_access_key', credentials.secretAccessKey.reveal()],
    ['aws_session_token', credentials.sessionToken.reveal()],
  ] as const;
  for (const [key, value] of keys) if (!isPortableValue(value)) throw unquotable('ini', key.toUpperCase());
  return keys;
}

function nameOf({ accountId }: SessionCredentials, roleName: string | undefined): string {
  if (accountId === undefined || roleName === undefined)
    throw new SsoError('name-unusable', { kind: 'profile', name: '' });
  return defaultProfileName({ accountId }, roleName);
}
