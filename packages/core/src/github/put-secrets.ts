import { isLoopbackHost } from '../endpoints/loopback-host.ts';
import { SsoError } from '../errors.ts';
import { objectOf, textOf } from '../narrow.ts';
import type { HttpHandler, HttpRequest, HttpResponse, Runtime } from '../runtime.ts';
import type { Secret } from '../secret.ts';
import { isEnvironmentName, isRepositoryName } from './names.ts';
import { sealForGithub } from './sealed-box.ts';

/** Which secrets: those of a repository, or of one of its environments. */
export interface SecretPlace {
  /** `owner/name` */
  readonly repository: string;
  readonly environment?: string | undefined;
}

export interface GithubSecret {
  readonly name: string;
  readonly value: Secret;
}

export interface PutSecretOptions {
  /** Needs "secrets: write" for a repository's secrets, "environments: write" for those of an environment. */
  readonly token: Secret;
  /** Default: {@link githubApiUrl} of the runtime's environment. */
  readonly apiUrl?: URL | undefined;
  /** Path of a PEM file that replaces the default certificate authorities. */
  readonly caBundle?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Creates or replaces secrets at GitHub, one after the other, each sealed for GitHub's key of the place.
 * @throws SsoError `github-refused`, `github-unavailable`, `seed-binding-invalid` for names that GitHub cannot have,
 * `endpoint-invalid`, `network`, `tls-untrusted`, `request-timeout`, `cancelled`
 * @see https://docs.github.com/rest/actions/secrets
 */
export async function putGithubSecrets(
  runtime: Runtime,
  place: SecretPlace,
  secrets: readonly GithubSecret[],
  options: PutSecretOptions,
): Promise<void> {
  const { apiUrl = githubApiUrl(runtime.env), caBundle } = options;
  const folder = secretsFolder(apiUrl, place);
  const http = await runtime.httpHandler({ caBundle });
  try {
    const key = await readPublicKey(http, folder, options);
    for (const { name, value } of secrets) {
      const sealed = sealForGithub(runtime, key.bytes, value.reveal());
      if (sealed === undefined) throw unavailable('GetPublicKey', 200);
      const body = JSON.stringify({ encrypted_value: sealed, key_id: key.id });
      const url = new URL(encodeURIComponent(name), folder);
      await call(http, 'PutSecret', { method: 'PUT', url, body }, options);
    }
  } finally {
    http.close();
  }
}

/**
 * Where GitHub's API is: `GITHUB_API_URL`, as in a workflow and for GitHub Enterprise Server, else github.com's.
 * @throws SsoError `endpoint-invalid`: a token travels there, so plain http is for loopback hosts only
 */
export function githubApiUrl(env: Runtime['env']): URL {
  const endpoint = env.GITHUB_API_URL || 'https://api.github.com';
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.hostname))) return url;
  throw new SsoError('endpoint-invalid', { endpoint, source: 'GITHUB_API_URL' });
}

function secretsFolder(apiUrl: URL, { repository, environment }: SecretPlace): URL {
  if (!isRepositoryName(repository)) {
    throw new SsoError('seed-binding-invalid', { part: 'repository', value: repository });
  }
  if (environment !== undefined && !isEnvironmentName(environment)) {
    throw new SsoError('seed-binding-invalid', { part: 'environment', value: environment });
  }
  const within = environment === undefined ? 'actions' : `environments/${encodeURIComponent(environment)}`;
  return new URL(`${apiUrl.href.replace(/\/$/, '')}/repos/${repository}/${within}/secrets/`);
}

interface PublicKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

async function readPublicKey(http: HttpHandler, folder: URL, options: PutSecretOptions): Promise<PublicKey> {
  const request = { method: 'GET', url: new URL('public-key', folder) } as const;
  const { body, status } = await call(http, 'GetPublicKey', request, options);
  const members = objectOf(parseJson(body)) ?? {};
  const [id, key] = [textOf(members.key_id), textOf(members.key)];
  if (id === undefined || key === undefined) throw unavailable('GetPublicKey', status);
  return { id, bytes: new Uint8Array(Buffer.from(key, 'base64')) };
}

async function call(
  http: HttpHandler,
  operation: string,
  request: Pick<HttpRequest, 'method' | 'url' | 'body'>,
  { token, signal }: PutSecretOptions,
): Promise<HttpResponse> {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token.reveal()}`,
    'content-type': 'application/json',
    // GitHub refuses requests without one.
    'user-agent': 'sso',
    'x-github-api-version': '2022-11-28',
  };
  const response = await http.request({ ...request, headers, signal });
  const { status } = response;
  if (status >= 200 && status < 300) return response;
  if (status >= 500 || isRateLimit(response)) throw unavailable(operation, status);
  throw new SsoError('github-refused', { operation, status, description: descriptionOf(response) });
}

/** @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
function isRateLimit({ status, headers }: HttpResponse): boolean {
  if (status === 429) return true;
  return status === 403 && (headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined);
}

const longestDescription = 200;

function descriptionOf({ body }: HttpResponse): string | undefined {
  return textOf(objectOf(parseJson(body))?.message)?.slice(0, longestDescription);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unavailable(operation: string, status: number): SsoError {
  return new SsoError('github-unavailable', { operation, status });
}
