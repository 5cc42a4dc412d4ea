import { createHash } from 'node:crypto';
import { createEmulator, type Emulator, type EmulatorOptions, type EmulatorResponse } from '../src/index.ts';

export const startUrl = 'https://d-1234567890.awsapps.com/start';
export const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';
export const accountAccess = 'sso:account:access';

/** An emulator whose clock stands still until the test moves it. */
export function steeredEmulator(options: EmulatorOptions = {}) {
  const clock = { now: Date.UTC(2030, 0, 1) };
  const emulator = createEmulator({ now: () => clock.now, ...options });
  return { emulator, advance: (seconds: number) => (clock.now += seconds * 1000) };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: Record<string, unknown>;
}

export async function post(
  emulator: Emulator,
  target: string,
  body: unknown,
  host?: string,
): Promise<Answer> {
  return answer(await emulator.handle({ method: 'POST', target, host, body: JSON.stringify(body) }));
}

export async function portal(
  emulator: Emulator,
  target: string,
  token: unknown,
  { method = 'GET', host }: { readonly method?: string; readonly host?: string } = {},
): Promise<Answer> {
  const headers = { 'x-amz-sso_bearer_token': String(token) };
  return answer(await emulator.handle({ method, target, host, headers }));
}

function answer({ status, headers, body }: EmulatorResponse): Answer {
  return { status, headers, json: body === '' ? {} : JSON.parse(body) };
}

/** Registers a device client. */
export async function deviceClient(emulator: Emulator, fields: Record<string, unknown> = {}, host?: string) {
  const body = { clientName: 'test', clientType: 'public', scopes: [accountAccess], ...fields };
  const { json } = await post(emulator, '/client/register', body, host);
  return { clientId: String(json.clientId), clientSecret: String(json.clientSecret) };
}

/** Registers a client and asks for a device code; `poll` asks for the token. */
export async function deviceLogin(emulator: Emulator, fields: Record<string, unknown> = {}) {
  const client = await deviceClient(emulator, fields);
  const { json } = await post(emulator, '/device_authorization', { ...client, startUrl });
  const poll = () =>
    post(emulator, '/token', { ...client, grantType: deviceCodeGrant, deviceCode: json.deviceCode });
  return { client, userCode: String(json.userCode), authorization: json, poll };
}

/** Signs in and returns the answer of `/token`. */
export async function signIn(emulator: Emulator, fields: Record<string, unknown> = {}) {
  const { client, userCode, poll } = await deviceLogin(emulator, fields);
  emulator.approve(userCode);
  const { json } = await poll();
  const refresh = (refreshToken: unknown) =>
    post(emulator, '/token', { ...client, grantType: 'refresh_token', refreshToken });
  return { client, token: json, refresh };
}

export const codeVerifier = 'v'.repeat(64);
export const redirectUri = 'http://127.0.0.1:43210/oauth/callback';

/** Registers a PKCE client; the result is what `authorizeTarget` and `/token` need. */
export async function pkceClient(emulator: Emulator, fields: Record<string, unknown> = {}, host?: string) {
  return deviceClient(
    emulator,
    {
      grantTypes: ['authorization_code', 'refresh_token'],
      redirectUris: ['http://127.0.0.1/oauth/callback'],
      issuerUrl: startUrl,
      ...fields,
    },
    host,
  );
}

export function authorizeTarget(clientId: string, changes: Record<string, string> = {}): string {
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state: 'state-1',
    code_challenge_method: 'S256',
    scopes: accountAccess,
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    ...changes,
  });
  return `/authorize?${parameters}`;
}

/** The value of a hidden field on a page. */
export function hiddenField(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
}
