import { SsoError } from '../errors.ts';
import { isLoopbackHost } from './loopback-host.ts';
import { partitionOf } from './partitions.ts';

const identityCenterSuffixes: readonly string[] = [
  '.app.aws',
  '.portal.amazonaws.com',
  '.portal.amazonaws.com.cn',
  '.app.amazonwebservices.com.cn',
  '.portal.amazonaws.eu',
  '.api.amazonwebservices.eu',
  '.awsapps.com',
  '.awsapps.cn',
];

const identityCenterHosts: readonly string[] = [
  'identitycenter.amazonaws.com',
  'identitycenter.amazonaws.com.cn',
  'identitycenter.amazonaws.eu',
  'identitycenter.us-gov.amazonaws.com',
];

/** The region stands after the instance's id or after `portal`, depending on the domain. */
const hostsWithRegion: readonly RegExp[] = [
  /^[^.]+\.portal\.([^.]+)\.app\.aws$/,
  /^[^.]+\.portal\.([^.]+)\.app\.amazonwebservices\.com\.cn$/,
  /^[^.]+\.portal\.([^.]+)\.api\.amazonwebservices\.eu$/,
  /^[^.]+\.([^.]+)\.portal\.amazonaws\.com(?:\.cn)?$/,
  /^[^.]+\.([^.]+)\.portal\.amazonaws\.eu$/,
];

/**
 * Refuses what cannot be a start URL. Its host may be an organization's own: see `discoverRegion`.
 * Plain http is for loopback hosts only.
 * @throws SsoError `start-url-invalid` (`not-a-url`, `not-https`)
 */
export function checkStartUrl(startUrl: string): URL {
  if (!URL.canParse(startUrl)) throw new SsoError('start-url-invalid', { startUrl, problem: 'not-a-url' });
  const url = new URL(startUrl);
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
  if (!allowed) throw new SsoError('start-url-invalid', { startUrl, problem: 'not-https' });
  return url;
}

/** Whether a host belongs to Identity Center itself, in any partition. `host` in lower case, without a port. */
export function isIdentityCenterHost(host: string): boolean {
  return identityCenterHosts.includes(host) || identityCenterSuffixes.some((suffix) => host.endsWith(suffix));
}

/** The region that some hosts of Identity Center carry in their name. */
export function regionFromStartUrl(url: URL): string | undefined {
  for (const form of hostsWithRegion) {
    const region = form.exec(url.hostname)?.[1];
    if (region !== undefined && partitionOf(region) !== undefined) return region;
  }
  return undefined;
}
