import { shorten } from './display-width.ts';
import { writeNotice } from './output.ts';

/** Where progress is shown. */
export interface ProgressTarget {
  /** Whether a line can be written over. */
  readonly isTerminal: boolean;
  /** Columns of the terminal. */
  readonly width: number | undefined;
  readonly write: (text: string) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** One line that says how far long work is. Whoever writes something else meanwhile clears it first. */
export interface ProgressLine {
  /** To be called often: `text` is asked for only where something will be shown. */
  update(text: () => string): void;
  clear(): void;
}

/** Milliseconds. Work that is shorter needs no line, and a log needs few of them. */
const onTerminal = { first: 300, interval: 100 } as const;
const inLog = { first: 10_000, interval: 10_000 } as const;
const eraseLine = '\r\x1b[2K';

/** On a terminal one line that is written over, elsewhere a line every ten seconds. */
export function createProgressLine({ isTerminal, width = 80, write, now }: ProgressTarget): ProgressLine {
  const { first, interval } = isTerminal ? onTerminal : inLog;
  let nextAt = now() + first;
  let isShown = false;
  return {
    update(text) {
      if (now() < nextAt) return;
      nextAt = now() + interval;
      if (!isTerminal) return write(`${text()}\n`);
      // A line that fills the last column would begin another one.
      write(`${eraseLine}${shorten(text(), width - 1)}`);
      isShown = true;
    },
    clear() {
      if (isShown) write(eraseLine);
      isShown = false;
    },
  };
}

/** On stderr, as everything that is no result. */
export function progressOnStderr(now: () => number): ProgressLine {
  const { isTTY, columns } = process.stderr;
  const isTerminal = isTTY === true && process.env.TERM !== 'dumb';
  return createProgressLine({ isTerminal, width: isTerminal ? columns : undefined, write: writeNotice, now });
}
