import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSso, type TemporaryHome, temporaryHome } from '@sso/testkit';

/** What the program's first file, which is no TypeScript, is made of. */
interface Start {
  cacheHome(env: Readonly<Record<string, string>>, platform: NodeJS.Platform, home: string): string;
  privateFolder(path: string): string | undefined;
}

const { cacheHome, privateFolder }: Start = createRequire(import.meta.url)('../bin/sso.js');

describe('cacheHome', () => {
  it.each([
    ['linux', {}, '/home/ada/.cache'],
    ['linux', { XDG_CACHE_HOME: '/caches' }, '/caches'],
    ['linux', { XDG_CACHE_HOME: 'caches' }, '/home/ada/.cache'],
    ['linux', { XDG_CACHE_HOME: '' }, '/home/ada/.cache'],
    ['darwin', {}, '/home/ada/Library/Caches'],
    ['win32', { LOCALAPPDATA: '/local', XDG_CACHE_HOME: '/caches' }, '/local'],
    ['win32', {}, '/home/ada/AppData/Local'],
  ] as const)('on %s with %p is %s', (platform, env, expected) => {
    expect(cacheHome(env, platform, '/home/ada')).toBe(expected);
  });
});

describe('privateFolder', () => {
  it('is none where the person has no home folder', () => {
    expect(privateFolder(cacheHome({}, 'linux', ''))).toBeUndefined();
  });

  it('is made for its owner alone', async () => {
    const home = await temporaryHome();
    const path = home.file('.cache/sso');
    expect(privateFolder(path)).toBe(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(privateFolder(path)).toBe(path);
  });

  it.each([0o720, 0o702, 0o777])('is not one that others can write to (%p)', async (mode) => {
    const path = (await temporaryHome()).file('sso');
    mkdirSync(path);
    chmodSync(path, mode);
    expect(privateFolder(path)).toBeUndefined();
  });

  it('is not a link, which another may have made', async () => {
    const home = await temporaryHome();
    mkdirSync(home.file('elsewhere'), { mode: 0o700 });
    symlinkSync(home.file('elsewhere'), home.file('sso'));
    expect(privateFolder(home.file('sso'))).toBeUndefined();
  });

  it('is nothing where a file is in the way', async () => {
    const home = await temporaryHome();
    await home.write('sso', '');
    expect(privateFolder(home.file('sso'))).toBeUndefined();
  });
});

describe('sso', () => {
  it('keeps what was compiled in the folder of the person', async () => {
    const home = await temporaryHome();
    expect(await runSso(['--version'], { env: home.env })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readdirSync(home.file('.cache/sso'))).toEqual([
      `program---version-${process.version}-${process.arch}.code`,
    ]);
  });

  it('keeps the code of each command by itself', async () => {
    const home = await temporaryHome();
    await home.write(
      '.aws/config',
      '[sso-session my-sso]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\n',
    );
    await runSso(['status'], { env: home.env });
    await runSso(['list', '--help'], { env: home.env });
    expect(readdirSync(home.file('.cache/sso')).sort()).toEqual(
      ['program-list', 'program-status'].map((name) => `${name}-${process.version}-${process.arch}.code`),
    );
  });

  it('keeps nothing of a command that does not exist', async () => {
    const home = await temporaryHome();
    expect(await runSso(['no-command'], { env: home.env })).toMatchObject({ exitCode: 2 });
    expect(await runSso(['no-command', '--help'], { env: home.env })).toMatchObject({ exitCode: 2 });
    expect(readdirSync(home.file('.cache/sso'))).toEqual([]);
  });

  it('runs without it where the folder is open to others', async () => {
    const home = await temporaryHome();
    mkdirSync(home.file('.cache/sso'), { recursive: true });
    chmodSync(home.file('.cache/sso'), 0o777);
    expect(await runSso(['--version'], { env: home.env })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readdirSync(home.file('.cache/sso'))).toEqual([]);
  });
});

describe('the files that the program loads', () => {
  const dist = fileURLToPath(new URL('../dist/', import.meta.url));

  it.each(readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cjs')))(
    '%s is ASCII and begins with a mark of its content',
    (file) => {
      expect(readFileSync(join(dist, file), 'utf8')).toMatch(/^\/\*[0-9a-f]{60}\*\/[\0-\x7f]*$/);
    },
  );
});

describe('the code of a command that is answered without oclif', () => {
  const complete = ['complete', '--shell', 'bash', '--line', 'sso swi'];
  const name = `complete-${process.version}-${process.arch}.code`;

  function withFlippedBit(code: Buffer, at: number): Buffer {
    const damaged = Buffer.from(code);
    damaged.writeUInt8(damaged.readUInt8(at) ^ 4, at);
    return damaged;
  }

  async function completes(home: TemporaryHome): Promise<void> {
    const { exitCode, stdout, stderr } = await runSso(complete, { env: home.env });
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: 'switch\n', stderr: '' });
  }

  it('is kept, for its owner alone, and used again', async () => {
    const home = await temporaryHome();
    await completes(home);
    expect(readdirSync(home.file('.cache/sso'))).toEqual([name]);
    const { ino, mode } = statSync(home.file(`.cache/sso/${name}`));
    expect(mode & 0o777).toBe(0o600);
    await completes(home);
    expect(statSync(home.file(`.cache/sso/${name}`)).ino).toBe(ino);
  });

  it.each([
    [
      'of another version of the program',
      (code: Buffer) => Buffer.concat([Buffer.from('/*0'), code.subarray(3)]),
    ],
    ['cut short', (code: Buffer) => code.subarray(0, code.length / 2)],
    ['cut short within its mark', (code: Buffer) => code.subarray(0, 3)],
    ['empty', () => Buffer.alloc(0)],
    [
      'of another version of V8',
      (code: Buffer) => Buffer.concat([code.subarray(0, 68), Buffer.alloc(code.length - 68)]),
    ],
    ['damaged', (code: Buffer) => withFlippedBit(code, Math.floor(code.length / 3))],
    ['damaged at its end', (code: Buffer) => withFlippedBit(code, code.length - 1)],
  ])('is replaced where it is %s', async (_, change) => {
    const home = await temporaryHome();
    await completes(home);
    const path = home.file(`.cache/sso/${name}`);
    const changed = change(readFileSync(path));
    writeFileSync(path, changed);
    await completes(home);
    expect(readFileSync(path).equals(changed)).toBe(false);
  });

  it('takes the place of what other versions of Node kept long ago', async () => {
    const home = await temporaryHome();
    await completes(home);
    const longAgo = new Date(Date.now() - 40 * 24 * 60 * 60_000);
    const kept = [
      'complete-v25.0.0-x64.code',
      `program-list-${process.version}-${process.arch}.code`,
      'old.json',
    ];
    const old = ['complete-v22.0.0-x64.code', 'program-v22.0.0-x64.code', `${name}.4711`];
    for (const file of [...kept, ...old]) await home.write(`.cache/sso/${file}`, '');
    for (const file of [...kept.slice(1), ...old])
      utimesSync(home.file(`.cache/sso/${file}`), longAgo, longAgo);
    await completes(home);
    expect(readdirSync(home.file('.cache/sso')).sort()).toEqual([name, ...kept, ...old].sort());
    rmSync(home.file(`.cache/sso/${name}`));
    await completes(home);
    expect(readdirSync(home.file('.cache/sso')).sort()).toEqual([name, ...kept].sort());
  });

  it('is not kept of a run that failed, or that was left to oclif', async () => {
    const home = await temporaryHome();
    expect(await runSso(['export', '--profile', 'none'], { env: home.env })).toMatchObject({ exitCode: 2 });
    expect(await runSso(['export', '--help'], { env: home.env })).toMatchObject({ exitCode: 0 });
    expect(readdirSync(home.file('.cache/sso'))).not.toContain(
      `export-${process.version}-${process.arch}.code`,
    );
  });

  it('is not kept where the person wants none', async () => {
    const home = await temporaryHome();
    const env = { ...home.env, NODE_DISABLE_COMPILE_CACHE: '1' };
    expect(await runSso(complete, { env })).toMatchObject({ exitCode: 0, stdout: 'switch\n' });
    expect(readdirSync(home.file('.'))).not.toContain('.cache');
  });
});
