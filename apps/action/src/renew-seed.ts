import { Secret, type ServiceContext } from '@sso/core';
import { putGithubSecrets } from '@sso/core/github';
import { packSeed, refreshSeed, type Seed, type SeedHeader, type UnpackedSeed } from '@sso/core/seed';
import { ActionError } from './action-error.ts';
import type { Inputs } from './inputs.ts';
import type { Journal } from './journal.ts';
import { hideSecret, hideSeed } from './mask.ts';
import { type RetryOptions, retry } from './retry.ts';

/** A seed whose access token can be used, and what became of the stored one. */
export interface ReadySeed {
  readonly seed: Seed;
  readonly rotated: boolean;
  readonly writtenBack: boolean;
  /** Why an unrotated seed could not be written back: only the next job loses by it. */
  readonly writeBackProblem?: unknown;
}

/** Of an access token, as for all who share these sessions; then it is renewed. */
const leastRest = 15 * 60 * 1000;

/**
 * The seed as it is while its access token has enough of its time left, so that most jobs use up no refresh token and do not race
 * for one. Else a renewed one, which is written back before anything else can fail.
 * @throws ActionError `grant-refused`, `write-back-failed`
 * @throws SsoError those of the network
 */
export async function readySeed(
  context: ServiceContext,
  journal: Journal,
  inputs: Inputs,
  { seed, header }: UnpackedSeed,
  options: RetryOptions & { readonly key: Secret },
): Promise<ReadySeed> {
  const needed = inputs.renewCredentials ? Math.max(leastRest, inputs.minValidSeconds * 1000) : leastRest;
  if (seed.expiresAt - context.runtime.now() >= needed) return { seed, rotated: false, writtenBack: false };
  const answer = await retry(context.runtime, options, () => refreshSeed(context, seed));
  if (answer.kind === 'refused') throw new ActionError('grant-refused', { reason: answer.reason });
  hideSeed(journal, answer.seed);
  return writeBack(context, journal, inputs, { ...answer, header }, options);
}

async function writeBack(
  { runtime, settings }: ServiceContext,
  journal: Journal,
  { writeBack: place }: Inputs,
  renewed: { readonly seed: Seed; readonly rotated: boolean; readonly header: SeedHeader },
  options: RetryOptions & { readonly key: Secret },
): Promise<ReadySeed> {
  const { seed, rotated, header } = renewed;
  if (place === undefined) return { seed, rotated, writtenBack: false };
  const { secretName: name, environment, githubToken: token } = place;
  const value = new Secret(packSeed(runtime, seed, header, { key: options.key }).envelope);
  hideSecret(journal, value);
  const where = { repository: header.repository, environment };
  const { caBundle } = settings;
  try {
    await retry(runtime, options, () =>
      putGithubSecrets(runtime, where, [{ name, value }], { token, caBundle, signal: options.signal }),
    );
    return { seed, rotated, writtenBack: true };
  } catch (cause) {
    if (rotated) throw new ActionError('write-back-failed', { secretName: name, environment }, { cause });
    return { seed, rotated, writtenBack: false, writeBackProblem: cause };
  }
}
