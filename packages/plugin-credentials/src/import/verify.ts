import {
  type CallerIdentity,
  createServiceContext,
  getCallerIdentity,
  type PastedCredentials,
  type Runtime,
  readAwsConfig,
  resolveServiceSettings,
  SsoError,
} from '@sso/core';

/** Where the pasted text and the flags say no region: the commercial partition, where most accounts are. */
const usualRegion = 'us-east-1';

/**
 * Asks STS whose the credentials are.
 * @param region of the STS endpoint; default: that of the environment
 * @throws SsoError `paste-contradictory` where they are of another account than the one that they were pasted under,
 * `credentials-expired`, `credentials-invalid`, and those of the network
 */
export async function verifyCredentials(
  runtime: Runtime,
  pasted: PastedCredentials,
  region: string | undefined,
): Promise<CallerIdentity> {
  const { AWS_REGION, AWS_DEFAULT_REGION } = runtime.env;
  const context = createServiceContext(runtime, resolveServiceSettings(runtime, readAwsConfig(runtime)));
  const identity = await getCallerIdentity(
    context,
    pasted,
    region || AWS_REGION || AWS_DEFAULT_REGION || usualRegion,
  );
  if (pasted.accountId !== undefined && pasted.accountId !== identity.accountId)
    throw new SsoError('paste-contradictory', { part: 'accountId' });
  return identity;
}
