import { statSync } from 'node:fs';

/** AWS CLI and the SDKs in Python truncate a file and then write it, in blocks of this many bytes: who reads in between gets a beginning. */
const block = 4096;
/** Milliseconds. Whoever has truncated a file has long written it by then, or never will. */
const quiet = 100;
const between = 5;

/** Milliseconds. `pause` blocks. */
export interface BlockingClock {
  readonly now: () => number;
  readonly pause: (milliseconds: number) => void;
}

const realClock: BlockingClock = {
  now: Date.now,
  pause: (milliseconds) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  },
};

/**
 * Reads again while what was read looks cut off and the file was written just now. That is bounded and happens seldom, so it may block:
 * reading is synchronous for all others.
 */
export function readSettled(path: string, read: () => Uint8Array, clock = realClock): Uint8Array {
  for (let waited = 0; ; waited += between) {
    const bytes = read();
    if (waited >= quiet || !looksCutOff(bytes) || !isBeingWritten(path, clock)) return bytes;
    clock.pause(between);
  }
}

/** Whole config files end with a line, whole caches with a brace. */
function looksCutOff(bytes: Uint8Array): boolean {
  return bytes.length % block === 0 && !['\n', '\r', '}'].includes(String.fromCharCode(bytes.at(-1) ?? 0));
}

function isBeingWritten(path: string, { now }: BlockingClock): boolean {
  try {
    // The file's time has fractions, so that it may be a little later than ours.
    return Math.abs(now() - statSync(path).mtimeMs) < quiet;
  } catch {
    return false;
  }
}
