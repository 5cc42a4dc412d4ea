import { describeFailure } from '@sso/cli-kit';
import {
  type AwsConfig,
  activeProfileName,
  findSsoProfile,
  type Runtime,
  SsoError,
  sessionKey,
} from '@sso/core';
import type { ActiveProfile } from './result.ts';

export function describeActiveProfile(runtime: Runtime, config: AwsConfig): ActiveProfile | null {
  const { name, source } = activeProfileName(runtime);
  if (source === 'default' && !config.profiles.has(name)) return null;
  try {
    const { session, accountId, roleName } = findSsoProfile(config, name);
    return { name, source, session: sessionKey(session), accountId, roleName, problem: null };
  } catch (error) {
    if (!(error instanceof SsoError)) throw error;
    const { code, message } = describeFailure(error);
    return { name, source, session: null, accountId: null, roleName: null, problem: { code, message } };
  }
}

/** With these in the environment a program does not ask the profile at all. */
export function shadowingVariables(runtime: Runtime): readonly string[] {
  return ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].filter((name) => runtime.env[name]);
}
