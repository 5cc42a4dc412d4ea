import { authorizeDecision } from './approval/authorize.ts';
import { deviceDecision, devicePage } from './approval/device.ts';
import { start } from './approval/start.ts';
import type { Call, Context, Handler } from './handler.ts';
import { type AwsHost, awsHost, isLoopbackHost } from './hosts.ts';
import { type EmulatorRequest, type EmulatorResponse, textResponse } from './http-message.ts';
import { authorizePage } from './oidc/authorize.ts';
import { startDeviceAuthorization } from './oidc/device-authorization.ts';
import { registerClient } from './oidc/register.ts';
import { createToken } from './oidc/token.ts';
import type { Organization } from './organization/organization.ts';
import { listAccounts } from './portal/accounts.ts';
import { logout } from './portal/logout.ts';
import { getRoleCredentials } from './portal/role-credentials.ts';
import { listAccountRoles } from './portal/roles.ts';
import { assumeRole } from './sts/assume-role.ts';
import { getCallerIdentity } from './sts/get-caller-identity.ts';
import { stsParameters } from './sts/query-protocol.ts';
import { WireError, wireErrorResponse } from './wire-errors.ts';

const handlers: readonly Handler[] = [
  registerClient,
  startDeviceAuthorization,
  createToken,
  authorizePage,
  authorizeDecision,
  devicePage,
  deviceDecision,
  start,
  listAccounts,
  listAccountRoles,
  getRoleCredentials,
  logout,
  // Before the one that refuses the actions that are left.
  ...assumeRole,
  ...getCallerIdentity,
];

export type Route =
  | { readonly kind: 'operation'; readonly handler: Handler; readonly call: Call }
  | { readonly kind: 'nowhere'; readonly response: EmulatorResponse };

/** Which operation a request is for. */
export function routeRequest(request: EmulatorRequest, organization: Organization): Route {
  const host = request.host ?? '127.0.0.1';
  const aws = awsHost(host);
  if (aws === undefined && !isLoopbackHost(host)) return nowhere(421, host);
  const url = new URL(request.target, 'http://127.0.0.1');
  const call: Call = {
    query: url.searchParams,
    headers: request.headers ?? {},
    body: request.body ?? '',
    region: aws?.region ?? organization.region,
    pagesOrigin: aws ? new URL(organization.startUrl).origin : `http://${host}`,
    awsHostname: aws?.hostname,
  };
  const handler = findHandler(request.method, url.pathname, aws, call);
  if (handler === undefined) return nowhere(404, `${request.method} ${url.pathname}`);
  return { kind: 'operation', handler, call };
}

/** The handler's answer, its errors in the wire form of its service. */
export function runHandler(handler: Handler, call: Call, context: Context): EmulatorResponse {
  try {
    return handler.handle(call, context);
  } catch (error) {
    if (error instanceof WireError) return wireErrorResponse(handler.service, error);
    throw error;
  }
}

/** On an AWS host name only that service answers; on 127.0.0.1 all of them do: no two share a path. */
function findHandler(
  method: string,
  path: string,
  aws: AwsHost | undefined,
  call: Call,
): Handler | undefined {
  // RFC 9110 §9.3.2: HEAD is GET without the content, which the server leaves out.
  const wanted = method === 'HEAD' ? 'GET' : method;
  return handlers.find(
    (handler) =>
      handler.method === wanted &&
      handler.path === path.replace(/(?<=.)\/$/, '') &&
      (aws === undefined || aws.service === handler.service) &&
      (handler.action === undefined || handler.action === stsParameters(call).get('Action')),
  );
}

function nowhere(status: number, what: string): Route {
  return { kind: 'nowhere', response: textResponse(status, `${what} is not served here.`) };
}
