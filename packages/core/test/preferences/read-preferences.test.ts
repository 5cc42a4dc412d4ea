import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { preferencesPath, readPreferences } from '../../src/preferences/read-preferences.ts';
import { testRuntime } from '../support/test-runtime.ts';

const linux = { platform: 'linux' } as const;

function withFile(content: string) {
  const { runtime } = testRuntime();
  const file = preferencesPath(runtime, linux);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return { runtime, file };
}

describe('readPreferences', () => {
  it('has defaults where there is no file, or nothing in it', () => {
    const expected = { accounts: [], roles: [], profiles: [], confirm: true };
    expect(readPreferences(testRuntime().runtime, linux).production).toEqual(expected);
    expect(readPreferences(withFile('{}').runtime, linux).production).toEqual(expected);
  });

  it('reads the rule', () => {
    const production = {
      accounts: ['1111*'],
      roles: ['Admin'],
      profiles: ['prod-*'],
      confirm: false,
      minutes: 30,
    };
    const { runtime } = withFile(JSON.stringify({ production }));
    expect(readPreferences(runtime, linux).production).toEqual(production);
  });

  it.each([
    ['[]', '', 'not-an-object'],
    ['{"producton": {}}', 'producton', 'unknown-member'],
    ['{"production": []}', 'production', 'not-an-object'],
    ['{"production": {"acounts": []}}', 'production.acounts', 'unknown-member'],
    ['{"production": {"accounts": "x"}}', 'production.accounts', 'not-a-list'],
    ['{"production": {"roles": ["Admin", 1]}}', 'production.roles[1]', 'not-text'],
    ['{"production": {"profiles": [""]}}', 'production.profiles[0]', 'not-text'],
    ['{"production": {"confirm": "no"}}', 'production.confirm', 'not-true-or-false'],
    ['{"production": {"minutes": 0}}', 'production.minutes', 'not-minutes'],
    ['{"production": {"minutes": 1.5}}', 'production.minutes', 'not-minutes'],
    ['{\n  "production": {,}\n}', '2:18', 'not-json'],
    ['{\n  "production": {', '2:18', 'not-json'],
  ])('says what is wrong with %s and where', (content, place, problem) => {
    const { runtime, file } = withFile(content);
    expect(() => readPreferences(runtime, linux)).toThrow(
      expect.objectContaining({ code: 'preferences-invalid', data: { file, place, problem } }),
    );
  });

  it('looks where the system keeps such files', () => {
    const { runtime, home } = testRuntime();
    expect(preferencesPath(runtime, linux)).toBe(`${home}/.config/sso/config.json`);
    const chosen = testRuntime({ env: { XDG_CONFIG_HOME: '/etc/mine', APPDATA: '/roaming' } }).runtime;
    expect(preferencesPath(chosen, linux)).toBe('/etc/mine/sso/config.json');
    expect(preferencesPath(chosen, { platform: 'win32' })).toBe('/roaming/sso/config.json');
  });
});
