import { type CredentialSource, cleanForTerminal } from '@sso/core';

/** One run of the command. */
export interface FleetTarget {
  readonly source: CredentialSource;
  readonly accountId: string;
  /** Empty where it is not known. */
  readonly accountName: string;
  readonly roleName: string;
  /** Absent where the account and the role were chosen by themselves. */
  readonly profile?: string | undefined;
  /** The region of the work. */
  readonly region?: string | undefined;
  readonly isProduction: boolean;
}

/** A target as it is told to a person: by all that it is known by. */
export function targetWords({ profile, accountName, accountId, roleName, region }: FleetTarget): string {
  const name = profile ?? accountName;
  const account = name === '' ? accountId : `${name} (${accountId})`;
  return cleanForTerminal([account, roleName, ...(region === undefined ? [] : [region])].join(' '));
}
