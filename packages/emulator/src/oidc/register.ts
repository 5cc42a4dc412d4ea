import type { Call, Context, Handler } from '../handler.ts';
import { jsonResponse } from '../http-message.ts';
import { opaqueToken } from '../identifiers.ts';
import { deviceCodeGrant, type GrantType, grantTypes, type Registration } from '../state.ts';
import { WireError } from '../wire-errors.ts';
import { type JsonBody, optionalText, readJsonBody, requiredText, textList } from './json-body.ts';
import { isRegistrableRedirectUri } from './redirect-uri.ts';

/**
 * `POST /client/register`. Every region registers clients, also for start URLs that it does not know.
 * @see https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_RegisterClient.html
 */
export const registerClient: Handler = {
  operation: 'RegisterClient',
  service: 'sso-oidc',
  method: 'POST',
  path: '/client/register',
  handle: (call, context) => {
    const registration = readRegistration(readJsonBody(call.body), call, context);
    context.state.registrations.set(registration.clientId, registration);
    return jsonResponse(200, {
      clientId: registration.clientId,
      clientSecret: registration.clientSecret,
      clientIdIssuedAt: Math.floor(context.settings.now() / 1000),
      clientSecretExpiresAt: Math.floor(registration.expiresAt / 1000),
    });
  },
};

function readRegistration(body: JsonBody, call: Call, { settings }: Context): Registration {
  const clientName = requiredText(body, 'clientName');
  if (requiredText(body, 'clientType') !== 'public') {
    throw new WireError('InvalidClientMetadataException', 'Only public clients can register');
  }
  const grants = readGrantTypes(body);
  const redirectUris = textList(body, 'redirectUris');
  const issuerUrl = optionalText(body, 'issuerUrl');
  if (grants.includes('authorization_code')) checkAuthorizationCodeClient(redirectUris, issuerUrl);
  return {
    clientId: opaqueToken('', 24),
    clientSecret: opaqueToken('secret-'),
    clientName,
    region: call.region,
    scopes: readScopes(body),
    grantTypes: grants,
    redirectUris,
    issuerUrl,
    expiresAt: settings.now() + settings.registrationSeconds * 1000,
  };
}

/** Clients from before the field existed name none, and use the device grant; AWS CLI 2.9 refreshes with it, too. */
function readGrantTypes(body: JsonBody): readonly GrantType[] {
  const named = textList(body, 'grantTypes');
  if (named.length === 0) return [deviceCodeGrant, 'refresh_token'];
  return named.map((name) => {
    const known = grantTypes.find((grantType) => grantType === name);
    if (known === undefined) throw new WireError('UnsupportedGrantTypeException', 'Unsupported grant type');
    return known;
  });
}

function readScopes(body: JsonBody): readonly string[] {
  const scopes = textList(body, 'scopes');
  // RFC 6749 §3.3: scope-token
  if (!scopes.every((scope) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope))) {
    throw new WireError('InvalidScopeException', 'Invalid scope');
  }
  return scopes;
}

function checkAuthorizationCodeClient(redirectUris: readonly string[], issuerUrl: string | undefined): void {
  if (redirectUris.length === 0 || !redirectUris.every(isRegistrableRedirectUri)) {
    throw new WireError('InvalidRedirectUriException', 'Invalid redirect uri');
  }
  if (issuerUrl === undefined) throw new WireError('InvalidRequestException', 'Invalid issuerUrl');
}
