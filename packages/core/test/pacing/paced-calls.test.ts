import '@sso/testkit';
import { SsoError } from '../../src/errors.ts';
import { PacedCalls } from '../../src/pacing/paced-calls.ts';
import type { Runtime } from '../../src/runtime.ts';
import { testRuntime } from '../support/test-runtime.ts';
import { VirtualTime } from '../support/virtual-time.ts';

interface Service {
  /** Calls a second and how many may come at once; without, it takes everything. */
  readonly limit?: { readonly rate: number; readonly burst: number };
  /** Whether it says how long to wait, in whole seconds. */
  readonly retryAfter?: boolean;
  readonly latency?: number;
}

/** A service that counts by a bucket, as real ones do, in a time that only the test moves. */
function service({ limit, retryAfter = false, latency = 30 }: Service) {
  const time = new VirtualTime();
  let state = 1;
  const randomBytes = (count: number): Uint8Array =>
    Uint8Array.from({ length: count }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state >> 16;
    });
  const runtime: Runtime = { ...testRuntime().runtime, now: () => time.now, sleep: time.sleep, randomBytes };
  const calls = { begun: 0, refused: 0, mostAtOnce: 0 };
  let [atOnce, tokens, filledAt] = [0, limit?.burst ?? 0, time.now];
  const takes = (): boolean => {
    if (limit === undefined) return true;
    tokens = Math.min(limit.burst, tokens + ((time.now - filledAt) / 1000) * limit.rate);
    filledAt = time.now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
  const call = async (): Promise<void> => {
    calls.begun += 1;
    atOnce += 1;
    calls.mostAtOnce = Math.max(calls.mostAtOnce, atOnce);
    await time.sleep(latency / 2);
    const taken = takes();
    await time.sleep(latency / 2);
    atOnce -= 1;
    if (taken) return;
    calls.refused += 1;
    const wait = retryAfter && limit ? { retryAfter: Math.ceil((1 - tokens) / limit.rate) * 1000 } : {};
    throw new SsoError('throttled', { operation: 'ListAccountRoles', ...wait });
  };
  return { time, runtime, calls, call };
}

interface Run {
  /** In terms of what the service's limit takes for as many calls. */
  readonly share: number;
  readonly refused: number;
  readonly milliseconds: number;
}

async function run(kind: Service, count: number): Promise<Run & { readonly mostAtOnce: number }> {
  const { time, runtime, calls, call } = service(kind);
  const paced = new PacedCalls(runtime);
  const began = time.now;
  await time.drive(Promise.all(Array.from({ length: count }, () => paced.run(call))));
  expect([paced.answered, paced.throttled]).toEqual([count, calls.refused]);
  const milliseconds = time.now - began;
  const share = milliseconds / ((count / (kind.limit?.rate ?? 1)) * 1000);
  return { share, refused: calls.refused / count, milliseconds, mostAtOnce: calls.mostAtOnce };
}

describe('calls to a service that takes 20 a second', () => {
  it.each([
    { burst: 5, retryAfter: false, latency: 30 },
    { burst: 20, retryAfter: false, latency: 30 },
    { burst: 20, retryAfter: true, latency: 30 },
    { burst: 20, retryAfter: false, latency: 300 },
    { burst: 20, retryAfter: true, latency: 300 },
    { burst: 40, retryAfter: true, latency: 30 },
  ])('take hardly longer than that, with few refusals: %j', async ({ burst, retryAfter, latency }) => {
    const { share, refused } = await run({ limit: { rate: 20, burst }, retryAfter, latency }, 1_010);
    expect(share).toBeLessThanOrEqual(1.1);
    expect(refused).toBeLessThanOrEqual(0.02);
  });

  it('find out a limit that is no bucket', async () => {
    const { share, refused } = await run({ limit: { rate: 20, burst: 1 } }, 1_010);
    expect(share).toBeLessThanOrEqual(1.15);
    expect(refused).toBeLessThanOrEqual(0.02);
  });

  it.each([2, 200])('find out that it is %d', async (rate) => {
    const { share, refused } = await run({ limit: { rate, burst: rate } }, rate * 50);
    expect(share).toBeLessThanOrEqual(1.2);
    expect(refused).toBeLessThanOrEqual(0.1);
  });

  it('do not come before the time that the service named', async () => {
    const { time, runtime, call } = service({});
    const paced = new PacedCalls(runtime);
    const began = time.now;
    const begun: number[] = [];
    const refusedOnce = async (): Promise<void> => {
      begun.push(time.now - began);
      await call();
      if (begun.length === 1) throw new SsoError('throttled', { operation: 'X', retryAfter: 3_000 });
    };
    await time.drive(paced.run(refusedOnce));
    expect(begun).toHaveLength(2);
    expect(begun[1]).toBeGreaterThanOrEqual(3_030);
    expect(begun[1]).toBeLessThanOrEqual(3_330);
  });
});

describe('calls to a service without a limit', () => {
  it('are 64 at once before long', async () => {
    const { milliseconds, mostAtOnce } = await run({}, 3_000);
    expect(mostAtOnce).toBe(64);
    expect(milliseconds).toBeLessThan((3_000 * 30) / 24);
  });
});

describe('a call that fails', () => {
  it.each(['network', 'request-timeout', 'service-unavailable'] as const)(
    'by %s is made again, four times in all',
    async (code) => {
      const { time, runtime } = service({});
      let attempts = 0;
      const failing = new PacedCalls(runtime).run(async () => {
        attempts += 1;
        throw new SsoError(code, { host: 'h', reason: 'r', milliseconds: 1, operation: 'X', status: 503 });
      });
      await expect(time.drive(failing)).rejects.toThrowSsoError(code);
      expect(attempts).toBe(4);
    },
  );

  it('for good is not made again', async () => {
    const { time, runtime } = service({});
    let attempts = 0;
    const failing = new PacedCalls(runtime).run(async () => {
      attempts += 1;
      throw new SsoError('no-access', { accountId: '1' });
    });
    await expect(time.drive(failing)).rejects.toThrowSsoError('no-access');
    expect(attempts).toBe(1);
  });

  it('by nothing but refusals ends at last', async () => {
    const { time, runtime } = service({});
    const failing = new PacedCalls(runtime).run(async () => {
      throw new SsoError('throttled', { operation: 'X' });
    });
    const began = time.now;
    await expect(time.drive(failing)).rejects.toThrowSsoError('throttled');
    expect(time.now - began).toBeGreaterThan(60_000);
  });
});

it('ends all calls that wait for their turn when it is cancelled', async () => {
  const { time, runtime, call } = service({ limit: { rate: 1, burst: 1 } });
  const controller = new AbortController();
  const paced = new PacedCalls(runtime, { signal: controller.signal });
  const ended = Promise.allSettled(Array.from({ length: 10 }, () => paced.run(call)));
  const aborting = time.sleep(2_000).then(() => controller.abort(new SsoError('cancelled', {})));
  const outcomes = await time.drive(aborting.then(() => ended));
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
  expect(reasons.length).toBeGreaterThanOrEqual(6);
  expect(new Set(reasons)).toEqual(new Set(['cancelled']));
});
