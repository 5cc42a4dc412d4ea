export { createEmulator, type Emulator, type PendingDeviceCode, type RecordedRequest } from './emulator.ts';
export { ConnectionReset, type Fault, type Faults } from './faults.ts';
export type { OperationName } from './handler.ts';
export type { EmulatorRequest, EmulatorResponse } from './http-message.ts';
export type { Decision, EmulatorOptions } from './options.ts';
export { type Account, type AssumableRole, defaultOrganization, type Organization } from './organization.ts';
export { OrganizationFileError, parseOrganization, readOrganizationFile } from './organization-file.ts';
export { type RunningEmulator, type StartOptions, startEmulator } from './start.ts';
export type { WireErrorName } from './wire-errors.ts';
