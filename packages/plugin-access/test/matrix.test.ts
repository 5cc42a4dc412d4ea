import { renderMatrix } from '../src/terminal/matrix.ts';
import { accessTo, account, role, sessionNamed } from './access-example.ts';

const access = accessTo(
  account('Data', { accountId: '333333333333', problem: 'throttled' }),
  account('Production', {
    production: true,
    roles: [role('Admin', { profiles: ['prod'] }), role('ReadOnly')],
  }),
  account('Sandbox', { accountId: '222222222222', roles: [role('PowerUser')] }),
);

it('has accounts as lines and roles as columns', () => {
  expect(renderMatrix(access, {})).toBe(`Account     Account ID    Admin  PowerUser  ReadOnly
Data        333333333333  ?      ?          ?
Production  111111111111  P      .          x         PRODUCTION
Sandbox     222222222222  .      x          .

x: role, P: role with a profile, ?: not known
`);
});

it('has a block for each session that has something to show', () => {
  const sessions = ['home', 'work'].flatMap((name) =>
    sessionNamed(name, account(name, { roles: [role('Admin')] })),
  );
  const text = renderMatrix({ ...access, sessions: [...sessions, ...sessionNamed('nothing')] }, {});
  expect(text).toBe(`home

Account  Account ID    Admin
home     111111111111  x

work

Account  Account ID    Admin
work     111111111111  x

x: role, P: role with a profile, ?: not known
`);
});

it('numbers the roles where their names do not fit', () => {
  expect(renderMatrix(access, { width: 50 })).toBe(`Account     Account ID    1  2  3
Data        333333333333  ?  ?  ?
Production  111111111111  P  .  x  PRODUCTION
Sandbox     222222222222  .  x  .

1  Admin
2  PowerUser
3  ReadOnly

x: role, P: role with a profile, ?: not known
`);
});

it('goes on below where there are more roles than columns, and never beyond the terminal', () => {
  const roles = Array.from({ length: 40 }, (_, index) => role(`Role-${String(index).padStart(2, '0')}`));
  const text = renderMatrix(accessTo(account('a'.repeat(60), { roles, production: true })), { width: 80 });
  const lines = text.split('\n');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  const headings = lines
    .filter((line) => line.startsWith('Account'))
    .map((line) => line.split(/ {2,}/).slice(2));
  expect(headings.length).toBeGreaterThan(1);
  expect(headings.flat()).toEqual(roles.map((_, index) => String(index + 1)));
});
