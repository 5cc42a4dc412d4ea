import { formatServing, missesServeLimits } from '../src/serve.ts';

const full = { smoke: false };

describe('the limits of sso serve', () => {
  it.each([
    [3_000, 120, false],
    [2_999, 120, true],
    [3_000, 121, true],
  ])('%p answers/s and %p MB', (answersPerSecond, peakMegabytes, missed) => {
    expect(missesServeLimits({ answersPerSecond, peakMegabytes }, full)).toBe(missed);
  });

  it('let a slow machine pass in a smoke run, but no leak', () => {
    expect(missesServeLimits({ answersPerSecond: 1_500 }, { smoke: true })).toBe(false);
    expect(missesServeLimits({ answersPerSecond: 1_499 }, { smoke: true })).toBe(true);
    expect(missesServeLimits({ answersPerSecond: 1_500, peakMegabytes: 121 }, { smoke: true })).toBe(true);
  });

  it('are shown beside the figures', () => {
    expect(formatServing({ answersPerSecond: 4_000.4, peakMegabytes: 96.6 })).toBe(
      'sso serve: 4000 answers/s, at least 3000; 97 MB at most, at most 120\n',
    );
    expect(formatServing({ answersPerSecond: 4_000 })).toContain('not measured');
  });
});
