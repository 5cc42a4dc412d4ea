import '@sso/testkit';
import { extendProfileChain } from '../../src/credential-process/profile-chain.ts';

describe('extendProfileChain', () => {
  it.each([
    [undefined, 'dev', 'dev'],
    ['', 'dev', 'dev'],
    ['a,b', 'dev', 'a,b,dev'],
    ['a', 'with, comma', 'a,"with, comma"'],
    ['"with, comma"', 'a "quoted" one', '"with, comma","a ""quoted"" one"'],
    ['a', '', 'a,""'],
  ])('adds to %j the profile %j', (chain, profile, extended) => {
    expect(extendProfileChain(chain, profile)).toBe(extended);
  });

  it.each([
    ['a,dev,b', 'dev', ['a', 'dev', 'b', 'dev']],
    ['"with, comma"', 'with, comma', ['with, comma', 'with, comma']],
    ['"a ""quoted"" one"', 'a "quoted" one', ['a "quoted" one', 'a "quoted" one']],
  ])('finds in %j the profile %j', (chain, profile, profiles) => {
    expect(() => extendProfileChain(chain, profile)).toThrowSsoError('profile-cycle', { profiles });
  });
});
