import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A program of another name that runs one command built on `SsoCommand`, with nothing but oclif's own `execute`. */
const program = fileURLToPath(new URL('./fixtures/program/run.js', import.meta.url));
const { SSO_LOG: _log, ...environment } = process.env;

function run(args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'account', ...args], {
    encoding: 'utf8',
    env: { ...environment, NO_COLOR: '1', NODE_ENV: 'production', ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

describe('a result', () => {
  it('is all that stdout holds', () => {
    expect(run(['result', '-p', 'dev'])).toEqual({
      status: 0,
      stdout: 'account of dev\n',
      stderr: 'Looking.\n',
    });
  });

  it('is JSON with --json, and the text for people is left out', () => {
    const { status, stdout } = run(['result', '--profile', 'dev', '--json']);
    expect({ status, result: JSON.parse(stdout) }).toEqual({ status: 0, result: { profile: 'dev' } });
  });

  it('is JSON also where it is an empty list', () => {
    expect(run(['empty', '--json']).stdout).toBe('[]\n');
  });

  it('is complete when a slow reader takes it through a pipe', async () => {
    const size = 5_000_000;
    const child = spawn(process.execPath, [program, 'account', 'large', '--count', String(size)]);
    let received = 0;
    for await (const piece of child.stdout) received += piece.length;
    expect(received).toBe(size);
  });

  it('is no fault where the reader has gone', async () => {
    const child = spawn(process.execPath, [program, 'account', 'large', '--count', '5000000']);
    child.stdout.destroy();
    let stderr = '';
    for await (const piece of child.stderr) stderr += piece;
    const status = child.exitCode ?? (await new Promise((done) => child.once('close', done)));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('an error', () => {
  it('is a message and a next step on stderr', () => {
    const { status, stdout, stderr } = run(['error']);
    expect({ status, stdout }).toEqual({ status: 4, stdout: '' });
    expect(stderr).toMatch(
      /^Error: You are signed in, but may not use role "Admin" in account 111122223333\.\n {2}\S/,
    );
  });

  it('is JSON on stderr with --json', () => {
    const { status, stdout, stderr } = run(['error', '--json']);
    expect({ status, stdout }).toEqual({ status: 4, stdout: '' });
    expect(JSON.parse(stderr)).toEqual({
      error: { code: 'no-access', message: expect.any(String), next: expect.any(Array), exitCode: 4 },
    });
  });

  it.each([
    ['a flag that is not there', ['result', '--profil', 'x'], ['--profil', 'Did you mean --profile?']],
    ['a flag without its value', ['result', '--profile'], ['--profile']],
    ['a value of the wrong kind', ['result', '--count', 'many'], ['many']],
    ['an argument too many', ['result', 'more'], ['"more"']],
    ['an argument that is missing', [], ['ending']],
    ['an argument that is none of the choices', ['nothing'], ['nothing']],
    ["the command's own objection", ['usage'], ['Not both.']],
    ['a question without a terminal', ['ask'], ['--name']],
  ])('of usage ends with 2: %s', (_, args, parts) => {
    const { status, stdout, stderr } = run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    for (const part of parts) expect(stderr).toContain(part);
    expect(stderr).not.toContain('    at ');
  });

  it('that nobody foresaw ends with 1 and shows its stack only when asked', () => {
    const quiet = run(['fault']);
    expect(quiet.status).toBe(1);
    expect(quiet.stderr).toContain('x is undefined');
    expect(quiet.stderr).not.toContain('    at ');
    expect(run(['fault'], { SSO_LOG: 'debug' }).stderr).toContain('    at ');
    expect(run(['fault', '--debug']).stderr).toContain('    at ');
  });
});

// On Windows a process cannot be sent these signals: it is ended at once.
const onPosix = process.platform === 'win32' ? it.skip : it;

describe('Ctrl-C', () => {
  onPosix.each(['SIGINT', 'SIGTERM'] as const)('stops the work through the signal: %s', async (signal) => {
    const child = spawn(process.execPath, [program, 'account', 'wait']);
    let stderr = '';
    child.stderr.on('data', (piece) => {
      if (stderr === '') child.kill(signal);
      stderr += piece;
    });
    const status = await new Promise((done) => child.once('close', done));
    expect({ status, stderr }).toEqual({ status: 130, stderr: 'Waiting.\nCancelled.\n' });
  });
});
