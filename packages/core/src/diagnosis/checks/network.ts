import { knownSessions } from '../../config/resolve.ts';
import { resolveServiceSettings, type ServiceSettings } from '../../endpoints/service-settings.ts';
import { SsoError } from '../../errors.ts';
import type { Check, CheckContext } from '../check.ts';
import type { Found } from '../finding.ts';

/** The name, the connection, its encryption and the clock of each service that sessions sign in to. */
export const network: Check = {
  id: 'network',
  isOnline: true,
  run: async (context) => {
    const found = endpoints(context).map((url) => hostFindings(context, url));
    return (await Promise.all(found)).flat();
  },
};

/** AWS takes signatures that are this old, in milliseconds. */
const largestOffset = 5 * 60_000;

function endpoints({ runtime, config: { aws } }: CheckContext): readonly URL[] {
  const settings = resolveServiceSettings(runtime, aws);
  const urls = knownSessions(aws).flatMap(({ region }) => [
    ...endpointOf(settings, 'sso-oidc', region),
    ...endpointOf(settings, 'sso', region),
  ]);
  return [...new Map(urls.map((url) => [url.origin, url])).values()];
}

/** What is no region, or no endpoint, is told by other checks. */
function endpointOf(settings: ServiceSettings, service: 'sso-oidc' | 'sso', region: string): readonly URL[] {
  try {
    return [settings.endpoint(service, region)];
  } catch (error) {
    if (error instanceof SsoError) return [];
    throw error;
  }
}

async function hostFindings({ runtime, probe }: CheckContext, url: URL): Promise<readonly Found[]> {
  const { host } = url;
  try {
    const asked = runtime.now();
    const { headers } = await probe(url);
    const there = Date.parse(headers.date ?? '');
    // The answer was on its way for some time, and the header tells whole seconds.
    const milliseconds = Math.round((asked + runtime.now()) / 2 - there);
    if (Number.isNaN(there) || Math.abs(milliseconds) <= largestOffset) return [];
    return [{ code: 'clock-off', severity: 'error', subject: host, data: { host, milliseconds } }];
  } catch (error) {
    if (!(error instanceof SsoError)) throw error;
    return [{ code: 'service-unreachable', severity: 'error', subject: host, data: { host, error } }];
  }
}
