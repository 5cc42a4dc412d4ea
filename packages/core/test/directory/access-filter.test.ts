import '@sso/testkit';
import { requireAccess, selectAccess, unmatchedPatterns } from '../../src/directory/access-filter.ts';

const account = (accountId: string, accountName: string, roles: readonly string[]) => ({
  accountId,
  accountName,
  emailAddress: `${accountName}@example.com`,
  roles,
});
const directory = {
  accounts: [
    account('111111111111', 'dev', ['Admin', 'ReadOnly']),
    account('222222222222', 'prod', ['ReadOnly']),
    account('333333333333', 'empty', []),
  ],
};
const shown = (accounts: readonly string[], roles: readonly string[]): readonly string[] =>
  selectAccess(directory, { accounts, roles }).map((access) => `${access.accountName}/${access.roleName}`);

describe('selectAccess', () => {
  it('takes all without a pattern, with what is known of the account', () => {
    expect(shown([], [])).toEqual(['dev/Admin', 'dev/ReadOnly', 'prod/ReadOnly']);
    expect(selectAccess(directory, { accounts: ['prod'], roles: [] })).toEqual([
      {
        accountId: '222222222222',
        accountName: 'prod',
        emailAddress: 'prod@example.com',
        roleName: 'ReadOnly',
      },
    ]);
  });

  it('wants both the account and the role to fit', () => {
    expect(shown(['dev@*', '222222222222'], ['!admin'])).toEqual(['dev/ReadOnly', 'prod/ReadOnly']);
  });
});

describe('what fits nothing', () => {
  it('is told with a name that may have been meant', () => {
    expect(
      unmatchedPatterns(directory, { accounts: ['dev', 'prdo*', '!stage'], roles: ['ReadOny'] }),
    ).toEqual([
      { kind: 'account', pattern: 'prdo*', near: 'prod' },
      { kind: 'account', pattern: '!stage', near: undefined },
      { kind: 'role', pattern: 'ReadOny', near: 'ReadOnly' },
    ]);
  });

  it('is no error while something is left, and one where nothing is', () => {
    expect(requireAccess(directory, { accounts: ['dev', 'nope'], roles: [] })).toHaveLength(2);
    expect(() => requireAccess(directory, { accounts: ['prod'], roles: ['Admin'] })).toThrowSsoError(
      'filter-matches-nothing',
      { unmatched: [{ kind: 'role', pattern: 'Admin', near: undefined }] },
    );
  });
});
