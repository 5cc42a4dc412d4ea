import { formatListingProgress } from '../src/listing/listing-progress.ts';
import { createProgressLine, type ProgressTarget } from '../src/progress-line.ts';

function line(target: Partial<ProgressTarget>) {
  const written: string[] = [];
  let now = 1_000;
  const progress = createProgressLine({
    isTerminal: true,
    width: 20,
    write: (text) => written.push(text),
    now: () => now,
    ...target,
  });
  const at = (milliseconds: number, text: string): void => {
    now = 1_000 + milliseconds;
    progress.update(() => text);
  };
  return { written, progress, at };
}

describe('the line on a terminal', () => {
  it('is written over, ten times a second at most, and not for short work', () => {
    const { written, at } = line({});
    for (const [milliseconds, text] of [
      [0, 'too soon'],
      [299, 'too soon'],
      [300, 'first'],
      [399, 'too soon again'],
      [400, 'second'],
    ] as const)
      at(milliseconds, text);
    expect(written).toEqual(['\r\x1b[2Kfirst', '\r\x1b[2Ksecond']);
  });

  it('leaves the last column free', () => {
    const { written, at } = line({});
    at(300, '12345678901234567890');
    expect(written).toEqual(['\r\x1b[2K123456789012345678…']);
  });

  it('is cleared once where it was shown', () => {
    const { written, progress, at } = line({});
    progress.clear();
    at(300, 'shown');
    progress.clear();
    progress.clear();
    expect(written).toEqual(['\r\x1b[2Kshown', '\r\x1b[2K']);
  });
});

it('is a line every ten seconds elsewhere', () => {
  const { written, progress, at } = line({ isTerminal: false, width: undefined });
  at(9_999, 'too soon');
  at(10_000, 'first');
  at(19_999, 'too soon again');
  at(20_000, 'second');
  progress.clear();
  expect(written).toEqual(['first\n', 'second\n']);
});

it('says how far a listing is', () => {
  const progress = { done: 120, total: 1_000, callsPerSecond: 19.64, throttled: 3, millisecondsLeft: 44_800 };
  expect(formatListingProgress('my-sso', progress)).toBe(
    'my-sso: 120 of 1000 accounts, 20 calls/s, 44 s left',
  );
  const early = { ...progress, callsPerSecond: 4.25, millisecondsLeft: undefined };
  expect(formatListingProgress('my-sso', early)).toBe('my-sso: 120 of 1000 accounts, 4.3 calls/s');
});
