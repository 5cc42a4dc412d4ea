import '@sso/testkit';
import { defaultProfileName } from '../../src/names/profile-name.ts';

describe('defaultProfileName', () => {
  it('is account and role, leading zeros kept', () => {
    expect(defaultProfileName({ accountId: '000000000001' }, 'AWSReadOnly+=,.@-_x')).toBe(
      '000000000001_AWSReadOnly+=,.@-_x',
    );
  });

  it.each(['', 'a b', 'a]', 'a\nb', "a'b", 'a/b', 'é', '\u202ea'])('refuses the role %j', (roleName) => {
    expect(() => defaultProfileName({ accountId: '111111111111' }, roleName)).toThrowSsoError(
      'name-unusable',
      {
        kind: 'role',
        name: roleName,
      },
    );
  });

  it('refuses an account that is no name', () => {
    expect(() => defaultProfileName({ accountId: '1\n2' }, 'Admin')).toThrowSsoError('name-unusable', {
      kind: 'account',
      name: '1\n2',
    });
  });
});
