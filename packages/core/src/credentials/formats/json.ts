import { formatTimestamp } from '../../cache/timestamp.ts';
import type { RoleCredentials } from '../role-credentials.ts';

/** The members of the `json` format. A stable contract: members are added, never renamed or removed. */
export interface CredentialsJson {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** RFC 3339, in whole seconds and UTC: `2026-01-31T12:00:00Z`. */
  readonly expiration: string;
  readonly accountId: string;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
}

/** For programs: one object with the names of the JavaScript SDK, and what the credentials are for. */
export function formatJson(
  credentials: RoleCredentials,
  options: { readonly profile?: string | undefined; readonly region?: string | undefined },
): string {
  const json: CredentialsJson = {
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: credentials.secretAccessKey.reveal(),
    sessionToken: credentials.sessionToken.reveal(),
    expiration: formatTimestamp(credentials.expiration),
    accountId: credentials.accountId,
    profile: options.profile,
    region: options.region,
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
