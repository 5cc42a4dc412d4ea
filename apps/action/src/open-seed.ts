import type { RoleTarget, Runtime, Secret } from '@sso/core';
import { requireSeedTarget, type SeedHeader, type UnpackedSeed, unpackSeed } from '@sso/core/seed';
import { ActionError } from './action-error.ts';
import type { Inputs } from './inputs.ts';
import type { Journal } from './journal.ts';
import { hideSeed } from './mask.ts';

/**
 * Unpacks the seed, hides what is in it, and checks that it is for this repository, this environment and these roles. Nothing has
 * gone over the network so far.
 * @throws ActionError `account-not-allowed`, `runner-variable-missing`
 * @throws SsoError those of `unpackSeed`, `seed-target-not-allowed`
 */
export function openSeed(
  { env }: Runtime,
  journal: Journal,
  inputs: Inputs,
  parts: { readonly seed: Secret; readonly seedKey: Secret },
): UnpackedSeed {
  const repository = env.GITHUB_REPOSITORY;
  if (!repository) throw new ActionError('runner-variable-missing', { variable: 'GITHUB_REPOSITORY' });
  const { environment } = inputs;
  const unpacked = unpackSeed(parts.seed.reveal(), parts.seedKey, { repository, environment });
  hideSeed(journal, unpacked.seed);
  for (const target of requestedRoles(inputs)) requireAllowed(unpacked.header, inputs, target);
  return unpacked;
}

export function requestedRoles({ role, targets }: Pick<Inputs, 'role' | 'targets'>): readonly RoleTarget[] {
  return [...(role === undefined ? [] : [role]), ...targets];
}

function requireAllowed(header: SeedHeader, { allowedAccountIds }: Inputs, target: RoleTarget): void {
  const { accountId } = target;
  if (allowedAccountIds.length > 0 && !allowedAccountIds.includes(accountId)) {
    throw new ActionError('account-not-allowed', { accountId });
  }
  requireSeedTarget(header, target);
}
