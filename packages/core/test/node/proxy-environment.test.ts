import { proxyEnvironment } from '../../src/node/proxy-environment.ts';

const loopback = 'localhost,127.0.0.1-127.255.255.254,::1';

describe('proxyEnvironment', () => {
  it('takes lower case before upper case', () => {
    const env = {
      HTTP_PROXY: 'http://upper:1',
      http_proxy: 'http://lower:1',
      HTTPS_PROXY: 'http://upper:2',
      NO_PROXY: 'upper.example',
      no_proxy: 'lower.example',
    };
    expect(proxyEnvironment(env)).toEqual({
      http_proxy: 'http://lower:1',
      https_proxy: 'http://upper:2',
      no_proxy: `lower.example,.lower.example,${loopback}`,
    });
  });

  it('uses no proxy where none is named, and never one for this machine', () => {
    expect(proxyEnvironment({ HTTPS_PROXY: '' })).toEqual({
      http_proxy: undefined,
      https_proxy: '',
      no_proxy: loopback,
    });
  });

  it('leaves a domain alone that covers those below it already', () => {
    expect(proxyEnvironment({ NO_PROXY: '.a.example, *.b.example *' }).no_proxy).toBe(
      `.a.example,*.b.example,*,${loopback}`,
    );
  });

  it('takes an address without a scheme for one of http', () => {
    expect(proxyEnvironment({ HTTPS_PROXY: 'proxy.example:8080' }).https_proxy).toBe(
      'http://proxy.example:8080',
    );
    expect(proxyEnvironment({ HTTPS_PROXY: 'https://proxy.example' }).https_proxy).toBe(
      'https://proxy.example',
    );
  });
});
