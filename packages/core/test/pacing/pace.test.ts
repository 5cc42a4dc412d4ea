import { Pace } from '../../src/pacing/pace.ts';

const start = 1_000_000;

/** After calls that were served, one every `interval` milliseconds, and a refusal of the last one. */
function refused(retryAfter?: number) {
  const pace = new Pace();
  let now = start;
  for (let call = 0; call < 20; call++) {
    pace.begin(now);
    pace.succeeded(now, now + 30);
    now += 10;
  }
  pace.begin(now);
  pace.throttled({ startedAt: now, retryAfter, random: 0.5 }, now + 30);
  return { pace, now: now + 30 };
}

describe('the pace', () => {
  it('lets one call more be under way for each round of answers, and does not wait', () => {
    const pace = new Pace();
    const counts = [pace.mostInFlight];
    for (let round = 0; round < 60; round++) {
      for (let call = pace.mostInFlight; call > 0; call--) {
        pace.begin(start);
        pace.succeeded(start, start + 30);
      }
      counts.push(pace.mostInFlight);
    }
    expect([counts[0], pace.mostInFlight, pace.rate, pace.delay(start)]).toEqual([2, 64, undefined, 0]);
    expect(counts.slice(1, 14).every((count, index) => count - (counts[index] ?? 0) <= 1)).toBe(true);
  });

  it('waits as long as the service says, and a little longer', () => {
    const { pace, now } = refused(3_000);
    expect(pace.delay(now)).toBeCloseTo(3_150);
    expect(pace.delay(now + 3_150)).toBe(0);
  });

  it('waits longer after each refusal in a row, where the service says nothing', () => {
    const { pace, now } = refused();
    const waits = [pace.delay(now)];
    for (let at = now + 1_000, count = 0; count < 12; count++, at += 60_000) {
      pace.throttled({ startedAt: at, retryAfter: undefined, random: 0 }, at);
      waits.push(pace.delay(at));
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBe(10_000);
  });

  it('spaces calls after a refusal', () => {
    const { pace, now } = refused();
    const at = now + pace.delay(now);
    pace.begin(at);
    expect(pace.delay(at)).toBeCloseTo(1000 / (pace.rate ?? Number.NaN));
  });

  it('takes several refusals at once for one', () => {
    const { pace, now } = refused();
    const { rate } = pace;
    pace.throttled({ startedAt: now - 5, retryAfter: undefined, random: 0 }, now + 20);
    expect(pace.rate).toBe(rate);
  });

  it('does not wait for a clock that was set back', () => {
    const { pace, now } = refused(3_000);
    const earlier = now - 3_600_000;
    expect(pace.delay(earlier)).toBe(0);
    pace.begin(earlier);
    const { rate = Number.NaN } = pace;
    expect(pace.delay(earlier)).toBeCloseTo(1000 / rate);
    pace.throttled({ startedAt: earlier, retryAfter: undefined, random: 0 }, earlier + 30);
    expect(pace.rate).toBeLessThan(rate);
  });
});
