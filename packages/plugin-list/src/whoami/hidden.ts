import type { AwsConfig, Runtime } from '@sso/core';
import type { CredentialOrigin } from './origin.ts';
import type { Hidden } from './result.ts';

/** What is set and does not count. Of two that say the same, neither hides the other. */
export function hiddenBy(
  { env }: Runtime,
  config: AwsConfig,
  origin: CredentialOrigin,
  profile: string,
): readonly Hidden[] {
  const chosen = env.AWS_PROFILE ?? env.AWS_DEFAULT_PROFILE;
  const hasProfile = chosen !== undefined || config.profiles.has(profile);
  const profileRegion = config.profiles.get(profile)?.values.get('region');
  const region = (['AWS_REGION', 'AWS_DEFAULT_REGION'] as const).find((name) => env[name]);
  return [
    ...(origin.kind === 'environment' && hasProfile
      ? [{ by: origin.variable, what: 'profile-credentials' }]
      : []),
    ...variable(env, 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE'),
    ...(env.AWS_REGION ? variable(env, 'AWS_REGION', 'AWS_DEFAULT_REGION') : []),
    ...(region !== undefined && profileRegion && profileRegion !== env[region]
      ? [{ by: region, what: 'profile-region' }]
      : []),
  ];
}

function variable(env: Runtime['env'], by: string, what: string): readonly Hidden[] {
  return env[by] !== undefined && env[what] !== undefined && env[by] !== env[what] ? [{ by, what }] : [];
}
