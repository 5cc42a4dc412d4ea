import { readAwsConfig } from '../../src/config/read.ts';
import {
  activeProfileName,
  findProfile,
  findSession,
  findSsoProfile,
  knownSessions,
  profileSession,
} from '../../src/config/resolve.ts';
import type { SsoErrorCode } from '../../src/errors.ts';
import { testRuntime } from '../support/test-runtime.ts';
import { runtimeWithConfig } from './config-files.ts';

const startUrl = 'https://d-1234567890.awsapps.com/start';
const session = `[sso-session my-sso]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`;
const named = { kind: 'named', name: 'my-sso', startUrl, region: 'us-east-1', scopes: [] };
const legacy = { kind: 'legacy', startUrl, region: 'us-east-1' };
const legacyKeys = `sso_start_url = ${startUrl}\nsso_region = us-east-1\n`;
const roleKeys = 'sso_account_id = 011111111111\nsso_role_name = Admin\n';

function read(config: string) {
  return readAwsConfig(runtimeWithConfig({ config }).runtime);
}

function failure(code: SsoErrorCode, data: unknown) {
  return expect.objectContaining({ code, data });
}

describe('activeProfileName', () => {
  it.each([
    [{}, 'default', 'default'],
    [{ AWS_DEFAULT_PROFILE: 'd' }, 'd', 'AWS_DEFAULT_PROFILE'],
    [{ AWS_PROFILE: 'p', AWS_DEFAULT_PROFILE: 'd' }, 'p', 'AWS_PROFILE'],
    [{ AWS_PROFILE: '', AWS_DEFAULT_PROFILE: 'd' }, '', 'AWS_PROFILE'],
    [{ AWS_DEFAULT_PROFILE: '' }, '', 'AWS_DEFAULT_PROFILE'],
  ])('with %j', (env, name, source) => {
    expect(activeProfileName(testRuntime({ env }).runtime)).toEqual({ name, source });
  });
});

describe('findProfile', () => {
  it('suggests a name that is near', () => {
    const config = read('[profile prod]\n');
    const data = { profile: 'prd', near: 'prod', file: config.configFile };
    expect(() => findProfile(config, 'prd')).toThrow(failure('profile-not-found', data));
    expect(findProfile(config, 'prod').name).toBe('prod');
  });
});

describe('findSsoProfile', () => {
  it('resolves a profile with an sso-session', () => {
    const config = read(
      `${session}[profile a]\nsso_session = my-sso\n${roleKeys}region = eu-west-1\noutput = json\n`,
    );
    expect(findSsoProfile(config, 'a')).toEqual({
      name: 'a',
      session: named,
      accountId: '011111111111',
      roleName: 'Admin',
      region: 'eu-west-1',
      output: 'json',
    });
  });

  it('resolves a legacy profile', () => {
    const profile = findSsoProfile(read(`[profile a]\n${legacyKeys}${roleKeys}region =\n`), 'a');
    expect(profile).toEqual({ name: 'a', session: legacy, accountId: '011111111111', roleName: 'Admin' });
  });

  it('takes the role from the sso-session as botocore does', () => {
    const config = read(
      `${session}sso_role_name = Reader\n[profile a]\nsso_session = my-sso\nsso_account_id = 1\n`,
    );
    expect(findSsoProfile(config, 'a')).toMatchObject({ accountId: '1', roleName: 'Reader' });
  });

  it('accepts keys that the profile and its session say alike', () => {
    const config = read(`${session}[profile a]\nsso_session = my-sso\n${legacyKeys}${roleKeys}`);
    expect(findSsoProfile(config, 'a').session).toEqual(named);
  });

  it('prefers Identity Center to what botocore asks later', () => {
    const config = read(
      `[profile a]\n${legacyKeys}${roleKeys}credential_process = x\naws_access_key_id = y\n`,
    );
    expect(findSsoProfile(config, 'a').roleName).toBe('Admin');
  });

  it.each([
    ['nothing', 'region = eu-west-1\n'],
    ['a process', 'credential_process = x\nsso_session = my-sso\n'],
    ['static keys', 'aws_access_key_id = x\n'],
    [
      'a role to assume, which botocore does first',
      `role_arn = x\nsource_profile = b\n${legacyKeys}${roleKeys}`,
    ],
  ])('refuses a profile with %s', (_name, keys) => {
    const config = read(`${session}[profile a]\n${keys}`);
    expect(() => findSsoProfile(config, 'a')).toThrow(failure('profile-not-sso', { profile: 'a' }));
  });

  it.each([
    ['sso_session = my-sso\n', ['sso_account_id', 'sso_role_name']],
    ['sso_session = my-sso\nsso_account_id = 1\nsso_role_name =\n', ['sso_role_name']],
    ['sso_role_name = x\n', ['sso_start_url', 'sso_region', 'sso_account_id']],
    [`${legacyKeys}`, ['sso_account_id', 'sso_role_name']],
  ])('names the keys that are missing from %j', (keys, missing) => {
    const config = read(`${session}[profile a]\n${keys}`);
    expect(() => findSsoProfile(config, 'a')).toThrow(
      failure('profile-incomplete', { profile: 'a', missing }),
    );
  });

  it('refuses a profile that contradicts its session in any key', () => {
    const config = read(`${session}[profile a]\nsso_session = my-sso\nsso_region = eu-west-1\n${roleKeys}`);
    const data = {
      profile: 'a',
      session: 'my-sso',
      key: 'sso_region',
      profileValue: 'eu-west-1',
      sessionValue: 'us-east-1',
    };
    expect(() => findSsoProfile(config, 'a')).toThrow(failure('profile-contradicts-session', data));
  });

  it('shows no secret of a contradiction', () => {
    const config = read(
      `${session}aws_session_token = x\n[profile a]\nsso_session = my-sso\naws_session_token = y\n${roleKeys}`,
    );
    expect(() => findSsoProfile(config, 'a')).toThrow(
      expect.objectContaining({
        data: expect.objectContaining({ profileValue: '[redacted]', sessionValue: '[redacted]' }),
      }),
    );
  });

  it.each([
    ['my-ssso', 'my-sso'],
    ['', undefined],
  ])('names the profile whose session %j is not there', (name, near) => {
    const config = read(`${session}[profile a]\nsso_session = ${name}\n${roleKeys}`);
    const data = { session: name, near, profile: 'a' };
    expect(() => findSsoProfile(config, 'a')).toThrow(failure('session-not-found', data));
  });
});

describe('findSession', () => {
  it('splits and trims the scopes', () => {
    const config = read(`${session}sso_registration_scopes = sso:account:access, codewhisperer:x ,\n`);
    expect(findSession(config, 'my-sso').scopes).toEqual(['sso:account:access', 'codewhisperer:x']);
  });

  it('names what is missing', () => {
    const config = read('[sso-session s]\nsso_region =\n');
    const data = { session: 's', missing: ['sso_start_url', 'sso_region'] };
    expect(() => findSession(config, 's')).toThrow(failure('session-incomplete', data));
  });

  it('suggests a name that is near', () => {
    const data = { session: 'mysso', near: 'my-sso' };
    expect(() => findSession(read(session), 'mysso')).toThrow(failure('session-not-found', data));
  });
});

describe('profileSession', () => {
  it.each([
    ['an sso-session only', 'sso_session = my-sso\n', named],
    ['a start URL only', legacyKeys, legacy],
    ['everything', `sso_session = my-sso\n${roleKeys}`, named],
  ])('needs %s', (_name, keys, expected) => {
    expect(profileSession(read(`${session}[profile a]\n${keys}`), 'a')).toEqual(expected);
  });

  it('keeps the start URL as it is, slash and all', () => {
    const config = read('[profile a]\nsso_start_url = https://x.awsapps.com/start/#/\nsso_region = r\n');
    expect(profileSession(config, 'a').startUrl).toBe('https://x.awsapps.com/start/#/');
  });

  it('refuses a profile without either', () => {
    const config = read('[profile a]\nregion = x\n[profile b]\nsso_account_id = 1\n');
    expect(() => profileSession(config, 'a')).toThrow(failure('profile-not-sso', { profile: 'a' }));
    const data = { profile: 'b', missing: ['sso_start_url', 'sso_region'] };
    expect(() => profileSession(config, 'b')).toThrow(failure('profile-incomplete', data));
  });
});

describe('knownSessions', () => {
  it('lists named sessions in file order, then legacy ones by start URL, and leaves broken ones out', () => {
    const other = 'https://other.awsapps.com/start';
    const config = read(
      [
        `[profile l1]\n${legacyKeys}`,
        `[profile l2]\n${legacyKeys}${roleKeys}`,
        `[profile l3]\nsso_start_url = ${other}\nsso_region = eu-west-1\n`,
        '[profile l4]\nsso_start_url = https://no-region.awsapps.com/start\n',
        `[profile n]\nsso_session = gone\nsso_start_url = https://n.awsapps.com/start\nsso_region = r\n`,
        '[sso-session z]\nsso_start_url = https://z.awsapps.com/start\nsso_region = r\n',
        '[sso-session broken]\nsso_region = r\n',
        session,
      ].join('\n'),
    );
    expect(knownSessions(config)).toEqual([
      { kind: 'named', name: 'z', startUrl: 'https://z.awsapps.com/start', region: 'r', scopes: [] },
      named,
      legacy,
      { kind: 'legacy', startUrl: other, region: 'eu-west-1' },
    ]);
  });
});
