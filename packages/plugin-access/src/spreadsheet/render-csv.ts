import { formatCsv } from '@sso/cli-kit';
import type { AccessResult } from '../access/access-result.ts';

const columns = [
  'session',
  'accountName',
  'accountId',
  'emailAddress',
  'roleName',
  'profiles',
  'production',
  'problem',
] as const;

/** A line for each role, and for each account without any. */
export function renderCsv({ sessions }: AccessResult): string {
  const lines = sessions.flatMap(({ session, accounts }) =>
    accounts.flatMap(({ accountName, accountId, emailAddress, production, problem, roles }) => {
      const account = [session, accountName ?? '', accountId, emailAddress ?? ''];
      if (roles.length === 0) return [[...account, '', '', String(production), problem ?? '']];
      return roles.map((role) => [
        ...account,
        role.roleName,
        role.profiles.join(', '),
        String(role.production),
        problem ?? '',
      ]);
    }),
  );
  return formatCsv([columns, ...lines]);
}
