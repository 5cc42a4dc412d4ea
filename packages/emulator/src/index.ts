export type { Clock } from './clock.ts';
export { createEmulator, type Emulator, type PendingDeviceCode, type RecordedRequest } from './emulator.ts';
export { ConnectionReset, type Fault, type Faults } from './faults.ts';
export type { OperationName } from './handler.ts';
export type { EmulatorRequest, EmulatorResponse } from './http-message.ts';
export type { Decision, EmulatorOptions } from './options.ts';
export type { Assignments } from './organization/assignments.ts';
export { largeOrganization, type OrganizationSize } from './organization/large-organization.ts';
export {
  type Account,
  type AssumableRole,
  defaultOrganization,
  type Organization,
} from './organization/organization.ts';
export {
  OrganizationFileError,
  parseOrganization,
  readOrganizationFile,
} from './organization/organization-file.ts';
export { type RunningEmulator, type StartOptions, startEmulator } from './start.ts';
export type { Latency, LatencyMilliseconds } from './traffic/latency.ts';
export type { RateLimit } from './traffic/rate-limit.ts';
export type { WireErrorName } from './wire-errors.ts';
