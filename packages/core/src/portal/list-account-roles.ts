import type { CachedToken } from '../cache/records.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { textOf } from '../narrow.ts';
import { throwNoAccess } from './no-access.ts';
import { callPortal, type Page, readAllPages, readPage, type tokenRejected } from './portal-call.ts';

const pageSize = 100;

/**
 * The names of the roles that the person has in one account, in the service's order.
 * @throws SsoError `no-access` where the account is not the person's
 * @see https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_ListAccountRoles.html
 */
export async function listAccountRoles(
  context: ServiceContext,
  token: CachedToken,
  accountId: string,
): Promise<readonly string[] | typeof tokenRejected> {
  return readAllPages(context.settings.endpoint('sso', token.region).host, (nextToken) =>
    listAccountRolesPage(context, token, accountId, nextToken),
  );
}

/** One page of {@link listAccountRoles}: the first, or that of `nextToken`. */
export async function listAccountRolesPage(
  context: ServiceContext,
  token: CachedToken,
  accountId: string,
  nextToken: string | undefined,
): Promise<Page<string> | typeof tokenRejected> {
  const { ListAccountRolesCommand } = await import('@aws-sdk/client-sso');
  return callPortal(
    context,
    token,
    'ListAccountRoles',
    async (client, accessToken) => {
      const command = new ListAccountRolesCommand({
        accessToken,
        accountId,
        nextToken,
        maxResults: pageSize,
      });
      const answer = await client.send(command);
      return readPage(answer.roleList, answer.nextToken, ({ roleName }) => textOf(roleName));
    },
    (refusal) => throwNoAccess(refusal, { accountId }),
  );
}
