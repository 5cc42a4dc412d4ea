import { noPrompter } from '@sso/cli-kit';
import {
  activeProfileName,
  type CredentialSource,
  createServiceContext,
  formatCredentials,
  obtainCredentials,
  type RoleCredentials,
  type Runtime,
  resolveServiceSettings,
  type ServiceContext,
  type Session,
  SsoError,
} from '@sso/core';
import { chooseTarget } from '../target/choose-target.ts';
import type { TargetFlags } from '../target/flags.ts';
import { readTargetConfig } from '../target/read-config.ts';
import { extendProfileChain, profileChainVariable } from './profile-chain.ts';

export interface CredentialProcessOptions {
  /** Has the person sign in, where that was asked for. */
  readonly signIn?: ((context: ServiceContext, session: Session) => Promise<void>) | undefined;
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
  { signIn, setVariable }: CredentialProcessOptions,
): Promise<string> {
  if (flags['account-id'] === undefined) {
    const profile = flags.profile ?? activeProfileName(runtime).name;
    setVariable(profileChainVariable, extendProfileChain(runtime.env[profileChainVariable], profile));
  }
  const config = readTargetConfig(runtime, flags);
  const target = await chooseTarget(runtime, config, noPrompter, flags);
  const context = createServiceContext(runtime, resolveServiceSettings(runtime, config, target));
  const credentials = await obtain(context, target.source, signIn);
  return formatCredentials('process', credentials, target);
}

/** One sign-in is tried, and no second one. */
async function obtain(
  context: ServiceContext,
  source: CredentialSource,
  signIn: CredentialProcessOptions['signIn'],
): Promise<RoleCredentials> {
  try {
    return await obtainCredentials(context, source);
  } catch (error) {
    if (signIn === undefined || !SsoError.is(error, 'sign-in-needed')) throw error;
    await signIn(context, sessionOf(source));
    return obtainCredentials(context, source);
  }
}

function sessionOf(source: CredentialSource): Session {
  return source.kind === 'sso' ? source.session : sessionOf(source.source);
}
