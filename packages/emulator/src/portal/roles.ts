import type { Handler } from '../handler.ts';
import { jsonResponse } from '../http-message.ts';
import { WireError } from '../wire-errors.ts';
import { authenticateBearer, requiredQuery } from './bearer-token.ts';
import { pageOf } from './paging.ts';

/**
 * `GET /assignment/roles`.
 * @see https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_ListAccountRoles.html
 */
export const listAccountRoles: Handler = {
  operation: 'ListAccountRoles',
  service: 'sso',
  method: 'GET',
  path: '/assignment/roles',
  handle: (call, context) => {
    authenticateBearer(call, context);
    const account = context.assignments.account(requiredQuery(call, 'account_id'));
    if (account === undefined) throw new WireError('ForbiddenException', 'No access');
    const { items, nextToken } = pageOf(account.roles, call, context.settings.pageSize);
    return jsonResponse(200, {
      roleList: items.map((roleName) => ({ roleName, accountId: account.id })),
      nextToken,
    });
  },
};
