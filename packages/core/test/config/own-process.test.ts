import '@sso/testkit';
import fc from 'fast-check';
import { ownProcessCommand } from '../../src/config/own-process.ts';
import { processProfileChanges } from '../../src/config/profile-changes.ts';
import { readAwsConfig } from '../../src/config/read.ts';
import { findProfile, findSsoProfile, profileSession } from '../../src/config/resolve.ts';
import { applyConfigChange } from '../../src/config/write.ts';
import { profileCredentialSource } from '../../src/credentials/credential-source.ts';
import type { NamedSession } from '../../src/session/session.ts';
import { named } from '../support/identity-center.ts';
import { testRuntime } from '../support/test-runtime.ts';
import { runtimeWithConfig } from './config-files.ts';
import { pythonShlexSplit } from './python-shlex.ts';

const target = { accountId: '011111111111', roleName: 'Admin' };
const linux = { platform: 'linux' } as const;
const windows = { platform: 'win32' } as const;

function sessionNamed(name: string): NamedSession {
  return { ...named, name };
}

const session = `[sso-session my-sso]
sso_start_url = ${named.startUrl}
sso_region = us-east-1
`;
const dev = `[profile dev]
sso_session = my-sso
sso_account_id = 111111111111
sso_role_name = Admin
region = eu-west-1
`;

function configOf(...sections: readonly string[]) {
  return readAwsConfig(runtimeWithConfig({ config: sections.join('\n') }).runtime);
}

function profileRunning(name: string, command: string): string {
  return `[profile ${name}]\ncredential_process = ${command}\n`;
}

describe('a profile whose credential_process is ours', () => {
  it.each([
    'sso credential-process --account-id 111111111111 --role-name Admin --session my-sso',
    "'/opt/my tools/sso' credential-process --session=my-sso --role-name=Admin --account-id 111111111111",
    '"C:/Program Files/sso.cmd" credential-process -s my-sso --account-id 111111111111 --role-name Admin --auto-login',
    'node /opt/sso.js credential-process -s my-sso --account-id 111111111111 --role-name Admin',
    'sso credential-process --profile dev',
    'sso credential-process -p dev',
  ])('stands for a role of Identity Center: %s', (command) => {
    const config = configOf(session, dev, profileRunning('tool', command));
    expect(findSsoProfile(config, 'tool')).toMatchObject({
      name: 'tool',
      session: { kind: 'named', name: 'my-sso', startUrl: named.startUrl },
      accountId: '111111111111',
      roleName: 'Admin',
    });
    expect(profileSession(config, 'tool')).toMatchObject({ name: 'my-sso' });
  });

  it('keeps its own region, and takes that of the profile that it names', () => {
    const config = configOf(
      session,
      dev,
      `${profileRunning('own', 'sso credential-process --profile dev')}region = us-west-2\n`,
      profileRunning('named', 'sso credential-process --profile own'),
    );
    expect(findSsoProfile(config, 'own').region).toBe('us-west-2');
    expect(findSsoProfile(config, 'named').region).toBe('us-west-2');
  });

  it('stands for a chain of roles', () => {
    const chain = `[profile deploy]\nrole_arn = arn:aws:iam::222222222222:role/Deployer\nsource_profile = dev\n`;
    const config = configOf(session, dev, chain, profileRunning('tool', 'sso credential-process -p deploy'));
    expect(profileCredentialSource(config, 'tool')).toEqual(profileCredentialSource(config, 'deploy'));
  });

  it('does not count beside keys of Identity Center', () => {
    const config = configOf(session, `${dev}credential_process = sso credential-process --profile dev\n`);
    expect(findSsoProfile(config, 'dev')).toMatchObject({ accountId: '111111111111', roleName: 'Admin' });
  });

  it.each(['sso credential-process --profile a', 'sso credential-process'])(
    'leads nowhere: %s',
    (command) => {
      const config = configOf(profileRunning('a', command));
      expect(() => findProfile(config, 'a')).toThrowSsoError('profile-cycle', { profiles: ['a', 'a'] });
    },
  );

  it('leads to another one and back', () => {
    const config = configOf(
      profileRunning('a', 'sso credential-process --profile b'),
      profileRunning('b', 'sso credential-process --profile a'),
    );
    expect(() => profileCredentialSource(config, 'a')).toThrowSsoError('profile-cycle', {
      profiles: ['a', 'b', 'a'],
    });
  });

  it.each([
    'aws-vault export dev',
    'sso export --profile dev',
    'sso-helper credential-process --profile dev',
    'sso credential-process --unknown dev',
    "sso credential-process --profile 'dev",
    'sso credential-process --profile nowhere',
  ])('is not taken for ours: %s', (command) => {
    const config = configOf(session, dev, profileRunning('other', command));
    expect(() => findSsoProfile(config, 'other')).toThrowSsoError('profile-not-sso', { profile: 'other' });
  });
});

describe('the credential_process that is written', () => {
  it('names account, role and session', () => {
    expect(ownProcessCommand(named, target, linux)).toBe(
      'sso credential-process --account-id 011111111111 --role-name Admin --session my-sso',
    );
    expect(ownProcessCommand(sessionNamed('my work'), target, windows)).toBe(
      'cmd /d /c sso credential-process --account-id 011111111111 --role-name Admin --session "my work"',
    );
  });

  it.each(['-x', "it's", 'a #b', 'a ;b', '$(id)', 'a%b!', '"'])('quotes %s for sh', (name) => {
    const command = ownProcessCommand(sessionNamed(name), target, linux);
    expect(command).not.toMatch(/\s[#;]/);
    const last = pythonShlexSplit(command)?.at(-1);
    expect(last).toBe(name.startsWith('-') ? `--session=${name}` : name);
  });

  it.each(['a"b', 'a%PATH%', 'a!b', 'a^b', 'a\\', 'a #b', 'a\nb'])('refuses %j for cmd', (name) => {
    expect(() => ownProcessCommand(sessionNamed(name), target, windows)).toThrowSsoError('name-unusable', {
      kind: 'session',
      name,
    });
  });

  it('reads back as the same role, whatever the name of the session', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }), async (name) => {
        // No header can hold it, or not for all readers, whatever the command says.
        fc.pre(!name.includes(']') && name !== '__proto__');
        const { runtime } = testRuntime();
        const profile = { name: 'tool', session: sessionNamed(name), ...target, region: 'eu-west-1' };
        await applyConfigChange(runtime, processProfileChanges(sessionNamed(name), profile, linux));
        expect(findSsoProfile(readAwsConfig(runtime), 'tool')).toMatchObject({
          ...target,
          session: { kind: 'named', name },
          region: 'eu-west-1',
        });
      }),
      { numRuns: 60 },
    );
  });

  it('replaces what was set up before', async () => {
    const { runtime } = runtimeWithConfig({ config: `${session}\n${dev}output = json\n` });
    const profile = { name: 'dev', session: named, ...target };
    await applyConfigChange(runtime, processProfileChanges(named, profile, linux));
    expect([...(readAwsConfig(runtime).profiles.get('dev')?.values ?? [])]).toEqual([
      ['region', 'eu-west-1'],
      ['output', 'json'],
      ['credential_process', ownProcessCommand(named, target, linux)],
    ]);
  });
});
