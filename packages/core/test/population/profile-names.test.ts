import fc from 'fast-check';
import { account, namesOf, plan, source } from './organization.ts';

const added = (accounts: readonly Parameters<typeof account>[], nameTemplate?: string) =>
  plan('', [
    source(
      accounts.map((parts) => account(...parts)),
      nameTemplate === undefined ? {} : { nameTemplate },
    ),
  ]);

describe('names that cannot be had as they are', () => {
  it('are told apart by what differs, none of them getting the plain one', () => {
    const { added: profiles } = added([
      [1, 'Dev/1', ['Admin']],
      [2, 'Dev 1', ['Admin']],
      [3, 'Prod', ['Admin']],
    ]);
    expect(profiles).toMatchObject([
      { name: 'dev-1_Admin-111111111111', wantedName: 'dev-1_Admin', conflict: 'equal' },
      { name: 'dev-1_Admin-222222222222', wantedName: 'dev-1_Admin', conflict: 'equal' },
      { name: 'prod_Admin', conflict: undefined },
    ]);
  });

  it('get the role where the account is the same, and the region where both are', () => {
    const accounts = [account(1, 'a', ['X', 'Y'])];
    const sources = [source(accounts, { nameTemplate: 'same', regions: ['eu-west-1', 'us-east-1'] })];
    expect(namesOf(plan('', sources).added)).toEqual([
      'same-X-eu-west-1',
      'same-X-us-east-1',
      'same-Y-eu-west-1',
      'same-Y-us-east-1',
    ]);
  });

  it('get what they lack where a longer name is taken by another account', () => {
    const { added: profiles } = added(
      [
        [1, 'a', ['X']],
        [2, 'a', ['X']],
        [3, 'a-111111111111', ['X']],
      ],
      '{accountName}',
    );
    expect(namesOf(profiles)).toEqual(['a-111111111111', 'a-111111111111-333333333333', 'a-222222222222']);
  });

  it('are the id and the role where the template gives nothing or "default"', () => {
    const template = `{accountName|replace:'x',''|replace:'y','default'}`;
    expect(added([[1, 'y', ['A', 'B']]], template).added).toMatchObject([
      { name: 'default-111111111111-A', conflict: 'reserved' },
      { name: 'default-111111111111-B', conflict: 'reserved' },
    ]);
    expect(added([[1, 'y', ['A', 'B']]], '').added).toMatchObject([
      { name: '111111111111-A', wantedName: '', conflict: 'empty' },
      { name: '111111111111-B', wantedName: '', conflict: 'empty' },
    ]);
  });

  it('are left out and told where the file has no form for them', () => {
    const odd = 'a]b';
    const { added: profiles, unnamed } = added(
      [
        [1, odd, ['X']],
        [2, 'fine', ['X']],
        [3, 'c', ['Y\nZ']],
      ],
      '{accountName}',
    );
    expect(namesOf(profiles)).toEqual(['fine']);
    expect(unnamed).toMatchObject([
      { accountId: '111111111111', wantedName: odd, problem: 'unusable' },
      { accountId: '333333333333', wantedName: 'c', problem: 'unusable' },
    ]);
  });

  it('take what accounts are called elsewhere', () => {
    const long = 'x'.repeat(300);
    const names = ['', '🦊', '[prod]', 'a\nb', long, '  '];
    const { added: profiles, unnamed } = added(names.map((name, index) => [index + 1, name, ['R']]));
    expect(namesOf(profiles)).toEqual([
      '111111111111_R',
      '222222222222_R',
      '666666666666_R',
      'a-b_R',
      'prod_R',
      `${long}_R`,
    ]);
    expect(unnamed).toEqual([]);
  });
});

describe('the order of accounts and roles', () => {
  it('changes nothing', () => {
    const names = fc.constantFrom('dev', 'Dev', 'dev-111111111111', 'default', '', 'a]');
    const roles = fc.uniqueArray(fc.constantFrom('A', 'B', 'a'), { minLength: 1 });
    const templates = fc.constantFrom('{accountName}', '{accountName|kebab}', '{roleName}', '', 'default');
    const organization = fc.array(fc.tuple(names, roles), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(organization, templates, fc.nat(), (list, nameTemplate, seed) => {
        const accounts = list.map(([name, of], index) => account(index + 1, name, of));
        const rotated = accounts.map(
          (_, index) => accounts[(index + seed) % accounts.length] ?? account(0, '', []),
        );
        const turned = rotated.map((one) => ({ ...one, roles: one.roles.toReversed() }));
        const first = plan('', [source(accounts, { nameTemplate })]);
        expect(plan('', [source(turned, { nameTemplate })])).toEqual(first);
        const all = namesOf(first.added);
        expect(new Set(all).size).toBe(all.length);
        expect(all.length + first.unnamed.length).toBe(list.flatMap(([, of]) => of).length);
      }),
    );
  });
});
