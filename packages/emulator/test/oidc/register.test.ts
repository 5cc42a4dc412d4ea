import { createEmulator } from '../../src/index.ts';
import { post, steeredEmulator } from '../support.ts';

const client = { clientName: 'test', clientType: 'public' };
const pkce = {
  ...client,
  grantTypes: ['authorization_code', 'refresh_token'],
  redirectUris: ['http://127.0.0.1/oauth/callback'],
  issuerUrl: 'https://d-1234567890.awsapps.com/start',
};

describe('RegisterClient', () => {
  it('answers a client for 90 days, in epoch seconds', async () => {
    const { emulator } = steeredEmulator();
    const { status, json } = await post(emulator, '/client/register', client);
    expect(status).toBe(200);
    expect(json.clientIdIssuedAt).toBe(Date.UTC(2030, 0, 1) / 1000);
    expect(json.clientSecretExpiresAt).toBe(Date.UTC(2030, 3, 1) / 1000);
    expect([typeof json.clientId, typeof json.clientSecret]).toEqual(['string', 'string']);
  });

  it.each([
    ['no name', { clientType: 'public' }, 'InvalidRequestException', 'invalid_request'],
    [
      'confidential',
      { ...client, clientType: 'confidential' },
      'InvalidClientMetadataException',
      'invalid_client_metadata',
    ],
    [
      'unknown grant',
      { ...client, grantTypes: ['password'] },
      'UnsupportedGrantTypeException',
      'unsupported_grant_type',
    ],
    ['scope with a space', { ...client, scopes: ['a b'] }, 'InvalidScopeException', 'invalid_scope'],
    ['scopes as a text', { ...client, scopes: 'a' }, 'InvalidRequestException', 'invalid_request'],
    ['no redirect URI', { ...pkce, redirectUris: [] }, 'InvalidRedirectUriException', 'invalid_redirect_uri'],
    [
      'http elsewhere',
      { ...pkce, redirectUris: ['http://example.com/'] },
      'InvalidRedirectUriException',
      'invalid_redirect_uri',
    ],
    ['no issuer', { ...pkce, issuerUrl: undefined }, 'InvalidRequestException', 'invalid_request'],
    ['a list', [], 'InvalidRequestException', 'invalid_request'],
  ])('refuses a client: %s', async (_, body, name, code) => {
    const { status, headers, json } = await post(createEmulator(), '/client/register', body);
    expect([status, headers['x-amzn-errortype'], json.error]).toEqual([400, name, code]);
    expect(json.error_description).toEqual(expect.any(String));
  });

  it('refuses what is not JSON', async () => {
    const { status, headers } = await createEmulator().handle({
      method: 'POST',
      target: '/client/register',
      body: 'a=b',
    });
    expect([status, headers['x-amzn-errortype']]).toEqual([400, 'InvalidRequestException']);
  });
});
