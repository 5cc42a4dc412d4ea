import { createHash } from 'node:crypto';
import type { Call, Context, Handler } from '../handler.ts';
import type { EmulatorResponse } from '../http-message.ts';
import { escapeMarkup } from '../markup.ts';
import type { IssuedRoleCredentials } from '../state.ts';
import { WireError } from '../wire-errors.ts';

/**
 * `Action=GetCallerIdentity` in the AWS query protocol, by POST or GET. The access key and the session token must be ones
 * that were issued here; the signature is not verified.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export const getCallerIdentity: readonly Handler[] = [
  {
    operation: 'GetCallerIdentity',
    service: 'sts',
    method: 'POST',
    path: '/',
    handle: (call, context) => answer(new URLSearchParams(call.body), call, context),
  },
  {
    operation: 'GetCallerIdentity',
    service: 'sts',
    method: 'GET',
    path: '/',
    handle: (call, context) => answer(call.query, call, context),
  },
];

function answer(parameters: URLSearchParams, call: Call, context: Context): EmulatorResponse {
  const action = parameters.get('Action') ?? '';
  if (action !== 'GetCallerIdentity')
    throw new WireError('InvalidAction', `Could not find operation ${action}`);
  const credentials = authenticateSigned(call, context);
  const { accountId, roleName } = credentials;
  const digest = createHash('sha256').update(`${accountId}/${roleName}`).digest('hex');
  const role = `AWSReservedSSO_${roleName}_${digest.slice(0, 16)}`;
  const roleId = `AROA${digest.slice(16, 33).toUpperCase()}`;
  const { region, userName } = context.settings.organization;
  const body =
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
    `<Arn>${escapeMarkup(`arn:${partitionOf(region)}:sts::${accountId}:assumed-role/${role}/${userName}`)}</Arn>` +
    `<UserId>${escapeMarkup(`${roleId}:${userName}`)}</UserId><Account>${accountId}</Account></GetCallerIdentityResult>` +
    '<ResponseMetadata><RequestId>00000000-0000-0000-0000-000000000000</RequestId></ResponseMetadata>' +
    '</GetCallerIdentityResponse>';
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function authenticateSigned({ headers }: Call, { settings, state }: Context): IssuedRoleCredentials {
  const [, accessKeyId] = /^AWS4-HMAC-SHA256 .*Credential=([^/,]+)\//.exec(headers.authorization ?? '') ?? [];
  if (accessKeyId === undefined) {
    throw new WireError('MissingAuthenticationToken', 'Request is missing Authentication Token');
  }
  const credentials = state.roleCredentials.get(accessKeyId);
  if (credentials === undefined || credentials.sessionToken !== headers['x-amz-security-token']) {
    throw new WireError('InvalidClientTokenId', 'The security token included in the request is invalid.');
  }
  if (credentials.expiresAt <= settings.now()) {
    throw new WireError('ExpiredToken', 'The security token included in the request is expired');
  }
  return credentials;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}
