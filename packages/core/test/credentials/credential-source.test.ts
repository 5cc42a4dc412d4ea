import { readAwsConfig } from '../../src/config/read.ts';
import { profileCredentialSource } from '../../src/credentials/credential-source.ts';
import type { SsoErrorCode } from '../../src/errors.ts';
import { runtimeWithConfig } from '../config/config-files.ts';

const session = `
[sso-session my-sso]
sso_start_url = https://d-1234567890.awsapps.com/start
sso_region = us-east-1
`;
const base = `
[profile base]
sso_session = my-sso
sso_account_id = 111111111111
sso_role_name = Admin
`;
const deployer = 'arn:aws:iam::222222222222:role/Deployer';
const baseSource = {
  kind: 'sso',
  session: expect.objectContaining({ name: 'my-sso' }),
  target: { accountId: '111111111111', roleName: 'Admin' },
};

function source(name: string, profiles: string, credentials = '') {
  const { runtime } = runtimeWithConfig({ config: `${session}${base}${profiles}`, credentials });
  return profileCredentialSource(readAwsConfig(runtime), name);
}

function chained(profiles: string, credentials = '') {
  return source('p', `[profile p]\nrole_arn = ${deployer}\n${profiles}`, credentials);
}

describe('profileCredentialSource', () => {
  it('is the role of Identity Center for a profile without role_arn', () => {
    expect(source('base', '')).toEqual(baseSource);
  });

  it('takes all that a profile says of its role', () => {
    const found = chained(`source_profile = base
external_id = e-42
role_session_name = ada
duration_seconds = 1800
mfa_serial = arn:aws:iam::111111111111:mfa/ada
region = eu-west-1
`);
    expect(found).toEqual({
      kind: 'assume-role',
      source: baseSource,
      role: {
        roleArn: deployer,
        externalId: 'e-42',
        roleSessionName: 'ada',
        durationSeconds: 1800,
        mfaSerial: 'arn:aws:iam::111111111111:mfa/ada',
        region: 'eu-west-1',
      },
    });
  });

  it('leaves out what is absent or empty', () => {
    const found = chained('source_profile = base\nexternal_id =\nduration_seconds =\nrole_session_name =\n');
    expect(JSON.parse(JSON.stringify(found))).toMatchObject({ role: { roleArn: deployer } });
    expect(Object.values('role' in found ? found.role : {}).filter(Boolean)).toEqual([deployer]);
  });

  it('follows a chain of several roles', () => {
    const found = chained(`source_profile = middle
[profile middle]
role_arn = arn:aws:iam::333333333333:role/path/to/Middle
source_profile = base
`);
    expect(found).toMatchObject({
      role: { roleArn: deployer },
      source: { role: { roleArn: 'arn:aws:iam::333333333333:role/path/to/Middle' }, source: baseSource },
    });
  });

  it('assumes the role of a profile that has keys of Identity Center besides', () => {
    const found = chained('source_profile = base\nsso_account_id = 999999999999\nsso_role_name = Other\n');
    expect(found).toMatchObject({ kind: 'assume-role', source: baseSource });
  });

  it('lets a profile name itself where it has keys of Identity Center', () => {
    const found = chained(
      'source_profile = p\nsso_session = my-sso\nsso_account_id = 000000000001\nsso_role_name = Own\n',
    );
    expect(found).toMatchObject({
      kind: 'assume-role',
      role: { roleArn: deployer },
      source: { kind: 'sso', target: { accountId: '000000000001', roleName: 'Own' } },
    });
  });

  it('assumes nothing for a source with keys of its own, as botocore does', () => {
    const middle = `role_arn = ${deployer}\nsource_profile = base\naws_access_key_id = AKIA\n`;
    const sso = 'sso_session = my-sso\nsso_account_id = 000000000001\nsso_role_name = Own\n';
    expect(chained(`source_profile = middle\n[profile middle]\n${middle}${sso}`)).toMatchObject({
      source: { kind: 'sso', target: { roleName: 'Own' } },
    });
    expect(() => chained(`source_profile = middle\n[profile middle]\n${middle}`)).toThrow(
      expect.objectContaining({ code: 'profile-not-sso', data: { profile: 'middle' } }),
    );
  });

  it.each([
    ['itself', 'source_profile = p\n', ['p', 'p']],
    [
      'one that leads back',
      `source_profile = a\n[profile a]\nrole_arn = ${deployer}\nsource_profile = b\n[profile b]\nrole_arn = ${deployer}\nsource_profile = p\n`,
      ['p', 'a', 'b', 'p'],
    ],
    [
      'one that names itself',
      `source_profile = a\n[profile a]\nrole_arn = ${deployer}\nsource_profile = a\n`,
      ['p', 'a', 'a'],
    ],
    [
      'a loop that it is not part of',
      `source_profile = a\n[profile a]\nrole_arn = ${deployer}\nsource_profile = b\n[profile b]\nrole_arn = ${deployer}\nsource_profile = a\n`,
      ['p', 'a', 'b', 'a'],
    ],
  ])('finds a profile whose source is %s', (_what, profiles, expected) => {
    expect(() => chained(profiles)).toThrow(
      expect.objectContaining({ code: 'profile-cycle', data: { profiles: expected } }),
    );
  });

  it.each<[string, string, SsoErrorCode, object]>([
    ['an unknown source', 'source_profile = bsae\n', 'profile-not-found', { profile: 'bsae', near: 'base' }],
    ['no source', '', 'profile-incomplete', { profile: 'p', missing: ['source_profile'] }],
    [
      'a source of the machine',
      'credential_source = Ec2InstanceMetadata\n',
      'profile-not-sso',
      { profile: 'p' },
    ],
    [
      'a web identity',
      'web_identity_token_file = /t\nsource_profile = base\n',
      'profile-not-sso',
      { profile: 'p' },
    ],
    [
      'a source that is something else',
      'source_profile = other\n[profile other]\ncredential_process = /bin/true\n',
      'profile-not-sso',
      { profile: 'other' },
    ],
    [
      'a duration that is no number',
      'source_profile = base\nduration_seconds = 1h\n',
      'profile-value-invalid',
      { profile: 'p', key: 'duration_seconds', value: '1h' },
    ],
  ])('refuses %s', (_what, keys, code, data) => {
    expect(() => chained(keys)).toThrow(
      expect.objectContaining({ code, data: expect.objectContaining(data) }),
    );
  });

  it.each(['', 'Deployer', 'arn:aws:iam::2:role/A', 'arn:aws:iam::222222222222:user/ada', `${deployer}/`])(
    'refuses %j as the ARN of a role',
    (roleArn) => {
      expect(() => source('p', `[profile p]\nrole_arn = ${roleArn}\nsource_profile = base\n`)).toThrow(
        expect.objectContaining({ code: 'role-arn-invalid', data: { roleArn, profile: 'p' } }),
      );
    },
  );
});
