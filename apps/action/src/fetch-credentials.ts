import { getCallerIdentity, type RoleCredentials, type RoleTarget, type ServiceContext } from '@sso/core';
import type { Seed } from '@sso/core/seed';
import { type SeedBinding, seedRoleCredentials } from '@sso/core/seed';
import { ActionError } from './action-error.ts';
import type { Inputs } from './inputs.ts';
import type { Journal } from './journal.ts';
import { hideCredentials } from './mask.ts';
import { requestedRoles } from './open-seed.ts';
import { type RetryOptions, retry } from './retry.ts';
import { roleArnOf } from './role-arn.ts';

export interface FetchedRole extends RoleTarget {
  readonly credentials: RoleCredentials;
  /** Absent where the identity was not to be verified. */
  readonly roleArn?: string | undefined;
}

/**
 * Credentials of every role that was asked for, in the order of the inputs, hidden, long enough valid and verified: all, or an error.
 * @throws ActionError `too-short-lived`, `identity-mismatch`
 * @throws SsoError `no-access`, `sign-in-needed`, `credentials-invalid`, those of the network
 */
export async function fetchCredentials(
  context: ServiceContext,
  journal: Journal,
  inputs: Inputs,
  seed: Seed,
  options: RetryOptions & { readonly binding: SeedBinding },
): Promise<readonly FetchedRole[]> {
  const fetchOne = async (target: RoleTarget): Promise<FetchedRole> => {
    const credentials = await retry(context.runtime, options, () =>
      seedRoleCredentials(context, seed, options.binding, target),
    );
    hideCredentials(journal, credentials);
    requireLongEnough(context, inputs, credentials, seed);
    const { accountId, roleName } = target;
    if (!inputs.verifyIdentity) return { accountId, roleName, credentials };
    const roleArn = await retry(context.runtime, options, () =>
      verifiedArn(context, inputs, { accountId, roleName, credentials }, seed),
    );
    return { accountId, roleName, credentials, roleArn };
  };
  return Promise.all(requestedRoles(inputs).map(fetchOne));
}

/** Credentials that are renewed last as long as the access token does. */
function requireLongEnough(
  { runtime }: ServiceContext,
  { minValidSeconds: minimum, renewCredentials }: Inputs,
  credentials: RoleCredentials,
  seed: Seed,
): void {
  const end = renewCredentials ? seed.expiresAt : credentials.expiration;
  const seconds = Math.floor((end - runtime.now()) / 1000);
  if (seconds < minimum) throw new ActionError('too-short-lived', { seconds, minimum });
}

async function verifiedArn(
  context: ServiceContext,
  { region }: Inputs,
  { accountId, roleName, credentials }: FetchedRole,
  seed: Seed,
): Promise<string> {
  const identity = await getCallerIdentity(context, credentials, region);
  const expected = `${accountId}/${roleName}`;
  const actual = `${identity.accountId}/${identity.roleName ?? ''}`;
  if (expected !== actual) throw new ActionError('identity-mismatch', { expected, actual });
  return roleArnOf(identity.arn, seed.region);
}
