import { readdir } from 'node:fs/promises';
import { runSso, temporaryHome } from '@sso/testkit';

describe('sso emulator demo without a terminal', () => {
  it('goes through the main job by itself and leaves nothing behind', async () => {
    const home = await temporaryHome();
    const { exitCode, stdout, stderr } = await runSso(['emulator', 'demo'], { env: home.env });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('$ sso configure');
    expect(stdout).toContain('[profile demo]\nsso_session = demo\n');
    expect(stdout).toMatch(/"AccessKeyId": "ASIA/);
    expect(await readdir(home.path)).not.toContain('.aws');
    expect(await readdir(home.file('.tmp'))).toEqual([]);
  });

  it('has only its result on stdout with --json', async () => {
    const home = await temporaryHome();
    const { exitCode, stdout } = await runSso(['emulator', 'demo', '--json'], { env: home.env });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ profile: 'demo', accountId: '111111111111', roleName: 'ReadOnly' });
  });

  it("minds neither the person's AWS settings nor their proxy", async () => {
    const home = await temporaryHome();
    const { exitCode } = await runSso(['emulator', 'demo'], {
      env: {
        ...home.env,
        AWS_PROFILE: 'mine',
        AWS_CONFIG_FILE: home.file('mine'),
        AWS_ENDPOINT_URL_SSO: 'https://sso.example',
        HTTP_PROXY: 'http://127.0.0.1:9',
      },
    });
    expect(exitCode).toBe(0);
    expect(await readdir(home.path)).not.toContain('.aws');
  });

  it('leaves nothing behind after Ctrl-C either', async () => {
    const home = await temporaryHome();
    const { exitCode } = await runSso(['emulator', 'demo'], {
      env: home.env,
      signalWhen: { shows: '$ sso configure', signal: 'SIGINT' },
    });
    expect(exitCode).toBe(130);
    expect(await readdir(home.file('.tmp'))).toEqual([]);
  });
});
