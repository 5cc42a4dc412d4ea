import type { ClientRegistration } from '../cache/records.ts';
import { createOidcClient } from '../endpoints/aws-client.ts';
import type { ServiceContext } from '../endpoints/service-context.ts';
import { callService, type Refusal } from '../endpoints/service-failure.ts';
import { readVerificationUri } from '../endpoints/verification-uri.ts';
import { SsoError } from '../errors.ts';
import { textOf } from '../narrow.ts';
import { Secret } from '../secret.ts';
import type { Session } from '../session/session.ts';

/** RFC 8628 section 3.2: "If no value is provided, clients MUST use 5 as the default." */
const defaultIntervalSeconds = 5;

export interface DeviceAuthorization {
  readonly deviceCode: Secret;
  readonly userCode: string;
  readonly verificationUri: string;
  readonly verificationUriComplete?: string | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly intervalMilliseconds: number;
}

export type DeviceAuthorizationAnswer =
  | { readonly kind: 'started'; readonly authorization: DeviceAuthorization }
  | { readonly kind: 'client-unknown' };

/**
 * Asks for a code that the person confirms in a browser (RFC 8628 section 3.1).
 * @throws SsoError `start-url-refused` where this region does not know the start URL, and as {@link callService}
 * @see https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_StartDeviceAuthorization.html
 */
export async function startDeviceAuthorization(
  context: ServiceContext,
  session: Session,
  registration: ClientRegistration,
): Promise<DeviceAuthorizationAnswer> {
  const { region, startUrl } = session;
  const client = await createOidcClient(context, region);
  const { StartDeviceAuthorizationCommand } = await import('@aws-sdk/client-sso-oidc');
  const command = new StartDeviceAuthorizationCommand({
    clientId: registration.clientId,
    clientSecret: registration.clientSecret.reveal(),
    startUrl,
  });
  const call = { operation: 'StartDeviceAuthorization', service: 'sso-oidc', region } as const;
  return callService(
    context,
    call,
    async () => readAnswer(await client.send(command), context, session),
    (refusal): DeviceAuthorizationAnswer | undefined => readRefusal(refusal, session),
  );
}

function readRefusal(refusal: Refusal, session: Session): DeviceAuthorizationAnswer | undefined {
  if (isClientUnknown(refusal)) return { kind: 'client-unknown' };
  if (refusal.error === 'invalid_request') {
    throw new SsoError('start-url-refused', { startUrl: session.startUrl, region: session.region });
  }
  return undefined;
}

/** The client's time is over, or the service has forgotten it: registering anew helps. */
function isClientUnknown(refusal: Refusal): boolean {
  return ['invalid_client', 'unauthorized_client', 'expired_token'].includes(refusal.error ?? '');
}

interface UncheckedAnswer {
  readonly deviceCode?: unknown;
  readonly userCode?: unknown;
  readonly verificationUri?: unknown;
  readonly verificationUriComplete?: unknown;
  readonly expiresIn?: unknown;
  readonly interval?: unknown;
}

function readAnswer(
  answer: UncheckedAnswer,
  context: ServiceContext,
  session: Session,
): DeviceAuthorizationAnswer | undefined {
  const { expiresIn, interval } = answer;
  const [deviceCode, userCode] = [textOf(answer.deviceCode), textOf(answer.userCode)];
  const pages = readPages(answer, context, session);
  if (deviceCode === undefined || userCode === undefined || pages === undefined) return undefined;
  if (typeof expiresIn !== 'number' || !Number.isFinite(expiresIn)) return undefined;
  const seconds = typeof interval === 'number' && interval > 0 ? interval : defaultIntervalSeconds;
  return {
    kind: 'started',
    authorization: {
      deviceCode: new Secret(deviceCode),
      userCode,
      ...pages,
      expiresAt: context.runtime.now() + expiresIn * 1000,
      intervalMilliseconds: seconds * 1000,
    },
  };
}

/** Where the code is confirmed, unless it is somewhere that no code of Identity Center belongs. */
function readPages(
  answer: UncheckedAnswer,
  { settings }: ServiceContext,
  session: Session,
): Pick<DeviceAuthorization, 'verificationUri' | 'verificationUriComplete'> | undefined {
  const verificationUri = readVerificationUri(answer.verificationUri, session, settings);
  if (verificationUri === undefined) return undefined;
  // RFC 8628 section 3.2: optional.
  if (answer.verificationUriComplete === undefined) return { verificationUri };
  const verificationUriComplete = readVerificationUri(answer.verificationUriComplete, session, settings);
  return verificationUriComplete === undefined ? undefined : { verificationUri, verificationUriComplete };
}
