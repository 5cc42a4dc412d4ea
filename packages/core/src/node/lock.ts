import { promises } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { SsoError } from '../errors.ts';
import { errorCode } from './error-code.ts';

const heartbeatMilliseconds = 1_000;
/** A holder that has not touched its lock for this long is dead, whatever its process id says: ids are used again. */
const staleMilliseconds = 4_000;
const waitMilliseconds = 60_000;

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly key: string;
}

/**
 * Runs `work` while holding `<path>.lock`. The holder touches the lock while it works; one that stopped
 * doing so, or whose process is gone, is taken over.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const file = `${path}.lock`;
  const holder = await acquire(file);
  const heartbeat = setInterval(() => {
    const now = new Date();
    void promises.utimes(file, now, now).catch(() => undefined);
  }, heartbeatMilliseconds);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await release(file, holder);
  }
}

async function acquire(file: string): Promise<Holder> {
  const holder: Holder = { pid: process.pid, host: hostname(), key: crypto.randomUUID() };
  const deadline = Date.now() + waitMilliseconds;
  await makeFolder(file);
  while (!(await create(file, holder))) {
    const present = await readHolder(file);
    if (present !== undefined && (await isDead(file, present)) && (await takeAway(file, present, holder)))
      continue;
    if (Date.now() > deadline) throw new SsoError('lock-timeout', { file });
    await new Promise((done) => setTimeout(done, 20 + Math.random() * 30));
  }
  return holder;
}

async function makeFolder(file: string): Promise<void> {
  try {
    await promises.mkdir(dirname(file), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new SsoError('file-unwritable', { file, reason: errorCode(error) }, { cause: error });
  }
}

async function create(file: string, holder: Holder): Promise<boolean> {
  try {
    await promises.writeFile(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    const reason = errorCode(error);
    // Windows says EPERM while the former lock is being deleted.
    if (reason === 'EEXIST' || (reason === 'EPERM' && process.platform === 'win32')) return false;
    throw new SsoError('file-unwritable', { file, reason }, { cause: error });
  }
}

/**
 * `undefined` where there is no lock any more. One that its holder has not filled in yet, or that cannot be read, has an empty
 * key: only its age tells of its holder.
 */
async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    const content: unknown = JSON.parse(await promises.readFile(file, 'utf8'));
    const { pid, host, key } = content as Partial<Holder>;
    return { pid: Number(pid), host: String(host), key: String(key) };
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? undefined : { pid: Number.NaN, host: '', key: '' };
  }
}

async function isDead(file: string, holder: Holder): Promise<boolean> {
  if (holder.host === hostname() && Number.isInteger(holder.pid) && !isRunning(holder.pid)) return true;
  return isStale(file);
}

async function isStale(file: string): Promise<boolean> {
  try {
    return Date.now() - (await promises.stat(file)).mtimeMs > staleMilliseconds;
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * Two waiters can find the same dead holder, and the slower one must not remove the lock that the faster one has made since.
 * So each looks again when it is its turn, which a second file gives to one at a time.
 * @returns whether it was our turn
 */
async function takeAway(file: string, dead: Holder, own: Holder): Promise<boolean> {
  const turn = `${file}.takeover`;
  if (!(await create(turn, own))) {
    // A turn is over within milliseconds, unless its process has died in it.
    if (await isStale(turn)) await remove(turn);
    return false;
  }
  try {
    const present = await readHolder(file);
    if (present?.key === dead.key && (await isDead(file, present))) await remove(file);
  } finally {
    await remove(turn);
  }
  return true;
}

async function remove(file: string): Promise<void> {
  try {
    await promises.rm(file, { force: true });
  } catch (error) {
    throw new SsoError('file-unwritable', { file, reason: errorCode(error) }, { cause: error });
  }
}

async function release(file: string, holder: Holder): Promise<void> {
  if ((await readHolder(file))?.key === holder.key) await remove(file);
}
