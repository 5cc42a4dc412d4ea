import { formatPicker, missesPickerLimits, pickerLimits } from '../src/picker.ts';

const within = { firstPaint: pickerLimits.firstPaint, key: 3, slowestKey: pickerLimits.key };

describe('missesPickerLimits', () => {
  it.each([
    ['both at their limits', within, false, false],
    ['a late first paint', { ...within, firstPaint: pickerLimits.firstPaint + 1 }, true, false],
    ['a slow key', { ...within, slowestKey: pickerLimits.key * 1.5 }, true, false],
    [
      'a key that takes more than noise explains',
      { ...within, slowestKey: pickerLimits.key * 2.5 },
      true,
      true,
    ],
  ])('with %s', (_, figures, full, smoke) => {
    expect(missesPickerLimits(figures, { smoke: false })).toBe(full);
    expect(missesPickerLimits(figures, { smoke: true })).toBe(smoke);
  });
});

it('says what was measured beside what is promised', () => {
  expect(formatPicker({ firstPaint: 92.4, key: 3.21, slowestKey: 14.26 })).toBe(
    'the picker, 10,000 entries: first paint 92 ms after the start, at most 150; work for a key 3.2 ms, the slowest 14.3 ms, at most 16\n',
  );
});
