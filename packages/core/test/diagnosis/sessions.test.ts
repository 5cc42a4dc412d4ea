import { formatTimestamp } from '../../src/cache/timestamp.ts';
import { tokenCachePath } from '../../src/cache/token-cache.ts';
import { keepDirectory } from '../../src/directory/directory-file.ts';
import type { NamedSession } from '../../src/session/session.ts';
import { serve } from '../support/http-servers.ts';
import { type Home, profile, session, testHome } from './support.ts';

const mySso: NamedSession = {
  kind: 'named',
  name: 'my-sso',
  startUrl: 'https://example.awsapps.com/start',
  region: 'us-east-1',
  scopes: ['sso:account:access'],
};
const hour = 60 * 60_000;

function writeToken(home: Home, content: Readonly<Record<string, unknown>>): void {
  const { startUrl, region } = mySso;
  const expiresAt = formatTimestamp(home.clock.now + hour);
  const path = tokenCachePath(home.runtime, mySso).slice(home.home.length);
  home.write(path, JSON.stringify({ startUrl, region, accessToken: 'aoa', expiresAt, ...content }));
}

const client = { clientId: 'c', clientSecret: 's', registrationExpiresAt: '2040-01-01T00:00:00Z' };

describe('sessions', () => {
  it.each([
    ['signed out', undefined, ['session-signed-out']],
    ['expired', { expiresAt: '2020-01-01T00:00:00Z' }, ['session-expired']],
    ['valid and refreshable', { refreshToken: 'r', ...client }, []],
    ['expired and refreshable', { expiresAt: '2020-01-01T00:00:00Z', refreshToken: 'r', ...client }, []],
    ['without a refresh token', client, ['session-unrefreshable']],
    [
      'of a client that ran out',
      { refreshToken: 'r', ...client, registrationExpiresAt: '2020-01-01T00:00:00Z' },
      ['session-unrefreshable'],
    ],
    ['of another start URL', { startUrl: 'https://other.awsapps.com/start' }, ['token-of-other-session']],
    ['of another region', { region: 'eu-west-1' }, ['token-of-other-session']],
  ])('%s', async (_, content, codes) => {
    const home = testHome();
    home.write('.aws/config', session);
    if (content !== undefined) writeToken(home, content);
    expect((await home.findings('sessions')).map(({ code }) => code)).toEqual(codes);
  });

  it('are told to want registration scopes, once', async () => {
    const home = testHome();
    home.write('.aws/config', session.replace(/sso_registration_scopes.*\n/, ''));
    writeToken(home, {});
    const found = await home.findings('sessions');
    expect(found.map(({ code, data }) => ({ code, data }))).toEqual([
      { code: 'session-unrefreshable', data: { session: 'my-sso', reason: 'no-scopes' } },
    ]);
  });
});

describe('stale profiles', () => {
  const accounts = [{ accountId: '111111111111', accountName: 'a', emailAddress: '', roles: ['Admin'] }];

  async function staleIn(config: string, failures: readonly { accountId: string; code: 'network' }[] = []) {
    const home = testHome();
    home.write('.aws/config', session + config);
    await keepDirectory(home.runtime, mySso, { fetchedAt: home.clock.now, accounts, failures });
    return (await home.findings('stale-profiles')).map(({ data }) => data);
  }

  it('are those whose account or role was not listed', async () => {
    const gone = profile('gone').replace('111111111111', '222222222222');
    const role = profile('role', 'sso_populated = x\n').replace('Admin', 'Auditor');
    expect(await staleIn(profile('dev') + gone + role)).toEqual([
      expect.objectContaining({ profile: 'gone', missing: 'account', populated: false }),
      expect.objectContaining({ profile: 'role', missing: 'role', populated: true }),
    ]);
  });

  it('are not those of accounts that could not be listed', async () => {
    const gone = profile('gone').replace('111111111111', '222222222222');
    expect(await staleIn(gone, [{ accountId: '222222222222', code: 'network' }])).toEqual([]);
  });
});

describe('the way to the service', () => {
  async function found(env: Readonly<Record<string, string>>, now?: number) {
    const home = testHome(env);
    if (now !== undefined) home.clock.now = now;
    home.write('.aws/config', session);
    return (await home.findings('network', { offline: false })).map(({ code, data }) => ({ code, data }));
  }

  it.each([
    [2 * hour, 'clock-off'],
    [-2 * hour, 'clock-off'],
    [4 * 60_000, undefined],
    [-4 * 60_000, undefined],
  ])('tells a clock that is off by %d ms', async (milliseconds, code) => {
    const there = Date.UTC(2030, 5, 1);
    const { port } = await serve((_, response) =>
      response.setHeader('date', new Date(there).toUTCString()).writeHead(404).end(),
    );
    const findings = await found({ AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` }, there + milliseconds);
    expect(findings).toEqual(
      code === undefined ? [] : [{ code, data: { host: `127.0.0.1:${port}`, milliseconds } }],
    );
  });

  it('tells a host that does not answer, once for both services', async () => {
    const findings = await found({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
    expect(findings.map(({ code }) => code)).toEqual(['service-unreachable']);
    expect(findings[0]?.data).toMatchObject({ error: { code: 'network', data: { reason: 'ECONNREFUSED' } } });
  });

  it('tells a certificate file that cannot be used', async () => {
    const findings = await found({ AWS_ENDPOINT_URL: 'https://127.0.0.1:1', AWS_CA_BUNDLE: '/nowhere.pem' });
    expect(findings[0]?.data).toMatchObject({ error: { code: 'ca-bundle-unusable' } });
  });

  it('tells a region that is not that of the start URL', async () => {
    const home = testHome();
    const startUrl = 'https://ssoins-1234.portal.eu-west-1.app.aws';
    home.write('.aws/config', session.replace('https://example.awsapps.com/start', startUrl));
    const [finding] = await home.findings('region', { offline: false });
    expect(finding?.data).toEqual({ session: 'my-sso', region: 'us-east-1', found: 'eu-west-1' });
  });
});
