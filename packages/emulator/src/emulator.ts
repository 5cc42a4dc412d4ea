import { decideDeviceCode } from './approval/device.ts';
import { type PendingDeviceCode, pendingDeviceCodes } from './approval/pending-device-codes.ts';
import { createConditions, type EmulatedConditions } from './conditions.ts';
import { ConnectionReset } from './faults/fault.ts';
import { faultAnswer } from './faults/fault-answer.ts';
import type { Context } from './handler.ts';
import type { EmulatorRequest, EmulatorResponse } from './http-message.ts';
import { type EmulatorOptions, settingsFrom } from './options.ts';
import type { Organization } from './organization/organization.ts';
import { createRequestLog, type RecordingLog, type RequestLog } from './request-log.ts';
import { routeRequest, runHandler } from './routes.ts';
import { applyChange, type Change, type Conditions, calm } from './scenario/change.ts';
import { createSteps, type Scenario, type Steps } from './scenario/scenario.ts';
import { createState } from './state.ts';

export interface Emulator extends Conditions, RequestLog {
  /** As it is at the moment. */
  readonly organization: Organization;
  /** How many calls the rate limit refused. */
  readonly throttled: number;
  /**
   * Answers one request without a network.
   * @throws ConnectionReset where a fault breaks the connection off, or the network is down.
   */
  handle(request: EmulatorRequest): Promise<EmulatorResponse>;
  /** Allows a device code, as a person on the page does. @throws Error where no such code is waiting. */
  approve(userCode: string): void;
  /** Denies a device code, as a person on the page does. @throws Error where no such code is waiting. */
  deny(userCode: string): void;
  /** The device codes that wait for a person, oldest first. */
  pendingDeviceCodes(): readonly PendingDeviceCode[];
  /** Makes it different from now on. @throws AssignmentConflict where an account or a role of it is not there, or is there already. */
  apply(change: Change): void;
  /**
   * Begins a scenario in place of the one before: faults, latency, limit and clock are set back first.
   * @throws AssignmentConflict as {@link apply} does.
   */
  play(scenario: Scenario): void;
}

interface Workings {
  readonly context: Context;
  readonly conditions: EmulatedConditions;
  readonly log: RecordingLog;
  readonly steps: Steps;
}

/**
 * IAM Identity Center without listening anywhere. `startEmulator` puts it on a port.
 * @throws AssignmentConflict where the scenario of `options` cannot begin
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const state = createState();
  const conditions = createConditions(options, state);
  const { assignments, clock, rateLimit } = conditions;
  const context: Context = { settings: settingsFrom(options, conditions), state, assignments };
  const log = createRequestLog(clock.now);
  const steps = createSteps(options.now ?? Date.now);
  const begin = (scenario: Scenario) => {
    applyChange(scenario, conditions);
    steps.begin(scenario.steps ?? []);
  };
  if (options.scenario !== undefined) begin(options.scenario);
  return {
    ...conditions,
    ...log,
    get organization() {
      return assignments.organization;
    },
    get throttled() {
      return rateLimit.throttled;
    },
    handle: (request) => handle(request, { context, conditions, log, steps }),
    approve: (userCode) => decideDeviceCode(userCode, 'allow', context),
    deny: (userCode) => decideDeviceCode(userCode, 'deny', context),
    pendingDeviceCodes: () => pendingDeviceCodes(context),
    apply: (change) => applyChange(change, conditions),
    play: (scenario) => {
      calm(conditions);
      begin(scenario);
    },
  };
}

async function handle(
  request: EmulatorRequest,
  { context, conditions, log, steps }: Workings,
): Promise<EmulatorResponse> {
  refuseWithoutNetwork(conditions);
  const route = routeRequest(request, context.settings.organization);
  if (route.kind === 'nowhere') return route.response;
  const { handler, call } = route;
  log.record(handler.operation);
  for (const change of steps.arrive(handler.operation)) applyChange(change, conditions);
  refuseWithoutNetwork(conditions);
  const refusal = conditions.rateLimit.refuse(handler);
  await conditions.latency.wait(handler.operation);
  if (refusal !== undefined) return refusal;
  const fault = conditions.faults.take(handler, call);
  const act = () => runHandler(handler, call, context);
  return fault === undefined ? act() : faultAnswer(fault, { handler, call, act });
}

function refuseWithoutNetwork({ network }: EmulatedConditions): void {
  if (network.isDown) throw new ConnectionReset('The network is down.');
}
