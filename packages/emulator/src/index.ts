export type { PendingDeviceCode } from './approval/pending-device-codes.ts';
export type { Clock } from './clock.ts';
export { createEmulator, type Emulator } from './emulator.ts';
export { ConnectionReset, type Fault } from './faults/fault.ts';
export type { Faults, WaitingFault } from './faults/fault-queue.ts';
export type { OperationName } from './handler.ts';
export type { Delivery, EmulatorRequest, EmulatorResponse } from './http-message.ts';
export { InputError } from './input/readers.ts';
export type { Link, Network } from './network.ts';
export type { Decision, EmulatorOptions } from './options.ts';
export { AssignmentConflict, type Assignments } from './organization/assignments.ts';
export { largeOrganization, type OrganizationSize } from './organization/large-organization.ts';
export {
  type Account,
  type AssumableRole,
  defaultOrganization,
  type Organization,
} from './organization/organization.ts';
export { parseOrganization, readOrganizationFile } from './organization/organization-file.ts';
export type { RecordedRequest } from './request-log.ts';
export type { Revocable } from './revocation.ts';
export type {
  AssignmentChange,
  Change,
  ClockChange,
  Conditions,
  Outage,
  RoleAssignment,
} from './scenario/change.ts';
export type { Scenario, Step, StepTime } from './scenario/scenario.ts';
export { parseScenario, readScenarioFile } from './scenario/scenario-file.ts';
export { type RunningEmulator, type StartOptions, startEmulator } from './start.ts';
export type { LatencyControl, LatencyMilliseconds } from './traffic/latency.ts';
export type { RateLimit, RateLimitControl } from './traffic/rate-limit.ts';
export type { WireErrorName } from './wire-errors.ts';
