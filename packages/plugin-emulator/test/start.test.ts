import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { startEmulator } from '@sso/emulator';
import {
  cleanUpAfter,
  type ProgramResult,
  runSso,
  ssoProgram,
  type TemporaryHome,
  temporaryHome,
} from '@sso/testkit';

const organization = {
  name: 'Test Corp',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'eu-west-1',
  userName: 'ada@example.com',
  accounts: [{ id: '123456789012', name: 'One', email: 'one@example.com', roles: ['Admin'] }],
};

const running = { shows: 'Ctrl-C', signal: 'SIGINT' } as const;

function start(home: TemporaryHome, flags: readonly string[]): Promise<ProgramResult> {
  return runSso(['emulator', 'start', ...flags], { env: home.env, signalWhen: running });
}

/** Starts one that goes on running, and reads what `--json` shows as soon as it listens. */
async function startJson(home: TemporaryHome, flags: readonly string[]) {
  const words = ['emulator', 'start', ...flags, '--json'];
  const child = spawn(process.execPath, [ssoProgram, ...words], { env: home.env });
  cleanUpAfter('test', async () => void child.kill('SIGKILL'));
  let stdout = '';
  const address = await new Promise<Record<string, string>>((done) => {
    child.stdout.on('data', (piece) => {
      stdout += piece;
      if (stdout.endsWith('}\n')) done(JSON.parse(stdout));
    });
  });
  return { child, address, output: () => stdout };
}

describe('sso emulator start', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('tells its addresses and ends well by %s', async (signal) => {
    const home = await temporaryHome();
    const { exitCode, stdout } = await runSso(['emulator', 'start'], {
      env: home.env,
      signalWhen: { shows: 'HTTPS_PROXY', signal },
    });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Start URL +http:\/\/127\.0\.0\.1:\d+\/start$/m);
    expect(stdout).toMatch(/^ +export AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:\d+$/m);
    expect(await readdir(home.file('.tmp'))).toEqual([]);
  });

  it('answers at the address that --json prints, once, while it runs', async () => {
    const home = await temporaryHome();
    const file = await home.write('organization.json', JSON.stringify(organization));
    const flags = ['--organization', file, '--auto-approve', 'allow'];
    const { child, address, output } = await startJson(home, flags);
    const facts = ['url', 'proxyUrl', 'caFile', 'startUrl', 'region', 'controlUrl', 'controlToken'];
    expect(Object.keys(address)).toEqual(facts);
    expect(address.region).toBe('eu-west-1');
    expect(await readFile(address.caFile ?? '', 'utf8')).toContain('BEGIN CERTIFICATE');
    const configure = ['configure', '--session', 'x', '--start-url', address.startUrl ?? '', '--device-code'];
    const env = { ...home.env, AWS_ENDPOINT_URL: address.url };
    expect(await runSso(configure, { env })).toMatchObject({ exitCode: 0 });
    child.kill('SIGINT');
    const [exitCode] = await once(child, 'close');
    expect(exitCode).toBe(0);
    expect(JSON.parse(output())).toEqual(address);
  });

  it('keeps the certificate where --ca-file says', async () => {
    const home = await temporaryHome();
    const { exitCode } = await start(home, ['--ca-file', home.file('ca.pem')]);
    expect(exitCode).toBe(0);
    expect(await readFile(home.file('ca.pem'), 'utf8')).toContain('BEGIN CERTIFICATE');
  });

  it('says that a port is taken', async () => {
    const other = await startEmulator();
    cleanUpAfter('test', other.close);
    const home = await temporaryHome();
    const { exitCode, stdout, stderr } = await start(home, ['--port', new URL(other.url).port, '--json']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(JSON.parse(stderr).error).toMatchObject({ code: 'port-unavailable' });
    expect(stderr).toContain('it is in use');
  });

  it.each<[string, string | undefined, RegExp]>([
    ['is not there', undefined, /organization\.json.*no such file/],
    ['is no JSON', '{"name": ', /organization\.json.*JSON/],
    ['has an account number', JSON.stringify({ ...organization, accounts: [{ id: 1 }] }), /accounts\[0\]/],
    ['has a word too many', JSON.stringify({ ...organization, regions: [] }), /"regions"/],
  ])('names the place in an organization file that %s', async (_, content, place) => {
    const home = await temporaryHome();
    const file = home.file('organization.json');
    if (content !== undefined) await home.write('organization.json', content);
    const { exitCode, stdout, stderr } = await start(home, ['--organization', file]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(place);
    expect(stderr).not.toContain('    at ');
  });

  it.each<[string, unknown, RegExp]>([
    [
      'has a fault that it does not know',
      { faults: [{ operation: 'Token' }] },
      /scenario\.json: faults\[0\]\.operation/,
    ],
    [
      'takes an account away that is not there',
      { assignments: { removeAccounts: ['000000000000'] } },
      /scenario\.json: There is no account/,
    ],
  ])('names the place in a scenario file that %s', async (_, content, place) => {
    const home = await temporaryHome();
    const file = await home.write('scenario.json', JSON.stringify(content));
    const { exitCode, stdout, stderr } = await start(home, ['--scenario', file]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(place);
  });

  it('plays a scenario, and can be steered with the token that it shows', async () => {
    const home = await temporaryHome();
    const file = await home.write(
      'scenario.json',
      JSON.stringify({ faults: [{ html: true, times: 'always' }] }),
    );
    const { address } = await startJson(home, ['--scenario', file]);
    const page = () => fetch(`${address.url}/token`, { method: 'POST' });
    expect((await page()).headers.get('content-type')).toBe('text/html');
    const authorization = `Bearer ${address.controlToken}`;
    const faults = `${address.controlUrl}/faults`;
    expect((await fetch(faults, { method: 'DELETE' })).status).toBe(401);
    expect((await fetch(faults, { method: 'DELETE', headers: { authorization } })).status).toBe(200);
    expect((await page()).status).toBe(400);
  });

  it.each([
    ['--port', '0'],
    ['--port', '70000'],
    ['--port', 'http'],
    ['--auto-approve', 'maybe'],
  ])('refuses %s %s', async (flag, value) => {
    const { exitCode, stdout, stderr } = await start(await temporaryHome(), [flag, value]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(flag);
  });
});
