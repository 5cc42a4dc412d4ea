import { createEmulator, type Emulator } from '../../src/index.ts';
import {
  authorizeTarget,
  codeVerifier,
  hiddenField,
  pkceClient,
  post,
  redirectUri,
  steeredEmulator,
} from '../support.ts';

async function authorize(emulator: Emulator, target: string, host?: string) {
  const { status, headers, body } = await emulator.handle({ method: 'GET', target, host });
  const location = headers.location === undefined ? undefined : new URL(headers.location);
  return { status, headers, body, location };
}

async function newCode(emulator: Emulator) {
  const client = await pkceClient(emulator);
  const { location } = await authorize(emulator, authorizeTarget(client.clientId));
  const code = location?.searchParams.get('code');
  const exchange = (changes: Record<string, unknown> = {}) =>
    post(emulator, '/token', {
      ...client,
      grantType: 'authorization_code',
      code,
      codeVerifier,
      redirectUri,
      ...changes,
    });
  return { client, code, exchange };
}

describe('the authorize page', () => {
  it('goes back with a code and the state when a person allows it', async () => {
    const emulator = createEmulator();
    const client = await pkceClient(emulator);
    const page = await authorize(emulator, authorizeTarget(client.clientId));
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("form-action 'self' http://127.0.0.1:43210;");
    const form = new URLSearchParams({ request_id: hiddenField(page.body, 'request_id'), decision: 'allow' });
    const submit = () => emulator.handle({ method: 'POST', target: '/authorize', body: form.toString() });
    const { status, headers } = await submit();
    expect(status).toBe(302);
    expect(headers.location).toMatch(
      /^http:\/\/127\.0\.0\.1:43210\/oauth\/callback\?code=[\w-]+&state=state-1$/,
    );
    expect((await submit()).status).toBe(403);
  });

  it('goes back with access_denied when a person denies it', async () => {
    const emulator = createEmulator();
    const client = await pkceClient(emulator);
    const page = await authorize(emulator, authorizeTarget(client.clientId));
    const body = `request_id=${hiddenField(page.body, 'request_id')}&decision=deny`;
    const { headers } = await emulator.handle({ method: 'POST', target: '/authorize', body });
    expect(headers.location).toBe(`${redirectUri}?error=access_denied&state=state-1`);
  });

  it.each([
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_request', { code_challenge_method: 'plain' }],
    ['invalid_request', { code_challenge: 'short' }],
    ['invalid_scope', { scopes: 'sso:account:access openid' }],
  ])('goes back with %s for a wrong request', async (error, changes) => {
    const emulator = createEmulator({ autoApprove: 'allow' });
    const client = await pkceClient(emulator);
    const { location } = await authorize(emulator, authorizeTarget(client.clientId, changes));
    expect(location?.search).toBe(`?error=${error}&state=state-1`);
  });

  it.each([
    ['another path', 'http://127.0.0.1:43210/other'],
    ['another host', 'http://localhost:43210/oauth/callback'],
    ['a foreign host', 'https://example.com/oauth/callback'],
    ['no address', 'callback'],
  ])('shows a page and does not redirect to a redirect URI with %s', async (_, uri) => {
    const emulator = createEmulator({ autoApprove: 'allow' });
    const client = await pkceClient(emulator);
    const page = await authorize(emulator, authorizeTarget(client.clientId, { redirect_uri: uri }));
    expect([page.status, page.location]).toEqual([400, undefined]);
    expect(page.body).toContain('Invalid redirect uri provided');
  });

  it('says Invalid grant provided for another start URL or region', async () => {
    const emulator = createEmulator({ autoApprove: 'allow' });
    const other = await pkceClient(emulator, { issuerUrl: 'https://other.awsapps.com/start' });
    const wrongUrl = await authorize(emulator, authorizeTarget(other.clientId));
    const host = 'oidc.eu-west-1.amazonaws.com';
    const there = await pkceClient(emulator, {}, host);
    const wrongRegion = await authorize(emulator, authorizeTarget(there.clientId), host);
    for (const page of [wrongUrl, wrongRegion]) {
      expect([page.status, page.location]).toEqual([400, undefined]);
      expect(page.body).toContain('Invalid grant provided');
    }
  });
});

describe('CreateToken with an authorization code', () => {
  it('works once', async () => {
    const { exchange } = await newCode(createEmulator({ autoApprove: 'allow' }));
    const { status, json } = await exchange();
    expect(status).toBe(200);
    expect([typeof json.accessToken, typeof json.refreshToken]).toEqual(['string', 'string']);
    expect((await exchange()).json.error).toBe('invalid_grant');
  });

  it.each([
    ['another verifier', { codeVerifier: 'w'.repeat(64) }],
    ['another port', { redirectUri: 'http://127.0.0.1:1/oauth/callback' }],
    ['an unknown code', { code: 'code-unknown' }],
  ])('refuses %s', async (_, changes) => {
    const { exchange } = await newCode(createEmulator({ autoApprove: 'allow' }));
    expect(await exchange(changes)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
  });

  it('refuses a code after ten minutes, and another client at any time', async () => {
    const { emulator, advance } = steeredEmulator({ autoApprove: 'allow' });
    const { exchange } = await newCode(emulator);
    const other = await pkceClient(emulator);
    expect((await exchange(other)).json.error).toBe('invalid_grant');
    advance(600);
    expect((await exchange()).json.error_description).toBe('Code is expired');
  });
});
