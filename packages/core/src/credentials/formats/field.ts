import type { SessionCredentials } from '../role-credentials.ts';
import { type CredentialsJson, credentialsJson } from './json.ts';
import { requireText, unquotable } from './unquotable.ts';

/** The members of the `json` format, in the order in which help lists them. */
export const credentialFields = [
  'accessKeyId',
  'secretAccessKey',
  'sessionToken',
  'expiration',
  'accountId',
  'profile',
  'region',
] as const satisfies readonly (keyof CredentialsJson)[];

export type CredentialField = (typeof credentialFields)[number];

/**
 * One value as a line by itself.
 * @returns `undefined` where there is no such value
 * @throws SsoError `value-unquotable` for a value that is no single line
 */
export function formatField(
  field: CredentialField,
  credentials: SessionCredentials,
  options: { readonly profile?: string | undefined; readonly region?: string | undefined },
): string | undefined {
  const value = credentialsJson(credentials, options)[field];
  if (value === undefined) return undefined;
  requireText('field', [{ name: field, value }]);
  if (/[\r\n]/.test(value)) throw unquotable('field', field);
  return `${value}\n`;
}
