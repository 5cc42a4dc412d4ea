import { formatTimestamp, parseTimestamp } from '../../src/cache/timestamp.ts';

const moment = Date.UTC(2030, 0, 2, 3, 4, 5);

describe('formatTimestamp', () => {
  it.each([
    [moment, '2030-01-02T03:04:05Z'],
    [moment + 999, '2030-01-02T03:04:05Z'],
    [0, '1970-01-01T00:00:00Z'],
  ])('writes %d as %s', (milliseconds, text) => {
    expect(formatTimestamp(milliseconds)).toBe(text);
  });
});

describe('parseTimestamp', () => {
  it.each([
    ['2030-01-02T03:04:05Z', moment],
    ['2030-01-02T03:04:05UTC', moment],
    ['2030-01-02 03:04:05 UTC', moment],
    ['2030-01-02T03:04:05.250Z', moment + 250],
    ['2030-01-02T03:04:05.123456Z', moment + 123],
    ['2030-01-02T03:04:05+00:00', moment],
    ['2030-01-02T04:34:05+0130', moment],
    ['2030-01-01T22:04:05.5-05:00', moment + 500],
  ])('reads %s', (text, milliseconds) => {
    expect(parseTimestamp(text)).toBe(milliseconds);
  });

  it.each([
    ['', 'nothing'],
    ['2030-01-02T03:04:05', 'no time zone'],
    ['2030-13-02T03:04:05Z', 'no such month'],
    ['2030-02-30T03:04:05Z', 'no such day'],
    ['2030-01-02T24:00:00Z', 'no such hour'],
    ['2030-01-02', 'no time'],
    ['1893553445', 'a number'],
    ['2030-01-02T03:04:05Z\n', 'more than a time'],
    ['9999-12-31T23:59:59-00:01', 'a year of five digits, which would not be written as it is read'],
    ['1000-01-01T00:00:00+00:01', 'a year of three digits'],
  ])('takes %j for no moment: %s', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });
});
