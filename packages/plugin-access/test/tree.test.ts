import { renderTree } from '../src/terminal/tree.ts';
import { accessTo, account, role } from './access-example.ts';

const access = accessTo(
  account('Data', { accountId: '333333333333', problem: 'throttled' }),
  account('Old', { accountId: '444444444444', problem: 'throttled', roles: [role('Admin')] }),
  account('Production', {
    emailAddress: 'prod@example.com',
    production: true,
    roles: [
      role('Admin', { production: true, profiles: ['prod', 'prod-eu'] }),
      role('ReadOnly', { production: true }),
    ],
  }),
  account('Sandbox', {
    accountId: '222222222222',
    roles: [role('Billing', { production: true }), role('PowerUser', { profiles: ['sand\x1b[31mbox'] })],
  }),
  account('Visible', { accountId: '555555555555' }),
);

it('shows sessions, accounts and roles with their profiles, and tells apart no roles and unknown ones', () => {
  expect(renderTree(access, {})).toBe(`my-sso  https://d-1234567890.awsapps.com/start
├─ Data        333333333333
│  └─ roles not known (throttled)
├─ Old         444444444444
│  ├─ roles not known now (throttled); before:
│  └─ Admin
├─ Production  111111111111  prod@example.com  PRODUCTION
│  ├─ Admin      profile prod, prod-eu
│  └─ ReadOnly
├─ Sandbox     222222222222
│  ├─ Billing    PRODUCTION
│  └─ PowerUser  profile sandbox
└─ Visible     555555555555
   └─ no roles
`);
});

it('ends its lines where the terminal ends, with colours too', () => {
  const lines = renderTree(access, { width: 30, color: true }).split('\n');
  for (const line of lines) {
    expect(line.replaceAll(/\x1b\[\d+m/g, '').length).toBeLessThanOrEqual(30);
  }
  expect(lines.join('\n')).toContain('\x1b[31mPRODUCTION');
});

it('is nothing where there is nothing', () => {
  expect(renderTree(accessTo(), {})).toBe('');
});
