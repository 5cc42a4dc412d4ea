import { awsHost, isLoopbackHost } from '../src/hosts.ts';

describe('awsHost', () => {
  it.each([
    ['oidc.us-east-1.amazonaws.com', 'sso-oidc', 'us-east-1'],
    ['OIDC.us-east-1.amazonaws.com:443', 'sso-oidc', 'us-east-1'],
    ['oidc-fips.us-west-2.amazonaws.com', 'sso-oidc', 'us-west-2'],
    ['oidc.eu-west-1.api.aws', 'sso-oidc', 'eu-west-1'],
    ['portal.sso.cn-north-1.amazonaws.com.cn', 'sso', 'cn-north-1'],
    ['portal.sso-fips.us-east-1.amazonaws.com', 'sso', 'us-east-1'],
    ['sts.amazonaws.com', 'sts', undefined],
    ['sts.eusc-de-east-1.amazonaws.eu', 'sts', 'eusc-de-east-1'],
    ['d-1234567890.awsapps.com', 'access-portal', undefined],
    ['ssoins-1.portal.eu-west-1.app.aws', 'access-portal', 'eu-west-1'],
    ['ssoins-1.us-east-1.portal.amazonaws.com', 'access-portal', 'us-east-1'],
    ['identitycenter.amazonaws.com', 'access-portal', undefined],
  ])('knows %s', (host, service, region) => {
    expect(awsHost(host)).toMatchObject({ service, region });
  });

  it.each([
    'example.com',
    's3.us-east-1.amazonaws.com',
    'oidc.us-east-1.amazonaws.com.example.com',
    'oidc.us-east-1.example.com',
    'awsapps.com',
    '127.0.0.1',
  ])('does not know %s', (host) => {
    expect(awsHost(host)).toBeUndefined();
  });
});

describe('isLoopbackHost', () => {
  it.each(['127.0.0.1', '127.0.0.1:80', 'localhost:8080'])('takes %s', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  it('refuses a name that was made to resolve to this machine', () => {
    expect(isLoopbackHost('127.0.0.1.example.com')).toBe(false);
  });
});
