import { describeWith, nushell, runProgram } from '@sso/testkit';
import { shellHome } from './support/shell-home.ts';

describe('sso complete', () => {
  it('knows the names of this machine', async () => {
    const home = await shellHome();
    await home.sso(['login']);
    await home.sso(['list', 'roles']);
    const { stdout } = await home.sso(['complete', '--shell', 'zsh', '--', 'switch', '2222']);
    expect(stdout).toMatch(/^222222222222\/\w+\t\S/);
    expect(
      (await home.sso(['complete', '--shell', 'bash', '--line', 'sso export --account-id 3'])).stdout,
    ).toMatch(/^3{12}\n$/);
  });

  it('says nothing where something is wrong, and asks nobody', async () => {
    const home = await shellHome();
    await home.center.close();
    await home.writeConfig('[profile a]\nbroken line\n[profile b\n[profile c]\n');
    const result = await home.sso(['complete', '--shell', 'bash', '--line', 'sso switch ']);
    expect(result).toMatchObject({ exitCode: 0, stdout: 'a\nc\n', stderr: '' });
    expect(await home.sso(['complete', '--shell', 'bash', '--line', 'sso nothing '])).toMatchObject({
      stdout: '',
    });
  });

  it('finds names among 10,000 profiles, without a service and without a cache', async () => {
    const home = await shellHome();
    await home.center.close();
    const profile = (index: number): string =>
      `[profile account-${index}]\nsso_session = my-sso\nsso_account_id = ${String(index).padStart(12, '0')}\nsso_role_name = Admin\n`;
    await home.writeConfig(
      home.devConfig + Array.from({ length: 10_000 }, (_, index) => profile(index)).join('\n'),
    );
    const typed = ['complete', '--shell', 'zsh', '--', 'switch', 'account-123'];
    const { stdout, stderr } = await home.sso(typed);
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toHaveLength(1 + 1 + 10);
    expect(Object.keys(await home.awsFiles())).toEqual(['config']);
  });

  it('says the same with oclif and without', async () => {
    const home = await shellHome();
    const plain = await home.sso(['complete', '--shell', 'fish', '--', 'switch', '']);
    const byOclif = await home.sso(['complete', '--shell=fish', '--', 'switch', '']);
    expect(byOclif).toEqual(plain);
    expect(plain.stdout).toContain('with space\n');
  });
});

describeWith(nushell(), 'completion in nushell', (nu) => {
  it('is the one of the program', async () => {
    const home = await shellHome();
    const { stdout: integration } = await home.sso(['init', 'nushell']);
    const line = 'sso switch wi';
    const file = await home.write('line.nu', `${integration}\n${line}`);
    const at = Buffer.byteLength(`${integration}\n${line}`);
    const result = await runProgram(nu, ['--no-config-file', '--ide-complete', String(at), file], {
      env: home.env,
    });
    expect(result.stdout).toContain('with space');
  });
});
