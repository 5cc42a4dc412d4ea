import type { Handler } from '../handler.ts';
import { jsonResponse } from '../http-message.ts';
import { authenticateBearer } from './bearer-token.ts';
import { pageOf } from './paging.ts';

/**
 * `GET /assignment/accounts`.
 * @see https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_ListAccounts.html
 */
export const listAccounts: Handler = {
  operation: 'ListAccounts',
  service: 'sso',
  method: 'GET',
  path: '/assignment/accounts',
  handle: (call, context) => {
    authenticateBearer(call, context);
    const { organization, pageSize } = context.settings;
    const { items, nextToken } = pageOf(organization.accounts, call, pageSize);
    const accountList = items.map(({ id, name, email }) => ({
      accountId: id,
      accountName: name,
      emailAddress: email,
    }));
    return jsonResponse(200, { accountList, nextToken });
  },
};
