import type { Call, Context, Handler } from '../handler.ts';
import type { EmulatorResponse } from '../http-message.ts';
import type { AssumableRole } from '../organization/organization.ts';
import { issueRoleCredentials } from '../role-credentials.ts';
import { WireError } from '../wire-errors.ts';
import { type AssumedRoleUser, assumedRoleUser, parseRoleArn } from './assumed-role.ts';
import { authenticateCaller } from './caller.ts';
import { stsParameters, stsResponse } from './query-protocol.ts';

/**
 * `Action=AssumeRole`: the roles of `assumableRoles`, by everybody who has credentials from here.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const assumeRole: readonly Handler[] = (['POST', 'GET'] as const).map((method) => ({
  operation: 'AssumeRole',
  service: 'sts',
  method,
  path: '/',
  action: 'AssumeRole',
  handle: answer,
}));

function answer(call: Call, context: Context): EmulatorResponse {
  const { user: caller } = authenticateCaller(call, context);
  const parameters = stsParameters(call);
  const arn = checkedParameter(parameters, 'RoleArn', /^[!-~]{20,2048}$/);
  const sessionName = checkedParameter(parameters, 'RoleSessionName', /^[\w+=,.@-]{2,64}$/);
  const seconds = durationSeconds(parameters);
  const role = parseRoleArn(arn);
  const assumable = context.settings.organization.assumableRoles?.find((candidate) => candidate.arn === arn);
  if (role === undefined || assumable === undefined) throw notAuthorized(caller, arn);
  checkConditions(parameters, assumable, caller);
  const user = assumedRoleUser(role, sessionName);
  const issued = issueRoleCredentials(context, user, seconds);
  return stsResponse('AssumeRole', {
    AssumedRoleUser: { AssumedRoleId: user.id, Arn: user.arn },
    Credentials: {
      AccessKeyId: issued.accessKeyId,
      SecretAccessKey: issued.secretAccessKey,
      SessionToken: issued.sessionToken,
      Expiration: new Date(issued.expiresAt).toISOString().replace(/\.\d+Z$/, 'Z'),
    },
  });
}

/** What the trust policy of a role asks for. Without a device to ask, every code but 000000 is a good one. */
function checkConditions(parameters: URLSearchParams, role: AssumableRole, caller: AssumedRoleUser): void {
  const { arn, externalId, mfaSerial } = role;
  if (externalId !== undefined && parameters.get('ExternalId') !== externalId)
    throw notAuthorized(caller, arn);
  const serial = parameters.get('SerialNumber');
  if (serial === null && mfaSerial === undefined) return;
  if (serial === null) throw notAuthorized(caller, arn);
  const code = checkedParameter(parameters, 'TokenCode', /^\d{6}$/);
  if (serial !== mfaSerial || code === '000000') {
    throw new WireError(
      'AccessDenied',
      'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    );
  }
}

/** Everybody here calls with the credentials of a role, and a role assumed by a role lasts an hour at most. */
function durationSeconds(parameters: URLSearchParams): number {
  if (!parameters.has('DurationSeconds')) return 3600;
  const seconds = Number(checkedParameter(parameters, 'DurationSeconds', /^\d{1,9}$/));
  if (seconds < 900 || seconds > 43_200) throw invalidParameter('DurationSeconds');
  if (seconds > 3600) {
    throw new WireError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  return seconds;
}

function checkedParameter(parameters: URLSearchParams, name: string, form: RegExp): string {
  const value = parameters.get(name);
  if (value === null || !form.test(value)) throw invalidParameter(name);
  return value;
}

function invalidParameter(name: string): WireError {
  return new WireError(
    'ValidationError',
    `1 validation error detected: Value at '${name.charAt(0).toLowerCase()}${name.slice(1)}' failed to satisfy constraint`,
  );
}

function notAuthorized({ arn }: AssumedRoleUser, roleArn: string): WireError {
  return new WireError(
    'AccessDenied',
    `User: ${arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
  );
}
