import { createWatch, type FoundLock } from '../../src/node/lock-file.ts';

const stale = 3_000;

/** A watch, the time that it goes by, and a lock of a process that it cannot see. */
function watched() {
  const time = { now: 0 };
  const isDead = createWatch(stale, () => time.now);
  const lock: FoundLock = { holder: { pid: 1, space: 'elsewhere', key: 'key' }, touched: 5 };
  /** Looks every 100 ms. */
  const lookFor = (milliseconds: number, seen: FoundLock = lock): boolean => {
    for (let left = milliseconds; left > 0; left -= 100) {
      time.now += 100;
      if (isDead(seen)) return true;
    }
    return false;
  };
  return { time, isDead, lock, lookFor };
}

describe('the holder of a lock', () => {
  it('is dead when the lock was not touched for some time', () => {
    const { isDead, lock, lookFor } = watched();
    expect(isDead(lock)).toBe(false);
    expect(lookFor(stale)).toBe(false);
    expect(lookFor(100)).toBe(true);
  });

  it('lives while it touches the lock, whatever time its clock writes', () => {
    const { lock, lookFor } = watched();
    for (const touched of [900_000, 20, 700_000, 3]) expect(lookFor(stale, { ...lock, touched })).toBe(false);
  });

  it('has the same time when another one has taken the lock', () => {
    const { lock, lookFor } = watched();
    expect(lookFor(stale)).toBe(false);
    expect(lookFor(stale, { ...lock, holder: { ...lock.holder, key: 'another' } })).toBe(false);
  });

  it('is not dead for one who was asleep: it may have been asleep, too', () => {
    const { time, isDead, lock, lookFor } = watched();
    lookFor(1_000);
    time.now += 8 * 3_600_000;
    expect(isDead(lock)).toBe(false);
    expect(lookFor(1_000)).toBe(false);
    expect(lookFor(stale)).toBe(true);
  });
});
