import type { CreateTokenCommandInput } from '@aws-sdk/client-sso-oidc';
import type { TokenRegistration } from '../cache/records.ts';
import { createOidcClient } from '../endpoints/aws-client.ts';
import type { Repetition } from '../endpoints/retry-policy.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { callService, type Refusal } from '../endpoints/service-failure.ts';
import { textOf } from '../narrow.ts';
import { Secret } from '../secret.ts';

/** A year. What lasts longer by the service's word is taken for a year, so that every time can be written as a date. */
const longestExpiresIn = 365 * 24 * 3600;

/**
 * An hour, where the answer names no time, or none that makes sense: the token is good, and where it ends sooner the service says so.
 * RFC 6749 section 5.1 does not require `expires_in`. To refuse the answer would lose a refresh token that cannot be had again.
 */
const assumedExpiresIn = 3600;

export interface IssuedToken {
  readonly accessToken: Secret;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly refreshToken?: Secret | undefined;
}

export type TokenAnswer =
  | { readonly kind: 'token'; readonly token: IssuedToken }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type TokenGrant = Omit<CreateTokenCommandInput, 'clientId' | 'clientSecret'>;

/**
 * One request to the token endpoint (RFC 6749 section 4.1.3 and 6, RFC 8628 section 3.4). It is repeated only where the service has
 * certainly not acted on it: a code or a refresh token may be used up by a request whose answer was lost.
 * @throws SsoError as {@link callService}
 * @see https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateToken.html
 */
export async function createToken(
  context: ServiceContext,
  region: string,
  registration: TokenRegistration,
  grant: TokenGrant,
  repetition: Exclude<Repetition, 'if-passing'> = 'if-not-acted-on',
): Promise<TokenAnswer> {
  const client = await createOidcClient(context, region);
  const { CreateTokenCommand } = await import('@aws-sdk/client-sso-oidc');
  const command = new CreateTokenCommand({
    clientId: registration.clientId,
    clientSecret: registration.clientSecret.reveal(),
    ...grant,
  });
  const call = { operation: 'CreateToken', service: 'sso-oidc', region, repetition } as const;
  return callService(
    context,
    call,
    async () => readAnswer(await client.send(command), context.runtime.now()),
    (refusal): TokenAnswer | undefined =>
      isTokenRefusal(refusal) ? { kind: 'refused', refusal } : undefined,
  );
}

/** OAuth's errors come with a 400 or 401 (RFC 6749 section 5.2); 429 and 5xx say nothing about the grant. */
function isTokenRefusal(refusal: Refusal): boolean {
  return (refusal.status === 400 || refusal.status === 401) && refusal.error !== undefined;
}

function readAnswer(
  answer: { readonly accessToken?: unknown; readonly expiresIn?: unknown; readonly refreshToken?: unknown },
  now: number,
): TokenAnswer | undefined {
  const accessToken = textOf(answer.accessToken);
  const refreshToken = textOf(answer.refreshToken);
  if (accessToken === undefined) return undefined;
  return {
    kind: 'token',
    token: {
      accessToken: new Secret(accessToken),
      expiresAt: now + lifetime(answer.expiresIn) * 1000,
      refreshToken: refreshToken === undefined ? undefined : new Secret(refreshToken),
    },
  };
}

/** In seconds. */
function lifetime(expiresIn: unknown): number {
  if (typeof expiresIn !== 'number' || !(expiresIn > 0)) return assumedExpiresIn;
  return Math.min(expiresIn, longestExpiresIn);
}
