import type { Session } from '../session/session.ts';
import type { ServiceSettings } from './service-settings.ts';
import { isIdentityCenterHost } from './start-url.ts';

/** `device.sso.REGION.amazonaws.com` and its kin: where Identity Center has a code confirmed. */
const deviceHost =
  /^device\.sso\.[a-z0-9-]+\.(amazonaws\.com(\.cn)?|amazonaws\.eu|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;

/**
 * An address that the service sent, in the form in which a browser takes it, where it may be opened: https on a host of Identity
 * Center or of the session's own start URL, or the very origin that an endpoint override of the user's names.
 */
export function readVerificationUri(
  uri: unknown,
  session: Session,
  settings: ServiceSettings,
): string | undefined {
  if (typeof uri !== 'string' || !URL.canParse(uri)) return undefined;
  const url = new URL(uri);
  const { protocol, hostname, origin, href } = url;
  if (url.username !== '' || url.password !== '') return undefined;
  if (origin === settings.endpoint('sso-oidc', session.region).origin) return href;
  const known =
    isIdentityCenterHost(hostname) || deviceHost.test(hostname) || hostname === hostOf(session.startUrl);
  return protocol === 'https:' && known ? href : undefined;
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
