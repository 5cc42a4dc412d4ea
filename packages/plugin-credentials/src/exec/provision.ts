import { createPrompter, UsageError } from '@sso/cli-kit';
import {
  type AwsConfig,
  createServiceContext,
  environmentVariables,
  findProfile,
  obtainCredentials,
  type Runtime,
  regionVariables,
  resolveServiceSettings,
  type Variable,
} from '@sso/core';
import { text } from '../messages/text.ts';
import { startCredentialServer } from '../serve/credential-server.ts';
import { defaultProfileHasCredentials } from '../serve/default-profile.ts';
import { prepareCredentials } from '../serve/served-credentials.ts';
import { endpointVariables } from '../serve/variables.ts';
import { type CredentialTarget, chooseTarget, credentialLabel } from '../target/choose-target.ts';
import type { TargetFlags } from '../target/flags.ts';
import { mfaCodeFrom } from '../target/mfa-code.ts';

export interface ProvisionFlags extends TargetFlags {
  readonly serve: boolean;
  readonly region?: string | undefined;
}

/** What a program gets to find credentials by. */
export interface Provision {
  /** What the person knows the credentials by. */
  readonly label: string;
  readonly variables: readonly Variable[];
  /** Milliseconds since 1970; absent where new credentials follow by themselves. */
  readonly expiration?: number;
  /** To be called when the program has ended. */
  readonly end: () => Promise<void>;
}

/**
 * Gets the credentials that the flags name, and with `--serve` starts a server that goes on getting them. Questions are asked without
 * catching Ctrl-C beyond them: once the program runs, it is the program's.
 * @throws UsageError where the program would find other credentials before those of the server; SsoError those of profiles, sessions and
 *   getting credentials
 */
export async function provide(
  runtime: Runtime,
  config: AwsConfig,
  flags: ProvisionFlags,
): Promise<Provision> {
  const target = await chooseTarget(runtime, config, createPrompter(), flags);
  const region = target.region ?? regionOf(config, target);
  return (flags.serve ? provideServer : provideKeys)(runtime, config, { ...target, region });
}

async function provideKeys(
  runtime: Runtime,
  config: AwsConfig,
  target: CredentialTarget,
): Promise<Provision> {
  const context = createServiceContext(runtime, resolveServiceSettings(runtime, config, target));
  const mfaCode = mfaCodeFrom(createPrompter());
  const credentials = await obtainCredentials(context, target.source, { mfaCode });
  return {
    label: credentialLabel(target, credentials.accountId),
    variables: environmentVariables(credentials, target.region),
    expiration: credentials.expiration,
    end: async () => undefined,
  };
}

async function provideServer(
  runtime: Runtime,
  config: AwsConfig,
  target: CredentialTarget,
): Promise<Provision> {
  if (target.profile !== 'default' && defaultProfileHasCredentials(config))
    throw new UsageError(text.exec.shadowed);
  const served = await prepareCredentials(runtime, config, target, createPrompter());
  const server = await startCredentialServer(runtime, [served]);
  return {
    label: served.label,
    variables: [...endpointVariables(server, served), ...regionVariables(target.region)],
    end: () => server.close(),
  };
}

function regionOf(config: AwsConfig, { profile }: CredentialTarget): string | undefined {
  return (profile === undefined ? undefined : findProfile(config, profile).values.get('region')) || undefined;
}
