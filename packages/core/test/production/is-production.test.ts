import fc from 'fast-check';
import { productionMatcher } from '../../src/production/is-production.ts';

const nothing = { accounts: [], roles: [], profiles: [], confirm: true };

describe('productionMatcher', () => {
  it('takes one pattern that fits for enough', () => {
    const isProduction = productionMatcher({
      ...nothing,
      accounts: ['111*', '*-PROD'],
      roles: ['Adm?n'],
      profiles: ['live'],
    });
    expect(isProduction({ accountId: '111111111111' })).toBe(true);
    expect(isProduction({ accountId: '222222222222', accountName: 'shop-prod' })).toBe(true);
    expect(isProduction({ roleName: 'admin' })).toBe(true);
    expect(isProduction({ profile: 'live' })).toBe(true);
    expect(
      isProduction({
        accountId: '222222222222',
        accountName: 'shop-prod-2',
        roleName: 'Admins',
        profile: 'alive',
      }),
    ).toBe(false);
  });

  it('fits nothing without a rule, and nothing that is not known', () => {
    expect(productionMatcher(nothing)({ profile: '', accountId: '1' })).toBe(false);
    expect(productionMatcher({ ...nothing, accounts: ['*'] })({ profile: 'a' })).toBe(false);
  });

  it('takes out what a pattern with ! fits, and is no rule about what is not known', () => {
    const isProduction = productionMatcher({ ...nothing, accounts: ['*prod*', '!*nonprod*'] });
    expect(isProduction({ accountId: '111111111111', accountName: 'shop-prod' })).toBe(true);
    expect(isProduction({ accountId: '111111111111', accountName: 'shop-nonprod' })).toBe(false);
    expect(productionMatcher({ ...nothing, accounts: ['!dev'] })({ profile: 'a' })).toBe(false);
  });

  it('knows an account that is written as an id by its id only, which nobody can choose', () => {
    const isProduction = productionMatcher({ ...nothing, accounts: ['111111111111'] });
    expect(isProduction({ accountId: '111111111111' })).toBe(true);
    expect(isProduction({ accountId: '222222222222', accountName: '111111111111' })).toBe(false);
  });

  it('takes every other sign for itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => text !== '' && !/[*?]|^!|^\/.+\/[iu]*$/s.test(text)),
        (profile) => {
          const isProduction = productionMatcher({ ...nothing, profiles: [profile] });
          expect(isProduction({ profile })).toBe(true);
          expect(isProduction({ profile: `${profile}x` })).toBe(false);
        },
      ),
    );
  });
});
