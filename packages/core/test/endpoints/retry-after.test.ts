import { retryAfterMilliseconds } from '../../src/endpoints/retry-after.ts';

const now = Date.UTC(2030, 0, 2, 3, 4, 5);

describe('Retry-After', () => {
  it.each([
    ['3', 3_000],
    ['0', 0],
    ['60', 60_000],
    [new Date(now + 2_000).toUTCString(), 2_000],
    [new Date(now - 2_000).toUTCString(), 0],
  ])('of "%s" is %d ms', (header, milliseconds) => {
    expect(retryAfterMilliseconds(header, now)).toBe(milliseconds);
  });

  it.each([undefined, '', 'soon', '-1', '61', '1e9', new Date(now + 3_600_000).toUTCString()])(
    'of "%s" is none',
    (header) => {
      expect(retryAfterMilliseconds(header, now)).toBeUndefined();
    },
  );
});
