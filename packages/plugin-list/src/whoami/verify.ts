import { UsageError } from '@sso/cli-kit';
import {
  type AwsConfig,
  type CallerIdentity,
  createServiceContext,
  getCallerIdentity,
  obtainCredentials,
  profileCredentialSource,
  type Runtime,
  resolveServiceSettings,
  Secret,
  type ServiceContext,
  type SessionCredentials,
} from '@sso/core';
import { text } from '../messages/text.ts';
import { regionFact } from './facts.ts';
import type { CredentialOrigin } from './origin.ts';

/** Where nothing says a region: the commercial partition, where most accounts are. */
const usualRegion = 'us-east-1';

/**
 * Asks STS whose the credentials are that programs take in this shell.
 * @throws UsageError where there are none that could be shown to AWS; SsoError `sign-in-needed`, `credentials-expired`,
 *   `credentials-invalid`, `no-access`, those of profiles, and those of the network
 */
export async function verifyIdentity(
  runtime: Runtime,
  config: AwsConfig,
  origin: CredentialOrigin,
  options: { readonly signal: AbortSignal },
): Promise<CallerIdentity> {
  const context = createServiceContext(runtime, resolveServiceSettings(runtime, config), options);
  const credentials = await credentialsOf(context, config, origin);
  return getCallerIdentity(context, credentials, regionFact(runtime, config).value ?? usualRegion);
}

async function credentialsOf(
  context: ServiceContext,
  config: AwsConfig,
  origin: CredentialOrigin,
): Promise<SessionCredentials> {
  if (origin.kind === 'profile') {
    return obtainCredentials(context, profileCredentialSource(config, origin.name));
  }
  const { env } = context.runtime;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = env;
  if (!accessKeyId || !secret) throw new UsageError(text.whoami.nothingToVerify);
  return { accessKeyId, secretAccessKey: new Secret(secret), sessionToken: new Secret(token ?? '') };
}
