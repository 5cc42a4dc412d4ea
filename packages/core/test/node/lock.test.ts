import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { testRuntime } from '../support/test-runtime.ts';

it('lets one in at a time and leaves nothing behind', async () => {
  const { runtime, home } = testRuntime();
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 8 }, () =>
      runtime.files.withLock(join(home, 'config'), async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((done) => setImmediate(done));
        inside -= 1;
      }),
    ),
  );
  expect(most).toBe(1);
  expect(readdirSync(home)).toEqual([]);
});

it('gives the lock back when the work fails', async () => {
  const { runtime, home } = testRuntime();
  const failure = runtime.files.withLock(join(home, 'config'), () => Promise.reject(new Error('work')));
  await expect(failure).rejects.toThrow('work');
  expect(existsSync(join(home, 'config.lock'))).toBe(false);
});

it('takes over from a process that is gone', async () => {
  const { runtime, home } = testRuntime();
  const pid = await idOfEndedProcess();
  writeFileSync(join(home, 'config.lock'), JSON.stringify({ pid, host: hostname(), key: 'dead' }));
  await expect(runtime.files.withLock(join(home, 'config'), async () => 'done')).resolves.toBe('done');
});

it('takes over from a holder that stopped touching its lock, although its process id is in use', async () => {
  const { runtime, home } = testRuntime();
  const lock = join(home, 'config.lock');
  writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), key: 'recycled' }));
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(lock, longAgo, longAgo);
  await expect(runtime.files.withLock(join(home, 'config'), async () => 'done')).resolves.toBe('done');
});

it('takes over a lock that was never filled in', async () => {
  const { runtime, home } = testRuntime();
  const lock = join(home, 'config.lock');
  writeFileSync(lock, '');
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(lock, longAgo, longAgo);
  await expect(runtime.files.withLock(join(home, 'config'), async () => 'done')).resolves.toBe('done');
});

it('takes over a lock that cannot be read', async () => {
  const { runtime, home } = testRuntime();
  for (const content of ['null', '{"pid":12', '\0\0']) {
    abandonLock(home, content);
    await expect(runtime.files.withLock(join(home, 'config'), async () => 'done')).resolves.toBe('done');
  }
  expect(readdirSync(home)).toEqual([]);
});

it('fails at once where a dead lock cannot be removed', async () => {
  const { runtime, home } = testRuntime();
  const lock = join(home, 'config.lock');
  mkdirSync(lock);
  age(lock);
  const failure = runtime.files.withLock(join(home, 'config'), async () => 'done');
  await expect(failure).rejects.toMatchObject({ code: 'file-unwritable', data: { file: lock } });
  expect(readdirSync(home)).toEqual(['config.lock']);
});

it('goes on where a process died while it took a lock over', async () => {
  const { runtime, home } = testRuntime();
  abandonLock(home, '{}');
  const turn = join(home, 'config.lock.takeover');
  writeFileSync(turn, '');
  age(turn);
  await expect(runtime.files.withLock(join(home, 'config'), async () => 'done')).resolves.toBe('done');
  expect(readdirSync(home)).toEqual([]);
});

it('lets one in at a time where many processes find the same dead holder', async () => {
  const contenders = Array.from({ length: 6 }, () =>
    fork(join(import.meta.dirname, '../support/lock-contender.ts'), { execArgv: [] }),
  );
  try {
    for (let round = 0; round < 20; round += 1) {
      const { home } = testRuntime();
      abandonLock(home, JSON.stringify({ pid: 1, host: 'elsewhere', key: 'dead' }));
      const met = await Promise.all(contenders.map((contender) => contend(contender, join(home, 'config'))));
      expect(met).toEqual(contenders.map(() => 0));
      expect(readdirSync(home)).toEqual([]);
    }
  } finally {
    await Promise.all(contenders.map(end));
  }
}, 60_000);

it('names its holder while it is held', async () => {
  const { runtime, home } = testRuntime();
  const held = await runtime.files.withLock(join(home, 'config'), async () =>
    JSON.parse(readFileSync(join(home, 'config.lock'), 'utf8')),
  );
  expect(held).toMatchObject({ pid: process.pid, host: hostname() });
});

it('fails where the folder cannot be written', async () => {
  const { runtime, home } = testRuntime();
  writeFileSync(join(home, 'file'), '');
  const failure = runtime.files.withLock(join(home, 'file', 'config'), async () => 'done');
  await expect(failure).rejects.toMatchObject({ code: 'file-unwritable' });
});

async function contend(contender: ChildProcess, file: string): Promise<unknown> {
  const answer = once(contender, 'message');
  contender.send(file);
  const [met] = await answer;
  return met;
}

async function end(contender: ChildProcess): Promise<void> {
  const ended = once(contender, 'exit');
  contender.kill();
  await ended;
}

function abandonLock(home: string, content: string): void {
  const lock = join(home, 'config.lock');
  writeFileSync(lock, content);
  age(lock);
}

function age(path: string): void {
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(path, longAgo, longAgo);
}

async function idOfEndedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((done) => child.once('exit', done));
  if (child.pid === undefined) throw new Error('the process did not start');
  return child.pid;
}
