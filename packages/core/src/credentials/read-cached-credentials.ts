import { readCachedAssumedRole } from '../cache/assumed-role-cache.ts';
import { readCachedRoleCredentials } from '../cache/role-credential-cache.ts';
import type { Runtime } from '../runtime.ts';
import type { CredentialSource } from './credential-source.ts';
import type { RoleCredentials } from './role-credentials.ts';

/**
 * What `obtainCredentials` answers without asking a service: credentials in the cache that AWS CLI shares, while at least 15
 * minutes of their life remain.
 * @throws SsoError `file-unreadable`
 */
export function readCachedCredentials(
  runtime: Runtime,
  source: CredentialSource,
): RoleCredentials | undefined {
  return source.kind === 'sso'
    ? readCachedRoleCredentials(runtime, source.session, source.target)
    : readCachedAssumedRole(runtime, source.role);
}
