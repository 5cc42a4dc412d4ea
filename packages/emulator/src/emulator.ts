import { decideDeviceCode, isWaiting } from './approval/device.ts';
import { type Clock, createClock } from './clock.ts';
import { createFaultQueue, type Faults } from './faults.ts';
import type { Context, OperationName } from './handler.ts';
import type { EmulatorRequest, EmulatorResponse } from './http-message.ts';
import { type EmulatorOptions, settingsFrom } from './options.ts';
import { type Assignments, createAssignments } from './organization/assignments.ts';
import { defaultOrganization, type Organization } from './organization/organization.ts';
import { routeRequest, runHandler } from './routes.ts';
import { createState } from './state.ts';
import { createLatency, type Latency } from './traffic/latency.ts';
import { createRateLimiter, type RateLimiter } from './traffic/rate-limit.ts';

export interface Emulator {
  /** As it is at the moment. */
  readonly organization: Organization;
  /** Adds and removes accounts and roles during the run. */
  readonly assignments: Assignments;
  /** By default the machine's. Tokens, sessions and the `Date` header follow it. */
  readonly clock: Clock;
  readonly latency: Pick<Latency, 'milliseconds' | 'set'>;
  readonly rateLimit: Pick<RateLimiter, 'limit' | 'set'>;
  /** How many calls the rate limit refused. */
  readonly throttled: number;
  /**
   * Answers one request without a network.
   * @throws ConnectionReset where a fault breaks the connection off.
   */
  handle(request: EmulatorRequest): Promise<EmulatorResponse>;
  /** Allows a device code, as a person on the page does. @throws Error where no such code is waiting. */
  approve(userCode: string): void;
  /** Denies a device code, as a person on the page does. @throws Error where no such code is waiting. */
  deny(userCode: string): void;
  /** The device codes that wait for a person, oldest first. */
  pendingDeviceCodes(): readonly PendingDeviceCode[];
  readonly faults: Faults;
  /** Every request that reached an operation, faults and refusals included, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** How many of them were for one operation. */
  calls(operation: OperationName): number;
}

export interface PendingDeviceCode {
  readonly userCode: string;
  readonly clientName: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface RecordedRequest {
  readonly operation: OperationName;
  /** Milliseconds since 1970, by the emulator's clock. */
  readonly time: number;
}

/** IAM Identity Center without listening anywhere. `startEmulator` puts it on a port. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const clock = createClock(options.now ?? Date.now);
  const assignments = createAssignments(options.organization ?? defaultOrganization);
  const settings = settingsFrom(options, { now: clock.now, assignments });
  const context: Context = { settings, state: createState(), assignments };
  const latency = createLatency(options.latencyMilliseconds ?? 0);
  const rateLimiter = createRateLimiter(options.rateLimit, clock.now);
  const faults = createFaultQueue();
  const requests: RecordedRequest[] = [];
  return {
    get organization() {
      return assignments.organization;
    },
    assignments,
    clock,
    latency,
    rateLimit: rateLimiter,
    get throttled() {
      return rateLimiter.throttled;
    },
    handle: async (request) => {
      const route = routeRequest(request, settings.organization);
      if (route.kind === 'nowhere') return route.response;
      const { handler, call } = route;
      requests.push({ operation: handler.operation, time: settings.now() });
      const refusal = rateLimiter.refuse(handler);
      await latency.wait(handler.operation);
      if (refusal !== undefined) return refusal;
      const fault = await faults.answer(handler.operation, handler.service);
      return fault ?? runHandler(handler, call, context);
    },
    approve: (userCode) => decideDeviceCode(userCode, 'allow', context),
    deny: (userCode) => decideDeviceCode(userCode, 'deny', context),
    pendingDeviceCodes: () => pendingDeviceCodes(context),
    faults: { add: faults.add, clear: faults.clear },
    requests,
    calls: (operation) => requests.filter((request) => request.operation === operation).length,
  };
}

function pendingDeviceCodes(context: Context): readonly PendingDeviceCode[] {
  return [...context.state.deviceAuthorizations.values()]
    .filter((authorization) => isWaiting(authorization, context))
    .map(({ userCode, registration, expiresAt }) => ({
      userCode,
      clientName: registration.clientName,
      expiresAt,
    }));
}
