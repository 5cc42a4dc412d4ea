import type { CachedToken } from '../cache/records.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { textOf } from '../narrow.ts';
import { callPortal, type Page, readAllPages, readPage, type tokenRejected } from './portal-call.ts';

export interface Account {
  readonly accountId: string;
  /** As the service has it: a stranger's text. Empty where it has none. */
  readonly accountName: string;
  readonly emailAddress: string;
}

/** The largest page that the service gives. */
const pageSize = 100;

/**
 * Every account that the person may use, in the service's order.
 * @see https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_ListAccounts.html
 */
export async function listAccounts(
  context: ServiceContext,
  token: CachedToken,
): Promise<readonly Account[] | typeof tokenRejected> {
  return readAllPages(context.settings.endpoint('sso', token.region).host, (nextToken) =>
    listAccountsPage(context, token, nextToken),
  );
}

/** One page of {@link listAccounts}: the first, or that of `nextToken`. */
export async function listAccountsPage(
  context: ServiceContext,
  token: CachedToken,
  nextToken: string | undefined,
): Promise<Page<Account> | typeof tokenRejected> {
  const { ListAccountsCommand } = await import('@aws-sdk/client-sso');
  return callPortal(context, token, 'ListAccounts', async (client, accessToken) => {
    const answer = await client.send(
      new ListAccountsCommand({ accessToken, nextToken, maxResults: pageSize }),
    );
    return readPage(answer.accountList, answer.nextToken, readAccount);
  });
}

function readAccount(item: Readonly<Record<string, unknown>>): Account | undefined {
  const accountId = textOf(item.accountId);
  if (accountId === undefined) return undefined;
  return {
    accountId,
    accountName: textOf(item.accountName) ?? '',
    emailAddress: textOf(item.emailAddress) ?? '',
  };
}
