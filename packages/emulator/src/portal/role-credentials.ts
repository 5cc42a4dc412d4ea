import type { Handler } from '../handler.ts';
import { jsonResponse } from '../http-message.ts';
import { newAccessKeyId, newSecretAccessKey, opaqueToken } from '../identifiers.ts';
import { accountById } from '../organization.ts';
import { WireError } from '../wire-errors.ts';
import { authenticateBearer, requiredQuery } from './bearer-token.ts';

/**
 * `GET /federation/credentials`. New ones at every call; they outlive a logout, as the service's do.
 * @see https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html
 */
export const getRoleCredentials: Handler = {
  operation: 'GetRoleCredentials',
  service: 'sso',
  method: 'GET',
  path: '/federation/credentials',
  handle: (call, { settings, state }) => {
    authenticateBearer(call, { settings, state });
    const accountId = requiredQuery(call, 'account_id');
    const roleName = requiredQuery(call, 'role_name');
    if (!accountById(settings.organization, accountId)?.roles.includes(roleName)) {
      throw new WireError('ForbiddenException', 'No access');
    }
    const accessKeyId = newAccessKeyId();
    const sessionToken = opaqueToken('emulated-session-', 96);
    const expiresAt = settings.now() + settings.roleCredentialsSeconds * 1000;
    state.roleCredentials.set(accessKeyId, { accountId, roleName, sessionToken, expiresAt });
    return jsonResponse(200, {
      roleCredentials: {
        accessKeyId,
        secretAccessKey: newSecretAccessKey(),
        sessionToken,
        expiration: expiresAt,
      },
    });
  },
};
