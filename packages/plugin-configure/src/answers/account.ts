import {
  type Account,
  cleanForTerminal,
  type ServiceContext,
  type Session,
  sessionAccounts,
} from '@sso/core';
import type { Conversation } from '../conversation.ts';
import { text } from '../messages/text.ts';

/**
 * The account's id. One that a flag names is not looked up here: asking for its roles tells whether it is the person's.
 * @throws SsoError `no-accounts`, `answer-needed`, `cancelled`, and those of the service
 */
export async function askAccount(
  conversation: Conversation,
  context: ServiceContext,
  session: Session,
): Promise<string> {
  const { flags, notice, prompter } = conversation;
  if (flags['account-id'] !== undefined) return flags['account-id'];
  const accounts = await sessionAccounts(context, session);
  const [only] = accounts;
  if (accounts.length === 1 && only !== undefined) {
    notice(text.onlyAccount(accountLabel(only)));
    return only.accountId;
  }
  if (prompter.interactive) notice(text.accounts(accounts.length));
  return prompter.choose({
    ...text.answers.account,
    flag: '--account-id',
    choices: accounts.map((account) => ({ value: account.accountId, label: accountLabel(account) })),
  });
}

/** As AWS CLI shows it. All three parts are found by typing. */
function accountLabel({ accountId, accountName, emailAddress }: Account): string {
  const name = [accountName, emailAddress].map(cleanForTerminal).filter(Boolean).join(', ');
  return name === '' ? cleanForTerminal(accountId) : `${name} (${cleanForTerminal(accountId)})`;
}
