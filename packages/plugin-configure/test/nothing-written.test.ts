import type { Fault } from '@sso/emulator';
import { startCenter } from './support.ts';

function codeOf(stderr: string): string {
  return JSON.parse(stderr.slice(stderr.search(/^\{/m))).error.code;
}

const asAdmin = ['--account-id', '111111111111', '--role-name', 'Admin'];

describe('the config is not written', () => {
  const mine = '# mine\n[profile other]\nregion = eu-west-1\n';

  it.each<[string, string[], number, string]>([
    ['the account is none of mine', ['--account-id', '999999999999', '--role-name', 'Admin'], 4, 'no-access'],
    [
      'the role is none of mine',
      ['--account-id', '111111111111', '--role-name', 'Admn'],
      2,
      'choice-unknown',
    ],
    ['the region is none', [...asAdmin, '--region', 'eu-wst-1'], 2, 'region-invalid'],
    ['the name has no form in the file', [...asAdmin, '--profile', 'a]b'], 2, 'name-unusable'],
  ])('where %s', async (_, flags, exitCode, code) => {
    const { home } = await startCenter();
    await home.writeConfig(mine);
    const result = await home.sso([
      ...['configure', '--session', 'work', '--start-url', home.startUrl, ...flags, '--json'],
    ]);
    expect({ ...result, code: codeOf(result.stderr) }).toMatchObject({ exitCode, stdout: '', code });
    expect(await home.readConfig()).toBe(mine);
  });

  it.each([['--device-code'], ['--no-browser'], []])('where the sign-in is denied %s', async (...flow) => {
    const { home } = await startCenter({ autoApprove: 'deny' });
    await home.writeConfig(mine);
    const result = await home.sso([
      ...['configure', '--session', 'work', '--start-url', home.startUrl, ...asAdmin, ...flow, '--json'],
    ]);
    expect({ ...result, code: codeOf(result.stderr) }).toMatchObject({
      exitCode: 3,
      stdout: '',
      code: 'sign-in-denied',
    });
    expect(await home.readConfig()).toBe(mine);
  });

  it.each<[string, Fault, number, string]>([
    [
      'the service is ill',
      { operation: 'RegisterClient', status: 503, times: Infinity },
      5,
      'service-unavailable',
    ],
    [
      'the grant is refused',
      { operation: 'CreateToken', error: 'InvalidGrantException' },
      3,
      'sign-in-refused',
    ],
    [
      'a page answers',
      { operation: 'ListAccountRoles', html: true, times: Infinity },
      5,
      'answer-unexpected',
    ],
  ])('where %s', async (_, fault, exitCode, code) => {
    const { center, home } = await startCenter();
    await home.writeConfig(mine);
    center.emulator.faults.add(fault);
    const result = await home.sso([
      ...['configure', '--session', 'work', '--start-url', home.startUrl, ...asAdmin, '--json'],
    ]);
    expect({ ...result, code: codeOf(result.stderr) }).toMatchObject({ exitCode, stdout: '', code });
    expect(await home.readConfig()).toBe(mine);
  });

  it('after Ctrl-C while a person is waited for', async () => {
    const { home } = await startCenter({ autoApprove: undefined });
    await home.writeConfig(mine);
    const before = await home.awsFiles();
    const result = await home.sso(
      ['configure', '--session', 'work', '--start-url', home.startUrl, ...asAdmin, '--device-code', '--json'],
      { signalWhen: { shows: '/device?user_code=', signal: 'SIGINT' } },
    );
    expect({ ...result, code: codeOf(result.stderr) }).toMatchObject({
      exitCode: 130,
      stdout: '',
      code: 'cancelled',
    });
    expect(await home.awsFiles()).toMatchObject(before);
    expect(await home.readConfig()).toBe(mine);
  });

  it('after Ctrl-C while the service is waited for', async () => {
    const { center, home } = await startCenter();
    await home.writeConfig(home.devConfig);
    await home.sso(['login']);
    const before = await home.awsFiles();
    center.emulator.faults.add({ operation: 'ListAccountRoles', delayMilliseconds: 60_000, times: Infinity });
    const result = await home.sso(
      ['configure', '--start-url', home.startUrl, ...asAdmin, '--profile', 'new'],
      { signalWhen: { shows: 'Found the SSO region', signal: 'SIGINT' } },
    );
    expect(result).toMatchObject({ exitCode: 130, stdout: '' });
    expect(result.stderr).toMatch(/Cancelled\.\n$/);
    expect(await home.awsFiles()).toEqual(before);
  });
});
