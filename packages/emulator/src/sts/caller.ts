import type { Call, Context } from '../handler.ts';
import type { IssuedRoleCredentials } from '../state.ts';
import { WireError } from '../wire-errors.ts';

/**
 * Who signed a request. The access key and the session token must be ones that were issued here; the signature is not verified.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function authenticateCaller({ headers }: Call, { settings, state }: Context): IssuedRoleCredentials {
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
