import { approvalPage, problemPage } from '../approval/pages.ts';
import type { Call, Context, Handler } from '../handler.ts';
import { type EmulatorResponse, redirectResponse } from '../http-message.ts';
import { opaqueToken } from '../identifiers.ts';
import type { Decision } from '../options.ts';
import { isStartUrl } from '../organization/organization.ts';
import type { AuthorizationRequest, Registration } from '../state.ts';
import { findRegistration } from './client-authentication.ts';
import { matchesRedirectUri } from './redirect-uri.ts';

/** RFC 6749 §4.1.2 recommends ten minutes at most. */
const authorizationCodeSeconds = 600;

/**
 * `GET /authorize`: the page on which a person decides.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1
 * @see https://www.rfc-editor.org/rfc/rfc7636#section-4.3
 */
export const authorizePage: Handler = {
  operation: 'AuthorizePage',
  service: 'sso-oidc',
  method: 'GET',
  path: '/authorize',
  handle: (call, context) => {
    const { settings, state } = context;
    const registration = findRegistration(call.query.get('client_id') ?? '', call, context);
    const redirectUri = call.query.get('redirect_uri') ?? '';
    const problem = problemBeforeRedirect(registration, redirectUri, call, context);
    if (registration === undefined || problem !== undefined)
      return problemPage(400, problem ?? 'Invalid client provided');
    const request: AuthorizationRequest = {
      registration,
      redirectUri,
      state: call.query.get('state') ?? undefined,
      scopes: call.query.get('scopes')?.split(' ').filter(Boolean) ?? registration.scopes,
      codeChallenge: call.query.get('code_challenge') ?? '',
    };
    const error = errorForRedirect(request, call.query);
    if (error !== undefined) return redirectBack(request, { error });
    if (settings.autoApprove !== undefined)
      return answerAuthorizationRequest(request, settings.autoApprove, context);
    const id = opaqueToken('');
    state.authorizationRequests.set(id, request);
    return approvalPage({
      action: '/authorize',
      fields: { request_id: id },
      clientName: registration.clientName,
      organizationName: settings.organization.name,
      userName: settings.organization.userName,
      userCode: undefined,
      redirectOrigin: new URL(redirectUri).origin,
    });
  },
};

/** Goes back to the client with a code that can be used once, or with the refusal. */
export function answerAuthorizationRequest(
  request: AuthorizationRequest,
  decision: Decision,
  { settings, state }: Context,
): EmulatorResponse {
  if (decision === 'deny') return redirectBack(request, { error: 'access_denied' });
  const code = opaqueToken('code-');
  state.authorizationCodes.set(code, {
    ...request,
    expiresAt: settings.now() + authorizationCodeSeconds * 1000,
  });
  return redirectBack(request, { code });
}

/** RFC 6749 §4.1.2.1: nobody is sent to an address that is not known to be the client's. */
function problemBeforeRedirect(
  registration: Registration | undefined,
  redirectUri: string,
  call: Call,
  { settings: { organization, now } }: Context,
): string | undefined {
  if (registration === undefined) return 'Invalid client provided';
  if (registration.expiresAt <= now()) return 'Client is expired';
  if (!registration.redirectUris.some((registered) => matchesRedirectUri(registered, redirectUri))) {
    return 'Invalid redirect uri provided';
  }
  const known = call.region === organization.region && isStartUrl(organization, registration.issuerUrl ?? '');
  return known ? undefined : 'Invalid grant provided';
}

function errorForRedirect(
  { registration, scopes, codeChallenge }: AuthorizationRequest,
  query: URLSearchParams,
) {
  if (!registration.grantTypes.includes('authorization_code')) return 'unauthorized_client';
  if (query.get('response_type') !== 'code') return 'unsupported_response_type';
  // RFC 7636 §4.2: the S256 challenge is 32 bytes in base64url. The plain method is not offered.
  const challenged = query.get('code_challenge_method') === 'S256' && /^[\w-]{43}$/.test(codeChallenge);
  if (!challenged) return 'invalid_request';
  return scopes.every((scope) => registration.scopes.includes(scope)) ? undefined : 'invalid_scope';
}

function redirectBack(
  request: AuthorizationRequest,
  parameters: Readonly<Record<string, string>>,
): EmulatorResponse {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.append(name, value);
  if (request.state !== undefined) url.searchParams.append('state', request.state);
  return redirectResponse(url);
}
