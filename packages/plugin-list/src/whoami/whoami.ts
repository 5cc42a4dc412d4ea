import { describeFailure } from '@sso/cli-kit';
import { type AwsConfig, activeProfileName, type Runtime } from '@sso/core';
import { describeProfile } from '../profiles/describe-profile.ts';
import { factsOf } from './facts.ts';
import { hiddenBy } from './hidden.ts';
import type { CredentialOrigin } from './origin.ts';
import type { WhoamiResult } from './result.ts';

/** What this shell is, from this machine alone. */
export function describeShell(
  runtime: Runtime,
  config: AwsConfig,
  origin: CredentialOrigin,
): Omit<WhoamiResult, 'identity'> {
  const profile = origin.kind === 'profile' ? describeProfile(config, origin.name) : undefined;
  const failure = profile?.kind === 'problem' ? describeFailure(profile.error) : undefined;
  return {
    ...factsOf(runtime, config, origin, profile?.kind === 'target' ? profile : undefined),
    hidden: hiddenBy(runtime, config, origin, activeProfileName(runtime).name),
    problem: failure === undefined ? null : { code: failure.code, message: failure.message },
    missingKey: origin.kind === 'environment' ? (origin.missingKey ?? null) : null,
  };
}
