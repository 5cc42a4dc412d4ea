import { isInstalled } from '../installed.mjs';

const wanted = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/@sso/core': { link: true },
    'node_modules/for-another-platform': { version: '1.0.0', optional: true },
  },
};
const complete = {
  packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/@sso/core': { link: true } },
};

describe('whether the packages of the lock are installed', () => {
  it('holds when all are there, but for optional ones', () => {
    expect(isInstalled(wanted, complete)).toBe(true);
  });

  it('does not hold without a record of an install', () => {
    expect(isInstalled(wanted, undefined)).toBe(false);
  });

  it('does not hold when one is absent', () => {
    expect(isInstalled(wanted, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(false);
  });

  it('does not hold when one has another version', () => {
    const other = { packages: { ...complete.packages, 'node_modules/a': { version: '0.9.0' } } };
    expect(isInstalled(wanted, other)).toBe(false);
  });

  it('does not hold when a workspace was installed from the registry', () => {
    const other = { packages: { ...complete.packages, 'node_modules/@sso/core': { version: '1.0.0' } } };
    expect(isInstalled(wanted, other)).toBe(false);
  });
});
