import { chooseSession, type Prompter } from '@sso/cli-kit';
import {
  type AwsConfig,
  accountAccessScope,
  checkRegion,
  discoverRegion,
  type Runtime,
  resolveServiceSettings,
  type Session,
  SsoError,
} from '@sso/core';
import type { SeedFlags } from './flags.ts';

/**
 * Where to sign in: the Identity Center of the start URL, else that of a session that is set up.
 * @throws SsoError as `chooseSession` and `discoverRegion`, `region-invalid`, `answer-needed` where the region cannot be found
 */
export async function chooseSeedSession(
  runtime: Runtime,
  config: AwsConfig,
  prompter: Prompter,
  flags: Pick<SeedFlags, 'session' | 'start-url' | 'sso-region'>,
): Promise<Session> {
  const typed = flags['start-url'];
  if (typed === undefined) return chooseSession(runtime, config, prompter, { session: flags.session });
  if (flags['sso-region'] !== undefined) checkRegion(flags['sso-region']);
  const { caBundle } = resolveServiceSettings(runtime, config);
  const { startUrl, region: found } = await discoverRegion(runtime, typed, { caBundle });
  const region = flags['sso-region'] ?? found;
  if (region === undefined) {
    throw new SsoError('answer-needed', { answer: 'The region', flag: '--sso-region' });
  }
  // In no config file, so that the start URL has to do for a name.
  return { kind: 'named', name: startUrl, startUrl, region, scopes: [accountAccessScope] };
}
