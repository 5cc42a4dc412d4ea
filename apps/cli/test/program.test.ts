import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, cpSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin', 'sso.js');
const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

function sso(args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  return { status, stdout, stderr };
}

describe('sso', () => {
  it('shows help when it is called with nothing', () => {
    const { status, stdout, stderr } = sso([]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/USAGE\n\s+\$ sso \[COMMAND\]/);
  });

  it('shows the same help with --help and with help', () => {
    const { stdout } = sso([]);
    expect(sso(['--help'])).toEqual({ status: 0, stdout, stderr: '' });
    expect(sso(['help'])).toEqual({ status: 0, stdout, stderr: '' });
  });

  it.each(['switch', 'export', 'seed'])('has no gaps in the usage of %s', (command) => {
    const { stdout } = sso([command, '--help']);
    expect(stdout).toContain(`$ sso ${command} `);
    expect(stdout).not.toMatch(/[ |]\s*\]/);
  });

  it('shows its version', () => {
    const { status, stdout } = sso(['--version']);
    expect(status).toBe(0);
    expect(stdout).toContain(`${packageJson.version} `);
  });

  it.each(['production', 'development', 'test'])('runs the build when NODE_ENV is %s', (environment) => {
    expect(sso(['help'], { NODE_ENV: environment })).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('a mistyped command', () => {
  it.each([
    ['hlp', 'sso help'],
    ['halp', 'sso help'],
    ['hepl with words after it', 'sso help'],
    ['hlp --help', 'sso help'],
  ])('%p ends with 2 and a suggestion', (typed, suggestion) => {
    const { status, stdout, stderr } = sso(typed.split(' '));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`"${typed.split(' ')[0]}".\n  Did you mean: ${suggestion}\n`);
  });

  it('that is like none gets no suggestion', () => {
    const { status, stderr } = sso(['xxxxxxxx']);
    expect(status).toBe(2);
    expect(stderr).not.toContain('Did you mean');
    expect(stderr).toContain('sso --help');
  });

  it('is reported as JSON with --json', () => {
    const { status, stdout, stderr } = sso(['xxxxxxxx', '--json']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'usage', exitCode: 2 } });
  });

  it('is shown without its control characters', () => {
    expect(sso(['a\u001b[31mb']).stderr).toContain('"ab"');
  });

  it.each([
    ['an unknown flag in place of a command', ['--nothing']],
    ['an unknown flag of a command', ['help', '--nothing']],
    ['help about a command that does not exist', ['xxxxxxxx', '--help']],
    ['the same with the command help', ['help', 'xxxxxxxx']],
  ])('%s ends with 2', (_, args) => {
    const { status, stderr } = sso(args);
    expect(status).toBe(2);
    expect(stderr).not.toContain('    at ');
  });
});

const withFullDevice = existsSync('/dev/full') ? describe : describe.skip;

withFullDevice('a result that cannot be written, as on a full disk', () => {
  it.each(['help', 'list --json'])('of sso %s is one error of few lines', (words) => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [program, ...words.split(' ')], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', AWS_CONFIG_FILE: '', AWS_SHARED_CREDENTIALS_FILE: '' },
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expect(status).toBe(1);
    expect(stderr.match(/ENOSPC/g)).toHaveLength(1);
    expect(stderr.split('\n').length).toBeLessThan(15);
  });
});

describe('--json', () => {
  it('is not proposed to the person who typed it where a command has no such flag', () => {
    const { status, stderr } = sso(['export', '--json']);
    expect(status).toBe(2);
    expect(stderr).toContain('There is no flag --json here.');
    expect(stderr).not.toContain('Did you mean --json');
  });
});

describe('on a Node that is too old', () => {
  const oldest = packageJson.engines.node.match(/\d+\.\d+\.\d+/)[0];
  const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path) && isOlder(path));
  const test = oldNode === undefined ? it.skip : it;

  function isOlder(path: string): boolean {
    const major = spawnSync(path, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }).stdout;
    return Number(major) < Number(oldest.split('.')[0]);
  }

  it('compares with the version that package.json names', () => {
    expect(readFileSync(program, 'utf8')).toContain(`const oldest = [${oldest.replaceAll('.', ', ')}];`);
  });

  test("takes the workspace's Node, with its exit code", () => {
    const { status, stderr } = spawnSync(String(oldNode), [program, 'xxxxxxxx'], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('There is no command');
  });

  test('passes signals on to it, and ends as it does', async () => {
    const child = spawn(String(oldNode), [program, 'emulator', 'start', '--json'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [announced] = await once(child.stdout, 'data');
    const { url } = JSON.parse(String(announced));
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  test('says so in one line where there is no other', () => {
    const folder = mkdtempSync(join(tmpdir(), 'old-node-'));
    try {
      cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
      const copy = join(folder, 'bin', 'sso.js');
      // The name is as on installed packages, so that Node reads the file as a module.
      cpSync(join(root, 'package.json'), join(folder, 'package.json'));
      const { status, stdout, stderr } = spawnSync(String(oldNode), [copy], { encoding: 'utf8' });
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^sso needs Node\.js \d+\.\d+\.\d+ or newer; this is \d+\.\d+\.\d+\.\n$/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
