import { startCenter } from './support.ts';

const asAdmin = ['--account-id', '111111111111', '--role-name', 'Admin', '--region', 'eu-central-1'];
const command = 'sso credential-process --account-id 111111111111 --role-name Admin --session my-sso';

describe('sso configure --credential-process', () => {
  it('writes a profile that has the command and no key of Identity Center', async () => {
    const { home } = await startCenter();
    const flags = ['--session', 'my-sso', '--start-url', home.startUrl, ...asAdmin, '--profile', 'tool'];
    expect(await home.sso(['configure', ...flags, '--credential-process'])).toMatchObject({ exitCode: 0 });
    expect(await home.readConfig()).toBe(`[sso-session my-sso]
sso_start_url = ${home.startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile tool]
credential_process = ${command}
region = eu-central-1
`);
  });

  it('gives a profile that all of sso understands', async () => {
    const { home } = await startCenter();
    const flags = ['--session', 'my-sso', '--start-url', home.startUrl, ...asAdmin, '--profile', 'tool'];
    await home.sso(['configure', ...flags, '--credential-process']);
    expect(await home.sso(['login', '--profile', 'tool'])).toMatchObject({ exitCode: 0 });
    const { stdout } = await home.sso(['export', '--profile', 'tool', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ profile: 'tool', accountId: '111111111111' });
  });

  it('replaces the other form only when told, and back again', async () => {
    const { home } = await startCenter();
    await home.writeConfig(home.devConfig);
    const flags = ['configure', '--session', 'my-sso', ...asAdmin, '--profile', 'dev'];
    const refused = await home.sso([...flags, '--credential-process']);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await home.readConfig()).toBe(home.devConfig);
    expect(await home.sso([...flags, '--credential-process', '--force'])).toMatchObject({ exitCode: 0 });
    expect(await home.readConfig()).not.toContain('sso_account_id');
    expect(await home.sso([...flags, '--force'])).toMatchObject({ exitCode: 0 });
    expect(await home.readConfig()).not.toContain('credential_process');
  });

  it('does not go with a sign-in that has no name', async () => {
    const { center, home } = await startCenter();
    const flags = ['--legacy', '--start-url', home.startUrl, ...asAdmin, '--credential-process'];
    const { exitCode, stderr } = await home.sso(['configure', ...flags]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--legacy');
    expect(center.emulator.requests).toEqual([]);
  });
});
