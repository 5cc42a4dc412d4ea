import type { ServiceSettings } from '../../src/endpoints/service-settings.ts';
import { readVerificationUri } from '../../src/endpoints/verification-uri.ts';
import { named } from '../support/identity-center.ts';

function settings(endpoint = 'https://oidc.us-east-1.amazonaws.com'): ServiceSettings {
  return { caBundle: undefined, endpoint: () => new URL(endpoint) };
}

describe('an address at which a code is to be confirmed', () => {
  it.each([
    'https://device.sso.us-east-1.amazonaws.com/',
    'https://device.sso.us-east-1.amazonaws.com/?user_code=ABCD-EFGH',
    'https://device.sso.cn-north-1.amazonaws.com.cn/',
    'https://device.sso.eusc-de-east-1.amazonaws.eu/',
    'https://d-1234567890.awsapps.com/start/#/device',
    'https://d-1234567890.awsapps.com/start/#/device?user_code=ABCD-EFGH',
    'https://ssoins-1234.portal.us-east-1.app.aws/',
    'https://identitycenter.amazonaws.com/ssoins-1234',
  ])('is taken: %s', (uri) => {
    expect(readVerificationUri(uri, named, settings())).toBe(uri);
  });

  it.each([
    ['http', 'http://device.sso.us-east-1.amazonaws.com/'],
    ['another scheme', 'ftp://device.sso.us-east-1.amazonaws.com/'],
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['another host', 'https://evil.example/'],
    ['the host as a name before an @', 'https://device.sso.us-east-1.amazonaws.com@evil.example/'],
    ['a name before the host', 'https://somebody@device.sso.us-east-1.amazonaws.com/'],
    ['the host as the start of another', 'https://device.sso.us-east-1.amazonaws.com.evil.example/'],
    ['the host as the end of another', 'https://evildevice.sso.us-east-1.amazonaws.com/'],
    ['another service of the provider', 'https://bucket.s3.us-east-1.amazonaws.com/'],
    ['a suffix without its dot', 'https://evilawsapps.com/'],
    ['a loopback host', 'https://127.0.0.1/device'],
    ['no scheme', 'device.sso.us-east-1.amazonaws.com'],
    ['nothing', ''],
    ['no text', 5],
    ['undefined', undefined],
  ])('is refused with %s', (_, uri) => {
    expect(readVerificationUri(uri, named, settings())).toBeUndefined();
  });

  it('may be on the host of the session’s own start URL', () => {
    const session = { ...named, startUrl: 'https://sso.example.org/start' };
    expect(readVerificationUri('https://sso.example.org/device', session, settings())).toBeDefined();
    expect(readVerificationUri('http://sso.example.org/device', session, settings())).toBeUndefined();
    expect(readVerificationUri('https://sso.example.org/device', named, settings())).toBeUndefined();
  });

  it('may be at the endpoint that the user names, also without TLS, but at no other port of it', () => {
    const local = settings('http://127.0.0.1:4711');
    expect(readVerificationUri('http://127.0.0.1:4711/device', named, local)).toBeDefined();
    expect(readVerificationUri('http://127.0.0.1:4712/device', named, local)).toBeUndefined();
    expect(readVerificationUri('http://localhost:4711/device', named, local)).toBeUndefined();
  });

  it('is written as a browser reads it, so that no control character is left', () => {
    const uri = ' https://device.sso.us-east-1.amazonaws.com/\u001b[2J\n?user_code=\u0007A\u202eB ';
    expect(readVerificationUri(uri, named, settings())).toBe(
      'https://device.sso.us-east-1.amazonaws.com/%1B[2J?user_code=%07A%E2%80%AEB',
    );
  });
});
