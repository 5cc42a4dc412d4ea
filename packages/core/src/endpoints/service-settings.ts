import { join } from 'node:path';
import type { AwsConfig, ConfigSection } from '../config/aws-config.ts';
import { activeProfileName } from '../config/resolve.ts';
import { SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { isLoopbackHost } from './loopback-host.ts';
import { checkRegion } from './region.ts';

export type Service = 'sso-oidc' | 'sso' | 'sts';

/** Where the services are, by the variables and config keys that AWS CLI and the SDKs obey. */
export interface ServiceSettings {
  /** Path of a PEM file that replaces the default certificate authorities. */
  readonly caBundle: string | undefined;
  /**
   * @throws SsoError `endpoint-invalid` where an override is not a URL, or is plain http to another machine;
   * `region-invalid` where the region would have to become part of the host and cannot be one
   */
  endpoint(service: Service, region: string): URL;
}

interface EndpointVariant {
  readonly fips: boolean;
  readonly dualStack: boolean;
}

interface EndpointOverride {
  readonly endpoint: string;
  /** The variable, or the place in the config file. */
  readonly source: string;
}

const hostPrefixes: Record<Service, string> = {
  'sso-oidc': 'oidc',
  sso: 'portal.sso',
  sts: 'sts',
};
/** As a `[services NAME]` section and, in capitals, a variable name the service. */
const serviceKeys: Record<Service, string> = { 'sso-oidc': 'sso_oidc', sso: 'sso', sts: 'sts' };

/**
 * Without `profile` the active one counts, as `AWS_PROFILE` names it. Nothing is checked before it is used.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function resolveServiceSettings(
  runtime: Runtime,
  config: AwsConfig,
  options: { readonly profile?: string | undefined } = {},
): ServiceSettings {
  const { env } = runtime;
  const profile = config.profiles.get(options.profile ?? activeProfileName(runtime).name);
  const setting = (variable: string, key: string) => env[variable] || profile?.values.get(key) || undefined;
  const isOn = (variable: string, key: string) => setting(variable, key)?.toLowerCase() === 'true';
  const caBundle = setting('AWS_CA_BUNDLE', 'ca_bundle');
  const overridesIgnored = isOn('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'ignore_configured_endpoint_urls');
  const variant: EndpointVariant = {
    fips: isOn('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
    dualStack: isOn('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
  };
  return {
    caBundle: caBundle === undefined ? undefined : expandHome(caBundle, runtime.homeDirectory),
    endpoint: (service, region) => {
      const override = overridesIgnored ? undefined : findOverride(runtime, config, profile, service);
      return override === undefined ? publicEndpoint(service, region, variant) : checkOverride(override);
    },
  };
}

function findOverride(
  { env }: Runtime,
  config: AwsConfig,
  profile: ConfigSection | undefined,
  service: Service,
): EndpointOverride | undefined {
  const key = serviceKeys[service];
  const variables = [`AWS_ENDPOINT_URL_${key.toUpperCase()}`, 'AWS_ENDPOINT_URL'];
  const variable = variables.find((name) => env[name]);
  if (variable !== undefined) return { endpoint: env[variable] ?? '', source: variable };
  const services = profile?.values.get('services');
  const ofService = services && config.services.get(services)?.nested.get(key)?.get('endpoint_url');
  if (ofService) return { endpoint: ofService, source: `[services ${services}] ${key}` };
  const ofProfile = profile?.values.get('endpoint_url');
  if (profile === undefined || !ofProfile) return undefined;
  return { endpoint: ofProfile, source: `[profile ${profile.name}] endpoint_url` };
}

/** Tokens and credentials travel there, so plain http is for loopback hosts only. */
function checkOverride({ endpoint, source }: EndpointOverride): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.hostname))) return url;
  throw new SsoError('endpoint-invalid', { endpoint, source });
}

/** In aws-us-gov the ordinary endpoints are the FIPS ones; only those that are dual stack as well have a name of their own. */
function publicEndpoint(service: Service, region: string, { fips, dualStack }: EndpointVariant): URL {
  const partition = checkRegion(region);
  const marked = fips && (dualStack || partition.id !== 'aws-us-gov');
  const suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
  return new URL(`https://${hostPrefixes[service]}${marked ? '-fips' : ''}.${region}.${suffix}`);
}

function expandHome(path: string, homeDirectory: string): string {
  return path === '~' || path.startsWith('~/') ? join(homeDirectory, path.slice(1)) : path;
}
