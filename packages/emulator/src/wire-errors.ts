import type { Service } from './hosts.ts';
import { type EmulatorResponse, jsonResponse } from './http-message.ts';
import { escapeMarkup } from './markup.ts';

/**
 * The errors by AWS's names, with their HTTP status. For `sso-oidc`, 400 but for InvalidClient and InternalServer;
 * ForbiddenException is not in the model of `sso`, but it is what the service answers.
 */
const statuses = {
  AccessDeniedException: 400,
  AuthorizationPendingException: 400,
  ExpiredTokenException: 400,
  InternalServerException: 500,
  InvalidClientException: 401,
  InvalidClientMetadataException: 400,
  InvalidGrantException: 400,
  InvalidRedirectUriException: 400,
  InvalidRequestException: 400,
  InvalidScopeException: 400,
  SlowDownException: 400,
  UnauthorizedClientException: 400,
  UnsupportedGrantTypeException: 400,
  ForbiddenException: 403,
  ResourceNotFoundException: 404,
  TooManyRequestsException: 429,
  UnauthorizedException: 401,
  AccessDenied: 403,
  ExpiredToken: 403,
  InvalidAction: 400,
  InvalidClientTokenId: 403,
  MissingAuthenticationToken: 403,
  Throttling: 400,
  ValidationError: 400,
} as const;

export type WireErrorName = keyof typeof statuses;
export const wireErrorNames = Object.keys(statuses) as readonly WireErrorName[];

/** Thrown by a handler; answered as the service's own error by {@link wireErrorResponse}. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly error: WireErrorName;

  constructor(error: WireErrorName, description: string) {
    super(description);
    this.error = error;
  }
}

/** The error in the wire form of the service that was called. */
export function wireErrorResponse(service: Service, error: WireError): EmulatorResponse {
  const status = statuses[error.error];
  switch (service) {
    case 'sso-oidc':
      return jsonResponse(
        status,
        { error: oauthErrorCode(error.error), error_description: error.message },
        { 'x-amzn-errortype': error.error },
      );
    case 'sso':
    case 'access-portal':
      return jsonResponse(
        status,
        { message: error.message, __type: `com.amazonaws.switchboard.portal#${error.error}` },
        // A URI after the name is part of the AWS REST JSON protocol; clients have to cut it off.
        {
          'x-amzn-errortype': `${error.error}:http://internal.amazon.com/coral/com.amazonaws.switchboard.portal/`,
        },
      );
    case 'sts':
      return { status, headers: { 'content-type': 'text/xml' }, body: stsErrorXml(error) };
  }
}

/** `InvalidGrantException` → `invalid_grant` (RFC 6749 §5.2, RFC 8628 §3.5). */
function oauthErrorCode(name: WireErrorName): string {
  if (name === 'InternalServerException') return 'server_error';
  return name
    .replace(/Exception$/, '')
    .replace(/(?<=[a-z])[A-Z]/g, (capital) => `_${capital}`)
    .toLowerCase();
}

function stsErrorXml(error: WireError): string {
  return (
    '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>' +
    `<Code>${error.error}</Code><Message>${escapeMarkup(error.message)}</Message></Error>` +
    '<RequestId>00000000-0000-0000-0000-000000000000</RequestId></ErrorResponse>'
  );
}
