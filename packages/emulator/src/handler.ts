import type { Service } from './hosts.ts';
import type { EmulatorResponse } from './http-message.ts';
import type { Settings } from './options.ts';
import type { Assignments } from './organization/assignments.ts';
import type { State } from './state.ts';

/** The operations by AWS's names, and the pages for the browser. */
export const operationNames = [
  'RegisterClient',
  'StartDeviceAuthorization',
  'CreateToken',
  'ListAccounts',
  'ListAccountRoles',
  'GetRoleCredentials',
  'Logout',
  'GetCallerIdentity',
  'AssumeRole',
  'AuthorizePage',
  'AuthorizeDecision',
  'DevicePage',
  'DeviceDecision',
  'StartPage',
] as const;
export type OperationName = (typeof operationNames)[number];

/** What a handler sees of a request. */
export interface Call {
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The region of the host name that was asked for; over plain HTTP the organization's home region. */
  readonly region: string;
  /** Where the pages for the browser are, without a final slash. */
  readonly pagesOrigin: string;
  /** The host name asked for, where it is one of AWS's. */
  readonly awsHostname: string | undefined;
}

export interface Context {
  readonly settings: Settings;
  readonly state: State;
  readonly assignments: Assignments;
}

/** One operation at one path. A {@link WireError} thrown by `handle` becomes the error that the service would send. */
export interface Handler {
  readonly operation: OperationName;
  readonly service: Service;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The query protocol has one path for all: only requests with this `Action`. */
  readonly action?: string | undefined;
  readonly handle: (call: Call, context: Context) => EmulatorResponse;
}
