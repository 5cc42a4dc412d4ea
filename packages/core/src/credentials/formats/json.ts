import { formatTimestamp } from '../../cache/timestamp.ts';
import type { SessionCredentials } from '../role-credentials.ts';

/** The members of the `json` format. A stable contract: members are added, never renamed or removed. */
export interface CredentialsJson {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** RFC 3339, in whole seconds and UTC: `2026-01-31T12:00:00Z`. Absent where it is not known, as after a paste. */
  readonly expiration?: string | undefined;
  /** Absent where it is not known. */
  readonly accountId?: string | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
}

interface JsonOptions {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
}

/** For programs: one object with the names of the JavaScript SDK, and what the credentials are for. */
export function formatJson(credentials: SessionCredentials, options: JsonOptions): string {
  return `${JSON.stringify(credentialsJson(credentials, options), undefined, 2)}\n`;
}

export function credentialsJson(credentials: SessionCredentials, options: JsonOptions): CredentialsJson {
  const { expiration } = credentials;
  return {
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: credentials.secretAccessKey.reveal(),
    sessionToken: credentials.sessionToken.reveal(),
    expiration: expiration === undefined ? undefined : formatTimestamp(expiration),
    accountId: credentials.accountId,
    profile: options.profile,
    region: options.region,
  };
}
