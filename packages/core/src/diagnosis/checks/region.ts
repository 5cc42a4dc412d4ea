import { knownSessions } from '../../config/resolve.ts';
import { discoverRegion } from '../../endpoints/discover-region.ts';
import { resolveServiceSettings } from '../../endpoints/service-settings.ts';
import { SsoError } from '../../errors.ts';
import { sessionKey } from '../../session/select-session.ts';
import type { Session } from '../../session/session.ts';
import type { Check, CheckContext } from '../check.ts';
import type { Found } from '../finding.ts';

/** A session with another region than its Identity Center has, which the service only says in the browser. */
export const region: Check = {
  id: 'region',
  isOnline: true,
  run: async (context) => {
    const found = knownSessions(context.config.aws).map((session) => regionFindings(context, session));
    return (await Promise.all(found)).flat();
  },
};

async function regionFindings(
  { runtime, config, signal }: CheckContext,
  session: Session,
): Promise<readonly Found[]> {
  const { caBundle } = resolveServiceSettings(runtime, config.aws);
  try {
    const { region: found } = await discoverRegion(runtime, session.startUrl, { caBundle, signal });
    if (found === undefined || found === session.region) return [];
    const name = sessionKey(session);
    const data = { session: name, region: session.region, found };
    return [{ code: 'region-differs', severity: 'error', subject: name, data }];
  } catch (error) {
    // What cannot be reached, or is no start URL, is told by other checks.
    if (error instanceof SsoError) return [];
    throw error;
  }
}
