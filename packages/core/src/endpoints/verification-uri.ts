import type { Session } from '../session/session.ts';
import type { ServiceSettings } from './service-settings.ts';
import { isIdentityCenterHost } from './start-url.ts';

/** `device.sso.REGION.amazonaws.com` and its kin: where Identity Center has a code confirmed. */
const deviceHost =
  /^device\.sso\.[a-z0-9-]+\.(amazonaws\.com(\.cn)?|amazonaws\.eu|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;

/**
 * Whether an address that the service sent may be opened: https on a host of Identity Center or of the session's own
 * start URL, or the very origin that an endpoint override of the user's names.
 */
export function isVerificationUri(uri: string, session: Session, settings: ServiceSettings): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, origin } = new URL(uri);
  if (origin === settings.endpoint('sso-oidc', session.region).origin) return true;
  if (protocol !== 'https:') return false;
  return isIdentityCenterHost(hostname) || deviceHost.test(hostname) || hostname === hostOf(session.startUrl);
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
