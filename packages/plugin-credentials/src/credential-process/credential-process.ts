import { noPrompter } from '@sso/cli-kit';
import { activeProfileName, formatCredentials, type Runtime } from '@sso/core';
import { chooseTarget } from '../target/choose-target.ts';
import type { TargetFlags } from '../target/flags.ts';
import type { Obtain } from '../target/obtain.ts';
import { readTargetConfig } from '../target/read-config.ts';
import { extendProfileChain, profileChainVariable } from './profile-chain.ts';

export interface CredentialProcessOptions {
  readonly obtain: Obtain;
  /** Sets a variable for what is started from here, such as a browser. */
  readonly setVariable: (name: string, value: string) => void;
}

/**
 * What a `credential_process` prints. Nobody is asked anything: the program that runs this may leave the terminal to it, but does
 * not expect questions.
 * @throws SsoError `profile-cycle`, `session-ambiguous`, `mfa-code-needed`, `sign-in-needed` and all others of getting credentials
 */
export async function credentialProcess(
  runtime: Runtime,
  flags: TargetFlags,
  { obtain, setVariable }: CredentialProcessOptions,
): Promise<string> {
  if (flags['account-id'] === undefined) {
    const profile = flags.profile ?? activeProfileName(runtime).name;
    setVariable(profileChainVariable, extendProfileChain(runtime.env[profileChainVariable], profile));
  }
  const config = readTargetConfig(runtime, flags);
  const target = await chooseTarget(runtime, config, noPrompter, flags);
  const credentials = await obtain(runtime, config, target);
  return formatCredentials('process', credentials, target);
}
