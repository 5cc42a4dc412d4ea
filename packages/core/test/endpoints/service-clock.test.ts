import { ServiceClock } from '../../src/endpoints/service-clock.ts';

const minute = 60_000;
/** In minutes. */
const years = 365 * 24 * 60;
const now = Date.UTC(2030, 0, 2, 3, 4, 5);

function dated(moment: number, more: Readonly<Record<string, string>> = {}) {
  return { date: new Date(moment).toUTCString(), ...more };
}

/** What is learnt of an answer that came at once. */
function offsetAfter(headers: Readonly<Record<string, string>>): number {
  const clock = new ServiceClock();
  clock.observe(headers, { sentAt: now, receivedAt: now });
  return clock.offset;
}

describe('the service’s clock', () => {
  it.each([
    ['two hours ahead', 120 * minute, 120 * minute],
    ['two hours behind', -120 * minute, -120 * minute + 999],
    ['four minutes ahead', 4 * minute, 0],
    ['four minutes behind', -4 * minute, 0],
    ['the same', 0, 0],
  ])('is %s', (_, difference, offset) => {
    expect(offsetAfter(dated(now + difference))).toBe(offset);
  });

  it.each([
    ['no date', {}],
    ['a date that is none', { date: 'yesterday' }],
    ['an answer out of a cache', dated(now - 120 * minute, { age: '7200' })],
    ['a page of somebody else', dated(now - 120 * minute, { 'content-type': 'text/html; charset=utf-8' })],
  ])('is not learnt from %s', (_, headers) => {
    expect(offsetAfter(headers)).toBe(0);
  });

  it('is not off because the machine slept before it read the answer', () => {
    const clock = new ServiceClock();
    expect(clock.observe(dated(now), { sentAt: now, receivedAt: now + 600 * minute })).toBe(false);
    expect(clock.offset).toBe(0);
  });

  it('is news once, and again when it changes', () => {
    const clock = new ServiceClock();
    const times = { sentAt: now, receivedAt: now };
    const isNews = [120, 121, 180, 0, 120].map((minutes) =>
      clock.observe(dated(now + minutes * minute), times),
    );
    expect(isNews).toEqual([true, false, true, false, true]);
  });

  it.each([
    ['an hour from now, by a clock that is two hours ahead', 120, 180, 60],
    ['an hour from now, by a clock that is years behind', -3 * years, 60 - 3 * years, 60],
    ['twelve hours from now', 120, 120 + 12 * 60, 12 * 60],
    // The header is wrong, and the end is right.
    ['years from now by a header that is years behind', -3 * years, 60, 60],
    ['long over by a header that is years ahead', 3 * years, 60, 60],
  ])('has credentials end %s', (_, ahead, end, expected) => {
    const clock = new ServiceClock();
    clock.observe(dated(now + ahead * minute), { sentAt: now, receivedAt: now });
    const offBy = clock.localExpiration(now + end * minute, now) - (now + expected * minute);
    // The header tells whole seconds.
    expect(Math.abs(offBy)).toBeLessThan(1000);
  });
});
