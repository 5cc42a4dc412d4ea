import { join } from 'node:path';
import type { AwsConfig, ConfigSection } from '../../src/config/aws-config.ts';
import { resolveServiceSettings, type ServiceSettings } from '../../src/endpoints/service-settings.ts';
import { testRuntime } from '../support/test-runtime.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Values = Readonly<Record<string, string>>;

function section(name: string, values: Values, nested: ConfigSection['nested'] = new Map()): ConfigSection {
  return { name, values: new Map(Object.entries(values)), nested };
}

function config(profiles: Readonly<Record<string, Values>> = {}): AwsConfig {
  const services = section(
    'local',
    {},
    new Map([
      ['sso_oidc', new Map([['endpoint_url', 'https://services-oidc.example']])],
      ['sso', new Map([['endpoint_url', 'https://services-sso.example']])],
    ]),
  );
  return {
    configFile: undefined,
    credentialsFile: undefined,
    profiles: new Map(Object.entries(profiles).map(([name, values]) => [name, section(name, values)])),
    sessions: new Map(),
    services: new Map([['local', services]]),
  };
}

function settings(
  env: Environment,
  profiles?: Readonly<Record<string, Values>>,
  profile?: string,
): ServiceSettings {
  return resolveServiceSettings(testRuntime({ env }).runtime, config(profiles), { profile });
}

function hosts(from: ServiceSettings, region: string): readonly string[] {
  return [from.endpoint('sso-oidc', region).href, from.endpoint('sso', region).href];
}

describe('the public endpoints', () => {
  it.each([
    ['us-east-1', 'amazonaws.com', 'api.aws'],
    ['us-gov-west-1', 'amazonaws.com', 'api.aws'],
    ['cn-north-1', 'amazonaws.com.cn', 'api.amazonwebservices.com.cn'],
    ['eusc-de-east-1', 'amazonaws.eu', 'api.amazonwebservices.eu'],
    ['us-iso-east-1', 'c2s.ic.gov', 'api.aws.ic.gov'],
    ['us-isob-east-1', 'sc2s.sgov.gov', 'api.aws.scloud'],
    ['eu-isoe-west-1', 'cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'],
    ['us-isof-east-1', 'csp.hci.ic.gov', 'api.aws.hci.ic.gov'],
  ])('are those of the partition of %s', (region, dns, dualStack) => {
    expect(hosts(settings({}), region)).toEqual([
      `https://oidc.${region}.${dns}/`,
      `https://portal.sso.${region}.${dns}/`,
    ]);
    expect(hosts(settings({ AWS_USE_DUALSTACK_ENDPOINT: 'true' }), region)).toEqual([
      `https://oidc.${region}.${dualStack}/`,
      `https://portal.sso.${region}.${dualStack}/`,
    ]);
  });

  it('are the FIPS ones where they are asked for', () => {
    expect(hosts(settings({ AWS_USE_FIPS_ENDPOINT: 'TRUE' }), 'us-east-1')).toEqual([
      'https://oidc-fips.us-east-1.amazonaws.com/',
      'https://portal.sso-fips.us-east-1.amazonaws.com/',
    ]);
  });

  it('have no FIPS name of their own in GovCloud, unless they are dual stack', () => {
    const env = { AWS_USE_FIPS_ENDPOINT: 'true' };
    expect(hosts(settings(env), 'us-gov-west-1')).toEqual([
      'https://oidc.us-gov-west-1.amazonaws.com/',
      'https://portal.sso.us-gov-west-1.amazonaws.com/',
    ]);
    expect(hosts(settings({ ...env, AWS_USE_DUALSTACK_ENDPOINT: 'true' }), 'us-gov-west-1')).toEqual([
      'https://oidc-fips.us-gov-west-1.api.aws/',
      'https://portal.sso-fips.us-gov-west-1.api.aws/',
    ]);
  });

  it('follow the profile where no variable is set', () => {
    const profiles = { work: { use_fips_endpoint: 'true', use_dualstack_endpoint: 'true' } };
    expect(hosts(settings({}, profiles, 'work'), 'eu-west-1')[0]).toBe(
      'https://oidc-fips.eu-west-1.api.aws/',
    );
    const env = { AWS_USE_FIPS_ENDPOINT: 'false', AWS_USE_DUALSTACK_ENDPOINT: 'false' };
    expect(hosts(settings(env, profiles, 'work'), 'eu-west-1')[0]).toBe(
      'https://oidc.eu-west-1.amazonaws.com/',
    );
  });

  it('of STS are the regional ones', () => {
    expect(settings({}).endpoint('sts', 'eu-west-1').href).toBe('https://sts.eu-west-1.amazonaws.com/');
    expect(settings({}).endpoint('sts', 'cn-north-1').href).toBe('https://sts.cn-north-1.amazonaws.com.cn/');
    const fips = settings({ AWS_USE_FIPS_ENDPOINT: 'true' });
    expect(fips.endpoint('sts', 'us-west-2').href).toBe('https://sts-fips.us-west-2.amazonaws.com/');
  });

  it('are not made of what cannot be a region', () => {
    expect(() => settings({}).endpoint('sso', 'evil.example/')).toThrow(
      expect.objectContaining({ code: 'region-invalid' }),
    );
  });
});

describe('overrides', () => {
  const profiles = { work: { endpoint_url: 'https://profile.example', services: 'local' } };
  const everywhere = {
    AWS_ENDPOINT_URL_SSO_OIDC: 'https://env-oidc.example',
    AWS_ENDPOINT_URL_SSO: 'https://env-sso.example',
    AWS_ENDPOINT_URL: 'https://env.example',
  };

  it.each([
    ['the service’s variable', everywhere, profiles, 'https://env-oidc.example/', 'https://env-sso.example/'],
    [
      'the common variable',
      { AWS_ENDPOINT_URL: 'https://env.example', AWS_ENDPOINT_URL_SSO: '' },
      profiles,
      'https://env.example/',
      'https://env.example/',
    ],
    ['the services section', {}, profiles, 'https://services-oidc.example/', 'https://services-sso.example/'],
    [
      'the profile',
      {},
      { work: { endpoint_url: 'https://profile.example', services: 'unknown' } },
      'https://profile.example/',
      'https://profile.example/',
    ],
  ])('are taken in order: %s', (_source, env, from, oidc, sso) => {
    expect(hosts(settings(env, from, 'work'), 'us-east-1')).toEqual([oidc, sso]);
  });

  it('are known for STS by its own names', () => {
    const local = section(
      'local',
      {},
      new Map([['sts', new Map([['endpoint_url', 'https://sts.example']])]]),
    );
    const from = { ...config({ work: { services: 'local' } }), services: new Map([['local', local]]) };
    const sts = (env: Environment) =>
      resolveServiceSettings(testRuntime({ env }).runtime, from, { profile: 'work' }).endpoint('sts', 'x')
        .href;
    expect(sts({})).toBe('https://sts.example/');
    expect(sts({ AWS_ENDPOINT_URL_STS: 'https://env-sts.example' })).toBe('https://env-sts.example/');
  });

  it('need no region, and keep their path', () => {
    const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:4567/base' };
    expect(settings(env).endpoint('sso', 'local').href).toBe('http://127.0.0.1:4567/base');
  });

  it('are ignored where that is asked for', () => {
    const env = { ...everywhere, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    expect(hosts(settings(env, profiles, 'work'), 'us-east-1')[0]).toBe(
      'https://oidc.us-east-1.amazonaws.com/',
    );
    const ignoring = { work: { ...profiles.work, ignore_configured_endpoint_urls: 'true' } };
    expect(hosts(settings(everywhere, ignoring, 'work'), 'us-east-1')[1]).toBe(
      'https://portal.sso.us-east-1.amazonaws.com/',
    );
  });

  it.each(['http://localhost:1/', 'http://127.0.0.2:1/', 'http://[::1]:1/', 'https://proxy.example/'])(
    'may be %s',
    (endpoint) => {
      expect(settings({ AWS_ENDPOINT_URL: endpoint }).endpoint('sso', 'us-east-1').href).toBe(endpoint);
    },
  );

  it.each(['http://proxy.example/', 'http://127.0.0.1.example/', 'proxy.example', 'ftp://localhost/'])(
    'may not be %s',
    (endpoint) => {
      expect(() => settings({ AWS_ENDPOINT_URL: endpoint }).endpoint('sso', 'us-east-1')).toThrow(
        expect.objectContaining({
          code: 'endpoint-invalid',
          data: { endpoint, source: 'AWS_ENDPOINT_URL' },
        }),
      );
    },
  );

  it('name the place in the config that is at fault', () => {
    const from = settings({}, { work: { endpoint_url: 'nowhere' } }, 'work');
    expect(() => from.endpoint('sso', 'us-east-1')).toThrow(
      expect.objectContaining({ data: { endpoint: 'nowhere', source: '[profile work] endpoint_url' } }),
    );
  });
});

describe('the profile that counts', () => {
  const profiles = {
    default: { ca_bundle: '/default.pem' },
    work: { ca_bundle: '/work.pem' },
    old: { ca_bundle: '/old.pem' },
  };

  it.each([
    [{}, undefined, '/default.pem'],
    [{ AWS_DEFAULT_PROFILE: 'old' }, undefined, '/old.pem'],
    [{ AWS_DEFAULT_PROFILE: 'old', AWS_PROFILE: 'work' }, undefined, '/work.pem'],
    [{ AWS_PROFILE: 'old' }, 'work', '/work.pem'],
    [{ AWS_PROFILE: 'unknown' }, undefined, undefined],
  ])('with %j and --profile %s gives %s', (env, profile, caBundle) => {
    expect(settings(env, profiles, profile).caBundle).toBe(caBundle);
  });
});

describe('caBundle', () => {
  it('is the variable’s before the profile’s', () => {
    const profiles = { default: { ca_bundle: '/profile.pem' } };
    expect(settings({ AWS_CA_BUNDLE: '/variable.pem' }, profiles).caBundle).toBe('/variable.pem');
    expect(settings({ AWS_CA_BUNDLE: '' }, profiles).caBundle).toBe('/profile.pem');
    expect(settings({}).caBundle).toBeUndefined();
  });

  it('may begin with the home folder', () => {
    const { runtime, home } = testRuntime({ env: { AWS_CA_BUNDLE: '~/corp.pem' } });
    expect(resolveServiceSettings(runtime, config()).caBundle).toBe(join(home, 'corp.pem'));
  });
});
