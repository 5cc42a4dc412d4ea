import {
  type AwsConfig,
  createServiceContext,
  type ObtainCredentialsOptions,
  obtainCredentials,
  type RoleCredentials,
  type Runtime,
  resolveServiceSettings,
} from '@sso/core';
import type { CredentialTarget } from './choose-target.ts';

/** How credentials are had, once it is known whose. */
export type Obtain = (
  runtime: Runtime,
  config: AwsConfig,
  target: CredentialTarget,
) => Promise<RoleCredentials>;

/** From the cache, else from the service. Throws what `obtainCredentials` throws. */
export function fromService(options: Pick<ObtainCredentialsOptions, 'mfaCode'> = {}): Obtain {
  return (runtime, config, target) => {
    const context = createServiceContext(runtime, resolveServiceSettings(runtime, config, target));
    return obtainCredentials(context, target.source, options);
  };
}
