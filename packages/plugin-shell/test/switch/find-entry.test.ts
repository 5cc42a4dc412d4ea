import type { SwitchEntry } from '../../src/switch/entry.ts';
import { findEntry } from '../../src/switch/find-entry.ts';

function profile(name: string, more: Partial<SwitchEntry> = {}): SwitchEntry {
  return {
    choice: { kind: 'profile', profile: name },
    session: undefined,
    accountId: undefined,
    accountName: undefined,
    emailAddress: undefined,
    roleName: undefined,
    region: undefined,
    ...more,
  };
}

function role(session: string, accountId: string, roleName: string): SwitchEntry {
  return profile('', { choice: { kind: 'role', session, accountId, roleName }, accountId, roleName });
}

const shop = profile('shop-dev', {
  accountName: 'Shop',
  emailAddress: 'shop@example.com',
  region: 'eu-west-1',
});
const entries = [
  profile('prod'),
  profile('prod-2'),
  shop,
  role('a', '111111111111', 'Admin'),
  role('b', '111111111111', 'Admin'),
];

describe('findEntry', () => {
  it.each([
    ['prod', 'prod'],
    ['prod-', 'prod-2'],
    ['SHOP', 'shop-dev'],
    ['shdv', 'shop-dev'],
    ['shop@example', 'shop-dev'],
    ['shop eu-west', 'shop-dev'],
  ])('takes %j for %s', (name, found) => {
    expect(findEntry(entries, name)).toMatchObject({ kind: 'one', entry: { choice: { profile: found } } });
  });

  it('leaves it open where several fit', () => {
    expect(findEntry(entries, 'pro')).toMatchObject({ kind: 'several', entries: entries.slice(0, 2) });
    expect(findEntry(entries, '111111111111/Admin')).toMatchObject({
      kind: 'several',
      entries: entries.slice(3),
    });
  });

  it('finds nothing where nothing fits', () => {
    expect(findEntry(entries, 'zzz')).toEqual({ kind: 'none' });
  });

  it.each(['222222222222/Admin', 'Staging/Admin'])('takes %s for the profile of the role', (name) => {
    const staging = { accountId: '222222222222', accountName: 'Staging' };
    const dev = profile('dev', { ...staging, roleName: 'Admin' });
    const other = profile('other', { ...staging, roleName: 'AdminReadOnly' });
    expect(findEntry([...entries, other, dev], name)).toEqual({ kind: 'one', entry: dev });
  });

  it('takes a profile for its name rather than a role', () => {
    const named = profile('111111111111/Admin');
    expect(findEntry([...entries, named], '111111111111/Admin')).toEqual({ kind: 'one', entry: named });
  });
});
