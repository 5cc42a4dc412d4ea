import { formatTimestamp } from '@sso/core';
import type { Assignment } from './command-files.ts';
import type { FetchedRole } from './fetch-credentials.ts';
import type { Inputs } from './inputs.ts';
import type { ReadySeed } from './renew-seed.ts';

/** What the Action has found out, with the role first that stands first in the inputs. Times are milliseconds since 1970. */
export interface Configured {
  readonly fetched: readonly FetchedRole[];
  readonly ready: ReadySeed;
  /** Names of the profiles that were written. */
  readonly profiles: readonly string[];
  /** Until when the first role's credentials can be used. */
  readonly expiration: number;
  readonly now: number;
}

export function configuredOutputs(inputs: Inputs, configured: Configured): readonly Assignment[] {
  const { fetched, ready, profiles, expiration, now } = configured;
  const [first] = fetched;
  const values: Record<string, string | undefined> = {
    configured: 'true',
    'account-id': first?.accountId,
    'role-arn': first?.roleArn,
    expiration: formatTimestamp(expiration),
    'expires-in-seconds': String(Math.floor((expiration - now) / 1000)),
    'registration-expires-at': formatTimestamp(ready.seed.registration.expiresAt),
    rotated: String(ready.rotated),
    'written-back': String(ready.writtenBack),
    profiles: JSON.stringify(profiles),
    ...(inputs.outputCredentials ? credentialOutputs(first) : {}),
  };
  return assignments(values);
}

export function unconfiguredOutputs(): readonly Assignment[] {
  return assignments({ configured: 'false', rotated: 'false', 'written-back': 'false', profiles: '[]' });
}

function credentialOutputs(role: FetchedRole | undefined): Record<string, string | undefined> {
  return {
    'access-key-id': role?.credentials.accessKeyId,
    'secret-access-key': role?.credentials.secretAccessKey.reveal(),
    'session-token': role?.credentials.sessionToken.reveal(),
  };
}

function assignments(values: Readonly<Record<string, string | undefined>>): readonly Assignment[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ file: 'GITHUB_OUTPUT', name, value } as const],
  );
}
