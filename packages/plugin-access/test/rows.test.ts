import {
  narrowedRows,
  type Order,
  roleNamesIn,
  searchableRows,
  sortedRows,
} from '../src/report/page/rows.ts';
import { accessTo, account, role } from './access-example.ts';

const rows = searchableRows(
  accessTo(
    account('Söderköping', {
      roles: [role('Admin', { profiles: ['south'] }), role('ReadOnly', { production: true })],
    }),
    account('team 10', {
      accountId: '222222222222',
      emailAddress: 'ten@example.com',
      roles: [role('Admin')],
    }),
    account('team 9', { accountId: '333333333333', problem: 'throttled' }),
  ),
);
const everything = { search: '', onlyProduction: false, onlyWithoutProfile: false };

function found(wishes: Partial<typeof everything>) {
  return narrowedRows(rows, { ...everything, ...wishes }).map(({ account: { accountName }, roles }) => [
    accountName,
    ...roles.map(({ roleName }) => roleName),
  ]);
}

it.each([
  ['SODERK', [['Söderköping', 'Admin', 'ReadOnly']]],
  ['admin 222', [['team 10', 'Admin']]],
  ['ten@', [['team 10', 'Admin']]],
  ['south', [['Söderköping', 'Admin']]],
  ['my-sso read', [['Söderköping', 'ReadOnly']]],
  ['team', [['team 10', 'Admin'], ['team 9']]],
  ['team nothing', []],
])('finds by every word in account or role: %s', (search, expected) => {
  expect(found({ search })).toEqual(expected);
});

it('leaves the roles that are production, or have no profile', () => {
  expect(found({ onlyProduction: true })).toEqual([['Söderköping', 'ReadOnly']]);
  expect(found({ onlyWithoutProfile: true })).toEqual([
    ['Söderköping', 'ReadOnly'],
    ['team 10', 'Admin'],
  ]);
});

it.each<[string, Order, readonly string[]]>([
  [
    'name, numbers as numbers',
    { key: { kind: 'account' }, isDescending: false },
    ['Söderköping', 'team 9', 'team 10'],
  ],
  ['name, backwards', { key: { kind: 'account' }, isDescending: true }, ['team 10', 'team 9', 'Söderköping']],
  ['most roles', { key: { kind: 'roles' }, isDescending: true }, ['Söderköping', 'team 10', 'team 9']],
  [
    'who has a role',
    { key: { kind: 'role', roleName: 'Admin' }, isDescending: false },
    ['Söderköping', 'team 10', 'team 9'],
  ],
])('sorts by %s', (_, order, expected) => {
  expect(sortedRows(rows, order, 'en').map(({ account: { accountName } }) => accountName)).toEqual(expected);
});

it('knows the roles of what is shown', () => {
  expect(roleNamesIn(rows, 'en')).toEqual(['Admin', 'ReadOnly']);
});
