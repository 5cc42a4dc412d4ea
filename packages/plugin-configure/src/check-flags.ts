import { UsageError } from '@sso/cli-kit';
import { checkRegion, cleanForTerminal, planConfigChange } from '@sso/core';
import type { Conversation } from './conversation.ts';
import { text } from './messages/text.ts';

/**
 * Refuses flags that nothing can come of, before anybody signs in for them.
 * @throws UsageError, SsoError `region-invalid`, `name-unusable`, and those of the config
 */
export function checkFlags({ flags, runtime }: Conversation): void {
  const { 'account-id': accountId, 'sso-region': ssoRegion, region, profile } = flags;
  if (accountId !== undefined && !/^\d{12}$/.test(accountId)) {
    throw new UsageError({ message: text.accountIdForm(cleanForTerminal(accountId)) });
  }
  for (const typed of [ssoRegion, region]) if (typed !== undefined) checkRegion(typed);
  if (profile !== undefined) planConfigChange(runtime, [{ kind: 'profile', name: profile, set: [] }]);
}
