import { SsoError } from '../errors.ts';
import { markKey } from './mark.ts';

/** Keys that say, or change, where the credentials come from. */
const reserved =
  /^(?:sso_|aws_|credential_|role_|mfa_)|^(?:source_profile|external_id|duration_seconds|login_session)$|web_identity/;

/**
 * A key that rules may give to profiles, in lower case.
 * @throws SsoError `setting-unusable`
 */
export function settingKey(key: string): string {
  const name = key.toLowerCase();
  if (reserved.test(name) || name === markKey || !/^\w[\w.-]*$/.test(name)) {
    throw new SsoError('setting-unusable', { key });
  }
  return name;
}
