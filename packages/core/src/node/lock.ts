import type { promises } from 'node:fs';
import { dirname } from 'node:path';
import { SsoError } from '../errors.ts';
import type { HeldLock, LockOptions } from '../runtime.ts';
import { errorCode } from './error-code.ts';
import { createLock, createWatch, type FoundLock, findLock, isLockOf, removeLock } from './lock-file.ts';
import { createHolder, type Holder } from './lock-holder.ts';
import { makeFolder } from './make-folder.ts';

/** In milliseconds. */
export interface LockTiming {
  /** How often a holder touches its lock. */
  readonly heartbeat: number;
  /** One that has not done so for this long is dead, whatever its process id says. */
  readonly stale: number;
  /** How long a living holder is waited for: a refresh that is sent twice takes a minute at most. */
  readonly wait: number;
}

const usualTiming: LockTiming = { heartbeat: 500, stale: 3_000, wait: 75_000 };

/** Looks come soon at first, and then more seldom: a hundred who wait shall leave the processor to the one who works. */
const pauses = { first: 15, last: 150, growth: 1.3 } as const;

interface OwnLock {
  readonly holder: Holder;
  readonly handle: promises.FileHandle;
}

type Acquired<T> = { readonly lock: OwnLock } | { readonly result: T };

/**
 * Runs `work` while holding `<path>.lock`. The holder touches the lock while it works; one that stopped doing so, or whose process is
 * gone, is taken over. Needs a file system on which a file can be made exclusively (`O_EXCL`), which NFS has since version 3, and no
 * more: no links, no `flock`.
 * @throws SsoError `file-unwritable`, `lock-timeout`, and what `work` and `instead` throw
 */
export async function withLock<T>(
  path: string,
  work: (lock: HeldLock) => Promise<T>,
  { instead = () => undefined, timing = usualTiming }: LockOptions<T> & { readonly timing?: LockTiming } = {},
): Promise<T> {
  const file = `${path}.lock`;
  const acquired = await acquire(file, instead, timing);
  if ('result' in acquired) return acquired.result;
  const { holder, handle } = acquired.lock;
  const heartbeat = setInterval(() => {
    const now = new Date();
    // By the open file and not its name: what has that name may be another's lock by now.
    void handle.utimes(now, now).catch(() => undefined);
  }, timing.heartbeat);
  heartbeat.unref();
  try {
    return await work({ isHeld: () => isLockOf(file, holder) });
  } finally {
    clearInterval(heartbeat);
    await handle.close();
    if (isLockOf(file, holder)) await removeLock(file);
  }
}

async function acquire<T>(
  file: string,
  instead: () => T | undefined,
  { stale, wait }: LockTiming,
): Promise<Acquired<T>> {
  const holder = createHolder();
  const [isDead, isDeadTurn] = [createWatch(stale), createWatch(stale)];
  const deadline = performance.now() + wait;
  makeFolderOf(file);
  for (let pause: number = pauses.first; ; pause = Math.min(pause * pauses.growth, pauses.last)) {
    const handle = await createLock(file, holder);
    if (handle !== undefined) return { lock: { holder, handle } };
    const result = instead();
    if (result !== undefined) return { result };
    const found = await findLock(file);
    if (found !== undefined && isDead(found) && (await takeAway(file, { found, holder, isDead, isDeadTurn })))
      continue;
    if (performance.now() > deadline) throw new SsoError('lock-timeout', { file });
    await new Promise((done) => setTimeout(done, pause * (0.5 + Math.random())));
  }
}

/** @throws SsoError `file-unwritable` */
function makeFolderOf(file: string): void {
  try {
    makeFolder(dirname(file));
  } catch (error) {
    throw new SsoError('file-unwritable', { file, reason: errorCode(error) }, { cause: error });
  }
}

interface Takeover {
  readonly found: FoundLock;
  readonly holder: Holder;
  readonly isDead: (lock: FoundLock) => boolean;
  readonly isDeadTurn: (lock: FoundLock) => boolean;
}

/**
 * Two waiters can find the same dead holder, and the slower one must not remove the lock that the faster one has made since.
 * So each looks again when it is its turn, which a second file gives to one at a time.
 * @returns whether it was our turn
 */
async function takeAway(file: string, { found, holder, isDead, isDeadTurn }: Takeover): Promise<boolean> {
  const turn = `${file}.takeover`;
  const handle = await createLock(turn, holder);
  if (handle === undefined) {
    // A turn is over within milliseconds, unless its process has died in it.
    const other = await findLock(turn);
    if (other !== undefined && isDeadTurn(other)) await removeLock(turn);
    return false;
  }
  try {
    const present = await findLock(file);
    if (present?.holder.key === found.holder.key && isDead(present)) await removeLock(file);
  } finally {
    await handle.close();
    await removeLock(turn);
  }
  return true;
}
