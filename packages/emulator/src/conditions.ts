import { createClock } from './clock.ts';
import { createFaultQueue, type FaultQueue } from './faults/fault-queue.ts';
import { createNetwork } from './network.ts';
import type { EmulatorOptions } from './options.ts';
import { createAssignments } from './organization/assignments.ts';
import { defaultOrganization } from './organization/organization.ts';
import { revoke } from './revocation.ts';
import type { Conditions } from './scenario/change.ts';
import type { State } from './state.ts';
import { createLatency, type Latency } from './traffic/latency.ts';
import { createRateLimiter, type RateLimiter } from './traffic/rate-limit.ts';

/** The conditions that others change, as the emulator itself uses them. */
export interface EmulatedConditions extends Conditions {
  readonly faults: FaultQueue;
  readonly latency: Latency;
  readonly rateLimit: RateLimiter;
}

export function createConditions(options: EmulatorOptions, state: State): EmulatedConditions {
  const clock = createClock(options.now ?? Date.now);
  return {
    clock,
    faults: createFaultQueue(),
    latency: createLatency(options.latencyMilliseconds ?? 0),
    rateLimit: createRateLimiter(options.rateLimit, clock.now),
    network: createNetwork(),
    assignments: createAssignments(options.organization ?? defaultOrganization),
    revoke: (what) => revoke(what, state),
  };
}
