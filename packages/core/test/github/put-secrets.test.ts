import type { IncomingMessage } from 'node:http';
import { inspect } from 'node:util';
import { matchers } from '@sso/testkit';
import sodium from 'libsodium-wrappers';
import { githubApiUrl, putGithubSecrets, type SecretPlace } from '../../src/github/put-secrets.ts';
import { Secret } from '../../src/secret.ts';
import { serve } from '../support/http-servers.ts';
import { testRuntime } from '../support/test-runtime.ts';

expect.extend(matchers);
beforeAll(() => sodium.ready);

interface Recorded {
  readonly asked: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** GitHub's API as far as secrets go; `change` replaces the answer to a request that it names. */
async function github(change: (asked: string) => Answer | undefined = () => undefined) {
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  const recorded: Recorded[] = [];
  const { port } = await serve(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const asked = `${request.method} ${request.url}`;
    recorded.push({ asked, headers: request.headers, body });
    const key = { key_id: '568250167242549743', key: Buffer.from(publicKey).toString('base64') };
    const usual = asked.startsWith('GET') ? { status: 200, body: key } : { status: 201 };
    const answer: Answer = change(asked) ?? usual;
    response.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body));
  });
  const open = (box: string): string => {
    const bytes = new Uint8Array(Buffer.from(box, 'base64'));
    return Buffer.from(sodium.crypto_box_seal_open(bytes, publicKey, privateKey)).toString();
  };
  const { runtime, logged } = testRuntime({ env: { GITHUB_API_URL: `http://127.0.0.1:${port}/api/v3/` } });
  const put = (place: SecretPlace = { repository: 'my-company/shop' }) =>
    putGithubSecrets(
      runtime,
      place,
      [
        { name: 'SSO_SEED', value: new Secret('the-seed') },
        { name: 'SSO_SEED_KEY', value: new Secret('the-key') },
      ],
      { token: new Secret('the-token') },
    );
  return { put, open, recorded, logged };
}

describe('putting secrets', () => {
  it('seals each for the key of the repository', async () => {
    const { put, open, recorded } = await github();
    await put();
    expect(recorded.map(({ asked }) => asked)).toEqual([
      'GET /api/v3/repos/my-company/shop/actions/secrets/public-key',
      'PUT /api/v3/repos/my-company/shop/actions/secrets/SSO_SEED',
      'PUT /api/v3/repos/my-company/shop/actions/secrets/SSO_SEED_KEY',
    ]);
    const puts = recorded.slice(1).map(({ body }) => JSON.parse(body));
    expect(puts.map(({ encrypted_value }) => open(encrypted_value))).toEqual(['the-seed', 'the-key']);
    expect(puts.map(({ key_id }) => key_id)).toEqual(['568250167242549743', '568250167242549743']);
    for (const { headers } of recorded) {
      expect(headers).toMatchObject({ authorization: 'Bearer the-token', 'user-agent': 'sso' });
    }
  });

  it('goes to an environment by its name, whatever is in it', async () => {
    const { put, recorded } = await github();
    await put({ repository: 'my-company/shop', environment: 'prod/eu west' });
    expect(recorded.map(({ asked }) => asked)).toContain(
      'PUT /api/v3/repos/my-company/shop/environments/prod%2Feu%20west/secrets/SSO_SEED',
    );
  });

  it.each([401, 403, 404, 422, 301])('is refused with HTTP %i by its own words', async (status) => {
    const { put } = await github(() => ({ status, body: { message: 'Bad credentials' } }));
    await expect(put()).rejects.toThrowSsoError('github-refused', {
      operation: 'GetPublicKey',
      status,
      description: 'Bad credentials',
    });
  });

  it('says at which request it was refused', async () => {
    const { put } = await github((asked) => (asked.startsWith('PUT') ? { status: 403 } : undefined));
    await expect(put()).rejects.toThrowSsoError('github-refused', { operation: 'PutSecret', status: 403 });
  });

  it.each<[string, Answer]>([
    ['is down', { status: 502 }],
    ['wants fewer requests', { status: 429 }],
    ['has counted too many', { status: 403, headers: { 'x-ratelimit-remaining': '0' } }],
    ['asks to wait', { status: 403, headers: { 'retry-after': '60' } }],
    ['gives no key', { status: 200, body: { message: 'hello' } }],
    ['gives a key that is none', { status: 200, body: { key_id: '1', key: 'AAAA' } }],
  ])('is not possible where GitHub %s', async (_, answer) => {
    const { put } = await github(() => answer);
    await expect(put()).rejects.toThrowSsoError('github-unavailable', { status: answer.status });
  });

  it.each<[string, SecretPlace]>([
    ['repository', { repository: 'my-company/../other' }],
    ['environment', { repository: 'my-company/shop', environment: '..' }],
  ])('asks nothing about a %s that cannot be', async (part, place) => {
    const { put, recorded } = await github();
    await expect(put(place)).rejects.toThrowSsoError('seed-binding-invalid', { part });
    expect(recorded).toEqual([]);
  });

  it('brings no secret into errors and logs', async () => {
    const { put, logged } = await github((asked) => (asked.startsWith('PUT') ? { status: 422 } : undefined));
    const error = await put().catch((thrown: unknown) => thrown);
    const shown = inspect([error, logged], { depth: 9 });
    expect(shown).toContain('github-refused');
    for (const secret of ['the-seed', 'the-key', 'the-token']) expect(shown).not.toContain(secret);
  });
});

describe("the address of GitHub's API", () => {
  it('is that of github.com where nothing else is said', () => {
    expect(githubApiUrl({}).href).toBe('https://api.github.com/');
    expect(githubApiUrl({ GITHUB_API_URL: 'https://git.example/api/v3' }).href).toBe(
      'https://git.example/api/v3',
    );
  });

  it.each(['http://git.example/api', 'git.example', 'file:///etc'])('cannot be %s', (endpoint) => {
    expect(() => githubApiUrl({ GITHUB_API_URL: endpoint })).toThrowSsoError('endpoint-invalid', {
      endpoint,
    });
  });
});
