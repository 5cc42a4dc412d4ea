import { formatDuration } from '../src/duration.ts';

describe('formatDuration', () => {
  it.each([
    [-5, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [90_000, '1 min 30 s'],
    [28_799_000, '7 h 59 min'],
    [28_800_000, '8 h'],
    [86_400_000, '1 d'],
    [90 * 86_400_000 + 3 * 3_600_000, '90 d 3 h'],
  ])('%i ms is %s', (milliseconds, shown) => {
    expect(formatDuration(milliseconds)).toBe(shown);
  });
});
