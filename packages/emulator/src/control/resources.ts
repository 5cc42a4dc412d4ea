import type { WaitingFault } from '../faults/fault-queue.ts';
import { operationNames } from '../handler.ts';
import { object, text, whole } from '../input/readers.ts';
import type { Change } from '../scenario/change.ts';
import { fault } from '../scenario/fault-reader.ts';
import * as readers from '../scenario/readers.ts';
import type { Steered } from './steered.ts';

export const methods = ['GET', 'PUT', 'POST', 'DELETE'] as const;
export type Method = (typeof methods)[number];

export interface Outcome {
  readonly value: unknown;
  readonly afterwards?: (() => void) | undefined;
}

/** What each method does with the body, already parsed. @throws InputError where the body is unusable. */
export type Resource = Readonly<Partial<Record<Method, (emulator: Steered, body: unknown) => Outcome>>>;

/** A resource whose answer to every method is its state afterwards. */
function state(
  show: (emulator: Steered) => unknown,
  acts: Partial<Record<Exclude<Method, 'GET'>, (emulator: Steered, body: unknown) => void>> = {},
): Resource {
  const entries = Object.entries(acts).map(([method, act]) => [
    method,
    (emulator: Steered, body: unknown) => {
      act(emulator, body);
      return { value: show(emulator) };
    },
  ]);
  return { GET: (emulator) => ({ value: show(emulator) }), ...Object.fromEntries(entries) };
}

const faults = state(({ faults: { list } }) => list().map(showFault), {
  PUT: (emulator, body) => {
    const wanted = readers.faults('faults', body);
    emulator.faults.clear();
    emulator.apply({ faults: wanted });
  },
  POST: (emulator, body) => emulator.faults.add(fault('fault', body)),
  DELETE: (emulator) => emulator.faults.clear(),
});

const latency = state((emulator) => emulator.latency.milliseconds, {
  PUT: (emulator, body) => emulator.latency.set(readers.latency('latencyMilliseconds', body)),
  DELETE: (emulator) => emulator.latency.set(0),
});

const rateLimit = state(({ rateLimit: { limit }, throttled }) => ({ limit: limit ?? null, throttled }), {
  PUT: (emulator, body) => emulator.rateLimit.set(readers.rateLimit('rateLimit', body)),
  DELETE: (emulator) => emulator.rateLimit.set(undefined),
});

const clock = state(({ clock: { now } }) => ({ time: new Date(now()).toISOString() }), {
  PUT: (emulator, body) => emulator.apply({ clock: readers.clockChange('clock', body) }),
  DELETE: (emulator) => emulator.clock.reset(),
});

const network: Resource = {
  PUT: (emulator, body) => changed(emulator, { network: readers.outage('network', body) }),
};

const changes: Resource = {
  POST: (emulator, body) => changed(emulator, readers.change(whole, body)),
};

const scenario: Resource = {
  PUT: (emulator, body) => {
    const { network: outage, ...wanted } = readers.scenario(whole, body);
    emulator.play(wanted);
    return changed(emulator, { network: outage });
  },
  DELETE: (emulator) => {
    emulator.play({});
    return { value: overview(emulator) };
  },
};

const deviceCodes = state((emulator) => emulator.pendingDeviceCodes());

const userCode = object<{ readonly userCode: string }>({ userCode: text() });

const approval = state((emulator) => emulator.pendingDeviceCodes(), {
  POST: (emulator, body) => emulator.approve(userCode(whole, body).userCode),
});

const denial = state((emulator) => emulator.pendingDeviceCodes(), {
  POST: (emulator, body) => emulator.deny(userCode(whole, body).userCode),
});

const requests = state(
  (emulator) =>
    emulator.requests.map(({ operation, time }) => ({ operation, time: new Date(time).toISOString() })),
  { DELETE: (emulator) => emulator.clearRequests() },
);

/** By their paths below the control interface's. */
export const resources: ReadonlyMap<string, Resource> = new Map([
  ['', state(overview)],
  ['/faults', faults],
  ['/latency', latency],
  ['/rate-limit', rateLimit],
  ['/clock', clock],
  ['/network', network],
  ['/changes', changes],
  ['/scenario', scenario],
  ['/device-codes', deviceCodes],
  ['/approve', approval],
  ['/deny', denial],
  ['/requests', requests],
]);

/** The network goes last: the answer has to get through. */
function changed(emulator: Steered, { network: outage, ...change }: Change): Outcome {
  emulator.apply(change);
  const afterwards = outage && (() => emulator.network.down(outage.downMilliseconds));
  return { value: overview(emulator), afterwards };
}

function overview(emulator: Steered) {
  return {
    time: new Date(emulator.clock.now()).toISOString(),
    faults: emulator.faults.list().map(showFault),
    latencyMilliseconds: emulator.latency.milliseconds,
    rateLimit: emulator.rateLimit.limit ?? null,
    throttled: emulator.throttled,
    calls: calls(emulator),
    deviceCodes: emulator.pendingDeviceCodes(),
  };
}

function calls(emulator: Steered): Readonly<Record<string, number>> {
  const counts = operationNames.map((operation) => [operation, emulator.calls(operation)] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** JSON knows no Infinity. */
function showFault({ fault: { times, ...rest }, hits }: WaitingFault) {
  return { ...rest, times: times === Number.POSITIVE_INFINITY ? 'always' : (times ?? 1), hits };
}
