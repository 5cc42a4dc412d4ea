import type { AccessResult, AccountAccess, RoleAccess, SessionAccess } from '../src/access/access-result.ts';

export function role(roleName: string, facts: Partial<RoleAccess> = {}): RoleAccess {
  return { roleName, production: false, profiles: [], ...facts };
}

export function account(accountName: string, facts: Partial<AccountAccess> = {}): AccountAccess {
  return {
    accountId: '111111111111',
    accountName,
    emailAddress: null,
    production: false,
    problem: null,
    roles: [],
    ...facts,
  };
}

export function accessTo(...accounts: readonly AccountAccess[]): AccessResult {
  const asOf = '2030-01-02T03:04:05Z';
  const session = {
    session: 'my-sso',
    startUrl: 'https://d-1234567890.awsapps.com/start',
    region: 'us-east-1',
  };
  return { asOf, sessions: [{ ...session, asOf, accounts }] };
}

/** The same for another session. */
export function sessionNamed(session: string, ...accounts: readonly AccountAccess[]): SessionAccess[] {
  return accessTo(...accounts).sessions.map((each) => ({ ...each, session }));
}

const hostileNames = [
  '<script>document.title = "run"</script>',
  '</script><img src=x onerror="document.title = \'run\'">',
  '{{data}} <!-- & &amp; "quoted"',
  'left\u202Etfel\u2028line',
];

/** Names that somebody chose who wants to run something, or to be taken for another. */
export const hostileAccess = accessTo(
  ...hostileNames.map((name, index) =>
    account(name, {
      accountId: String(index).padStart(12, '0'),
      emailAddress: `${name}@example.com`,
      roles: [role(name, { profiles: [name] })],
    }),
  ),
);

export function largeAccess(accounts: number, roles: number): AccessResult {
  const roleNames = Array.from({ length: roles }, (_, index) => `Role-${index + 1}`);
  return accessTo(
    ...Array.from({ length: accounts }, (_, index) =>
      account(`team-${index + 1}`, {
        accountId: String(index + 1).padStart(12, '0'),
        emailAddress: `aws+${index + 1}@example.com`,
        roles: roleNames.map((name) => role(name)),
      }),
    ),
  );
}
