import type { Handler } from '../handler.ts';
import { jsonResponse } from '../http-message.ts';
import { issueRoleCredentials } from '../role-credentials.ts';
import { assumedRoleUser, permissionSetRole } from '../sts/assumed-role.ts';
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
  handle: (call, context) => {
    authenticateBearer(call, context);
    const { settings, assignments } = context;
    const accountId = requiredQuery(call, 'account_id');
    const roleName = requiredQuery(call, 'role_name');
    if (!assignments.account(accountId)?.roles.includes(roleName)) {
      throw new WireError('ForbiddenException', 'No access');
    }
    const role = permissionSetRole(settings.organization.region, accountId, roleName);
    const user = assumedRoleUser(role, settings.organization.userName);
    const issued = issueRoleCredentials(context, user, settings.roleCredentialsSeconds);
    const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = issued;
    return jsonResponse(200, {
      roleCredentials: { accessKeyId, secretAccessKey, sessionToken, expiration: expiresAt },
    });
  },
};
