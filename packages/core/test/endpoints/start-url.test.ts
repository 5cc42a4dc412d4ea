import { checkStartUrl, isIdentityCenterHost, regionFromStartUrl } from '../../src/endpoints/start-url.ts';

describe('checkStartUrl', () => {
  it.each([
    'https://d-1234567890.awsapps.com/start',
    'https://login.example.com/',
    'http://127.0.0.1:4567/start',
    'http://localhost:4567/start',
    'http://[::1]:4567/start',
  ])('accepts %s', (startUrl) => {
    expect(checkStartUrl(startUrl).href).toBe(startUrl);
  });

  it.each([
    ['d-1234567890.awsapps.com/start', 'not-a-url'],
    ['', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['http://d-1234567890.awsapps.com/start', 'not-https'],
    ['http://127.0.0.1.example.com/', 'not-https'],
    ['http://localhost.example.com/', 'not-https'],
    ['ftp://localhost/', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
  ])('refuses %j: %s', (startUrl, problem) => {
    expect(() => checkStartUrl(startUrl)).toThrow(
      expect.objectContaining({ code: 'start-url-invalid', data: { startUrl, problem } }),
    );
  });
});

describe('isIdentityCenterHost', () => {
  it.each([
    'd-1234567890.awsapps.com',
    'd-1234567890.awsapps.cn',
    'ssoins-1.portal.us-east-1.app.aws',
    'ssoins-1.us-east-1.portal.amazonaws.com',
    'ssoins-1.cn-north-1.portal.amazonaws.com.cn',
    'ssoins-1.portal.cn-north-1.app.amazonwebservices.com.cn',
    'ssoins-1.eusc-de-east-1.portal.amazonaws.eu',
    'ssoins-1.portal.eusc-de-east-1.api.amazonwebservices.eu',
    'identitycenter.amazonaws.com',
    'identitycenter.amazonaws.com.cn',
    'identitycenter.amazonaws.eu',
    'identitycenter.us-gov.amazonaws.com',
  ])('knows %s', (host) => {
    expect(isIdentityCenterHost(host)).toBe(true);
  });

  it.each([
    'login.example.com',
    'awsapps.com',
    'evilawsapps.com',
    'd-1234567890.awsapps.com.evil.example',
    'bucket.s3.amazonaws.com',
    'evil.identitycenter.amazonaws.com',
    '127.0.0.1',
  ])('does not know %s', (host) => {
    expect(isIdentityCenterHost(host)).toBe(false);
  });
});

describe('regionFromStartUrl', () => {
  it.each([
    ['https://ssoins-1.portal.eu-central-1.app.aws', 'eu-central-1'],
    ['https://ssoins-1.us-west-2.portal.amazonaws.com/', 'us-west-2'],
    ['https://ssoins-1.cn-north-1.portal.amazonaws.com.cn', 'cn-north-1'],
    ['https://ssoins-1.portal.cn-north-1.app.amazonwebservices.com.cn', 'cn-north-1'],
    ['https://ssoins-1.eusc-de-east-1.portal.amazonaws.eu', 'eusc-de-east-1'],
    ['https://ssoins-1.portal.eusc-de-east-1.api.amazonwebservices.eu', 'eusc-de-east-1'],
  ])('reads %s', (startUrl, region) => {
    expect(regionFromStartUrl(new URL(startUrl))).toBe(region);
  });

  it.each([
    'https://d-1234567890.awsapps.com/start',
    'https://identitycenter.amazonaws.com/ssoins-1',
    'https://ssoins-1.portal.us-esat-1.app.aws',
    'https://ssoins-1.portal.us-east-1.app.aws.example.com',
  ])('finds none in %s', (startUrl) => {
    expect(regionFromStartUrl(new URL(startUrl))).toBeUndefined();
  });
});
