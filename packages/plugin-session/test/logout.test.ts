import { editToken, moreConfig, past, startCenter } from './support.ts';

const caches = /^(sso\/cache|cli\/cache)\//;

describe('sso logout', () => {
  it('ends the session here and at the service', async () => {
    const { center, home } = await startCenter();
    await home.sso(['login']);
    expect(await home.sso(['export', '--profile', 'dev'])).toMatchObject({ exitCode: 0 });
    const { exitCode, stdout } = await home.sso(['logout', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      sessions: [{ session: 'my-sso', startUrl: home.startUrl, outcome: 'ended' }],
    });
    expect(center.emulator.calls('Logout')).toBe(1);
    // The registration of the client is no secret of the session and stays, as with AWS CLI.
    const left = Object.entries(await home.awsFiles()).filter(([name]) => caches.test(name));
    for (const [, content] of left) expect(content).not.toMatch(/accessToken|SecretAccessKey/);
    expect(await home.sso(['export', '--profile', 'dev'])).toMatchObject({ exitCode: 3, stdout: '' });
  });

  it('says where there is nothing to end', async () => {
    const { center, home } = await startCenter();
    const { exitCode, stdout } = await home.sso(['logout', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).sessions).toMatchObject([{ outcome: 'not-signed-in' }]);
    expect(center.emulator.calls('Logout')).toBe(0);
  });

  it('ends every session with --all', async () => {
    const { center, home } = await startCenter();
    await home.writeConfig(home.devConfig + moreConfig(home.startUrl));
    await home.sso(['login', '--session', 'my-sso']);
    await home.sso(['login', '--session', 'second']);
    const { exitCode, stdout } = await home.sso(['logout', '--all', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).sessions).toEqual([
      { session: 'my-sso', startUrl: home.startUrl, outcome: 'ended' },
      { session: 'second', startUrl: `${home.startUrl}#/`, outcome: 'ended' },
      { session: null, startUrl: `${home.startUrl}/`, outcome: 'not-signed-in' },
    ]);
    expect(center.emulator.calls('Logout')).toBe(2);
  });

  it('leaves the other sessions signed in', async () => {
    const { home } = await startCenter();
    await home.writeConfig(home.devConfig + moreConfig(home.startUrl));
    await home.sso(['login', '--session', 'my-sso']);
    await home.sso(['login', '--session', 'second']);
    await home.sso(['logout', '--session', 'second']);
    const { stdout } = await home.sso(['status', '--json']);
    expect(JSON.parse(stdout).sessions).toMatchObject([
      { session: 'my-sso', state: 'valid' },
      { session: 'second', state: 'signed-out' },
      { session: null, state: 'signed-out' },
    ]);
  });

  it('removes the token where the service cannot be reached, and says that its session lives on', async () => {
    const { center, home } = await startCenter();
    await home.sso(['login']);
    await center.close();
    const { exitCode, stdout, stderr } = await home.sso(['logout', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).sessions).toMatchObject([{ outcome: 'not-reached' }]);
    expect(stderr).toContain('could not be reached');
    const { stdout: status } = await home.sso(['status', '--json']);
    expect(JSON.parse(status).sessions).toMatchObject([{ state: 'signed-out' }]);
  });

  it('tells a session that the service had already ended', async () => {
    const { center, home } = await startCenter();
    await home.sso(['login']);
    await editToken(home, (token) => ({ ...token, expiresAt: past }));
    center.emulator.faults.add({ operation: 'CreateToken', error: 'InvalidGrantException' });
    const { stdout } = await home.sso(['logout', '--json']);
    expect(JSON.parse(stdout).sessions).toMatchObject([{ outcome: 'already-ended' }]);
  });

  it('has nothing to do where no session is set up', async () => {
    const { home } = await startCenter();
    await home.writeConfig('');
    const { exitCode, stdout } = await home.sso(['logout', '--all', '--json']);
    expect({ exitCode, result: JSON.parse(stdout) }).toEqual({ exitCode: 0, result: { sessions: [] } });
  });
});
