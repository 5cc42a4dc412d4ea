/** The services as AWS calls them, and the access portal that people see in a browser. */
export type Service = 'sso-oidc' | 'sso' | 'sts' | 'access-portal';

export interface AwsHost {
  readonly hostname: string;
  readonly service: Service;
  /** Absent where the name carries none. */
  readonly region: string | undefined;
}

const dnsSuffixes = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'c2s.ic.gov',
  'sc2s.sgov.gov',
  'cloud.adc-e.uk',
  'csp.hci.ic.gov',
  'api.aws',
  'api.amazonwebservices.com.cn',
  'api.amazonwebservices.eu',
  'api.aws.ic.gov',
  'api.aws.scloud',
  'api.cloud-aws.adc-e.uk',
  'api.aws.hci.ic.gov',
];

const servicePrefixes: Readonly<Record<string, Service>> = {
  oidc: 'sso-oidc',
  'portal.sso': 'sso',
  sts: 'sts',
};

const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const serviceHost = new RegExp(`^(oidc|portal\\.sso|sts)(?:-fips)?\\.(${label})\\.(.+)$`);

/** In each, the first group is the region where there is one. */
const accessPortalHosts = [
  new RegExp(`^${label}\\.portal\\.(${label})\\.app\\.aws$`),
  new RegExp(`^${label}\\.(${label})\\.portal\\.amazonaws\\.com(?:\\.cn)?$`),
  new RegExp(`^${label}\\.portal\\.(${label})\\.app\\.amazonwebservices\\.com\\.cn$`),
  new RegExp(`^${label}\\.(${label})\\.portal\\.amazonaws\\.eu$`),
  new RegExp(`^${label}\\.portal\\.(${label})\\.api\\.amazonwebservices\\.eu$`),
  new RegExp(`^${label}\\.awsapps\\.(?:com|cn)$`),
  /^identitycenter\.(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu)$/,
  /^identitycenter\.us-gov\.amazonaws\.com$/,
];

/** The AWS host that a name with or without a port stands for; `undefined` for every other. */
export function awsHost(host: string): AwsHost | undefined {
  const hostname = withoutPort(host);
  if (hostname === 'sts.amazonaws.com') return { hostname, service: 'sts', region: undefined };
  const [, prefix = '', region, suffix = ''] = serviceHost.exec(hostname) ?? [];
  const service = servicePrefixes[prefix];
  if (service !== undefined && dnsSuffixes.includes(suffix)) return { hostname, service, region };
  const match = accessPortalHosts.map((pattern) => pattern.exec(hostname)).find((found) => found !== null);
  return match ? { hostname, service: 'access-portal', region: match[1] } : undefined;
}

/** Whether a name with or without a port is this machine. Any other name may be a page that rebinds DNS. */
export function isLoopbackHost(host: string): boolean {
  return ['127.0.0.1', 'localhost'].includes(withoutPort(host));
}

function withoutPort(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '');
}
