import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LockTiming, withLock } from '../../src/node/lock.ts';
import { createHolder, type Holder } from '../../src/node/lock-holder.ts';
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

describe('a lock whose holder is dead', () => {
  it.each([
    ['a process that is gone', async () => ({ pid: await idOfEndedProcess() })],
    ['a program whose process id another one has now', async () => ({ started: '1' })],
  ])('is taken over at once from %s', async (_, changes) => {
    const { runtime, home } = testRuntime();
    leaveLock(home, await changes());
    await expect(runtime.files.withLock(join(home, 'config'), async () => 'done')).resolves.toBe('done');
    expect(readdirSync(home)).toEqual([]);
  });

  it('is taken over at once from a killed process that its parent has not asked for yet', async () => {
    const { runtime, home } = testRuntime();
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
    try {
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      const pid = Number(line.toString());
      await untilZombie(pid);
      leaveLock(home, { pid, started: startOf(pid) });
      await expect(runtime.files.withLock(join(home, 'config'), async () => 'done')).resolves.toBe('done');
    } finally {
      parent.kill();
    }
  });

  const quick: LockTiming = { heartbeat: 30, stale: 200, wait: 20_000 };

  it.each([
    ['whose process id is in use', JSON.stringify({ ...createHolder(), started: undefined })],
    ['in another container or on another machine', JSON.stringify({ ...createHolder(), space: 'elsewhere' })],
    ['that did not fill it in', ''],
    ['that nobody can read', '{"pid":12'],
    ['that is null', 'null'],
  ])('is taken over from one that does not touch it, %s', async (_, content) => {
    const { home } = testRuntime();
    writeFileSync(join(home, 'config.lock'), content);
    const done = withLock(join(home, 'config'), async () => 'done', { timing: quick });
    await expect(done).resolves.toBe('done');
    expect(readdirSync(home)).toEqual([]);
  });

  it('is told at once where it cannot be removed', async () => {
    const { home } = testRuntime();
    const lock = join(home, 'config.lock');
    mkdirSync(lock);
    const failure = withLock(join(home, 'config'), async () => 'done', { timing: quick });
    await expect(failure).rejects.toMatchObject({ code: 'file-unwritable', data: { file: lock } });
    expect(readdirSync(home)).toEqual(['config.lock']);
  });

  it('is taken over although a process died while it did so', async () => {
    const { home } = testRuntime();
    writeFileSync(join(home, 'config.lock'), '{}');
    writeFileSync(join(home, 'config.lock.takeover'), '');
    const done = withLock(join(home, 'config'), async () => 'done', { timing: quick });
    await expect(done).resolves.toBe('done');
    expect(readdirSync(home)).toEqual([]);
  });

  it('is not that of a holder elsewhere that touches it', async () => {
    const { home } = testRuntime();
    const path = join(home, 'config');
    let held: Holder | undefined;
    await withLock(
      path,
      async () => {
        held = disguise(home, { space: 'elsewhere', pid: 1 });
        const timing = { ...quick, wait: 600 };
        await expect(withLock(path, async () => 'done', { timing })).rejects.toMatchObject({
          code: 'lock-timeout',
        });
      },
      { timing: quick },
    );
    expect(held).toMatchObject({ space: 'elsewhere' });
    expect(existsSync(`${path}.lock`)).toBe(false);
  });
});

describe('who holds a lock', () => {
  it('is told that it is lost once another has it, and leaves that one alone', async () => {
    const { home } = testRuntime();
    const path = join(home, 'config');
    await withLock(path, async (lock) => {
      expect(lock.isHeld()).toBe(true);
      rmSync(`${path}.lock`);
      expect(lock.isHeld()).toBe(false);
      leaveLock(home, { key: 'another' });
      expect(lock.isHeld()).toBe(false);
    });
    expect(JSON.parse(readFileSync(`${path}.lock`, 'utf8'))).toMatchObject({ key: 'another' });
  });
});

describe('who waits for a lock', () => {
  it('goes on without it when what it waits for is there', async () => {
    const { runtime, home } = testRuntime();
    const path = join(home, 'config');
    let result: string | undefined;
    await runtime.files.withLock(path, async () => {
      const waiting = runtime.files.withLock(path, async () => 'own work', { instead: () => result });
      result = 'work of the other';
      await expect(waiting).resolves.toBe('work of the other');
      expect(existsSync(`${path}.lock`)).toBe(true);
    });
  });

  it('does not ask whether it is there where nobody holds the lock', async () => {
    const { runtime, home } = testRuntime();
    const done = runtime.files.withLock(join(home, 'config'), async () => 'own', { instead: () => 'other' });
    await expect(done).resolves.toBe('own');
  });

  it('stops when it is told to', async () => {
    const { runtime, home } = testRuntime();
    const path = join(home, 'config');
    await runtime.files.withLock(path, async () => {
      const instead = (): never => {
        throw new Error('stop');
      };
      await expect(runtime.files.withLock(path, async () => 'done', { instead })).rejects.toThrow('stop');
    });
  });
});

it('lets one in at a time where many processes find the same dead holder', async () => {
  const contenders = Array.from({ length: 6 }, () =>
    fork(join(import.meta.dirname, '../support/lock-contender.ts'), { execArgv: [] }),
  );
  try {
    for (let round = 0; round < 20; round += 1) {
      const { home } = testRuntime();
      leaveLock(home, { started: '1', key: 'dead' });
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
  const { key: _, ...own } = createHolder();
  expect(held).toMatchObject(own);
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

/** A lock as this process would hold it, but for what is given. */
function leaveLock(home: string, changes: Partial<Holder>): void {
  writeFileSync(join(home, 'config.lock'), JSON.stringify({ ...createHolder(), ...changes }));
}

/** Changes what a lock says of its holder, in the same file, which goes on being touched. */
function disguise(home: string, changes: Partial<Holder>): Holder {
  const file = join(home, 'config.lock');
  const holder: Holder = { ...(JSON.parse(readFileSync(file, 'utf8')) as Holder), ...changes };
  writeFileSync(file, JSON.stringify(holder));
  return holder;
}

function startOf(pid: number): string {
  return statusOf(pid)[19] ?? '';
}

async function untilZombie(pid: number): Promise<void> {
  while (statusOf(pid)[0] !== 'Z') await new Promise((done) => setTimeout(done, 5));
}

function statusOf(pid: number): readonly string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

async function idOfEndedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((done) => child.once('exit', done));
  if (child.pid === undefined) throw new Error('the process did not start');
  return child.pid;
}
