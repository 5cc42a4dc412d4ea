import { retryAfterMilliseconds } from '../../src/endpoints/retry-after.ts';

const now = Date.UTC(2030, 0, 2, 3, 4, 5);
const hour = 3_600_000;

describe('Retry-After', () => {
  it.each([
    ['3', 3_000],
    ['0', 0],
    ['60', 60_000],
    ['86400', 60_000],
    [new Date(now + 2_000).toUTCString(), 2_000],
    [new Date(now - 2_000).toUTCString(), 0],
    [new Date(now + hour).toUTCString(), 60_000],
  ])('of "%s" is %d ms', (header, milliseconds) => {
    expect(retryAfterMilliseconds(header, { now })).toBe(milliseconds);
  });

  it('counts a date from the date of the answer, whatever this machine’s clock says', () => {
    const header = new Date(now + 2 * hour + 2_000).toUTCString();
    const date = new Date(now + 2 * hour).toUTCString();
    expect(retryAfterMilliseconds(header, { date, now })).toBe(2_000);
  });

  it.each([undefined, '', 'soon', '-1', '1e9', 'yesterday GMT'])('of "%s" is none', (header) => {
    expect(retryAfterMilliseconds(header, { now })).toBeUndefined();
  });
});
