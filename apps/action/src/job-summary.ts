import { formatTimestamp } from '@sso/core';
import type { Inputs } from './inputs.ts';
import { en } from './messages/en.ts';
import type { Configured } from './outputs.ts';

const day = 24 * 3600 * 1000;

/** Whole days until nobody can renew the seed any more. */
export function daysToReseed({ ready, now }: Pick<Configured, 'ready' | 'now'>): number {
  return Math.floor((ready.seed.registration.expiresAt - now) / day);
}

/**
 * What the page of the run shows: for each role the account, the role and the end, and the days to the next seed. The names are
 * ours or were checked, so that none of them can be Markdown. The page hides no masked text: a hidden account is left out here.
 */
export function jobSummary(inputs: Inputs, configured: Configured): string {
  const { headings, reseed } = en.summary;
  const rows = configured.fetched.map(({ accountId, roleName, credentials }) => [
    inputs.maskAccountId ? '***' : accountId,
    `\`${roleName}\``,
    formatTimestamp(inputs.renewCredentials ? configured.ready.seed.expiresAt : credentials.expiration),
  ]);
  const table = [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const registrationEnd = formatTimestamp(configured.ready.seed.registration.expiresAt);
  return `${table.join('\n')}\n\n${reseed(daysToReseed(configured), registrationEnd)}\n`;
}
