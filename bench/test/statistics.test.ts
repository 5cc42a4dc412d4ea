import { median, pairedRatio } from '../src/statistics.ts';

describe('median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10],
  ])('of %p is %p', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('of nothing is an error', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('pairedRatio', () => {
  it('compares what ran in the same round', () => {
    // The second round was ten times as slow for both, the ratio of the medians would be 4.
    expect(pairedRatio([20, 200, 40], [10, 100, 10])).toBe(2);
  });

  it('does not compare what has no partner', () => {
    expect(() => pairedRatio([1, 2], [1])).toThrow(RangeError);
  });
});
