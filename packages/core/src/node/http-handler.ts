import type { IncomingMessage } from 'node:http';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { timeLimits } from '../endpoints/time-limits.ts';
import type { HttpHandler, HttpHandlerOptions } from '../runtime.ts';
import { limitAnswer } from './answer-limit.ts';
import type { Agents } from './http-request.ts';
import { proxyEnvironment } from './proxy-environment.ts';

export interface NodeHttpHandlerOptions extends HttpHandlerOptions {
  /** Where `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` are looked up. Default: `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Of the AWS SDK's requests, in milliseconds. */
  readonly limits?: TimeLimits | undefined;
}

type TimeLimits = { readonly [Name in keyof typeof timeLimits]: number };

/**
 * Opens connections through the proxies that the environment names. `node:https` and the SDK's handler are loaded
 * here and not before: much is answered from the cache without them.
 * @throws SsoError `ca-bundle-unusable`
 */
export async function createHttpHandler(options: NodeHttpHandlerOptions = {}): Promise<HttpHandler> {
  const [agents, { sendRequest }, smithy] = await Promise.all([
    openAgents(options),
    import('./http-request.ts'),
    import('@smithy/node-http-handler'),
  ]);
  const { limits = timeLimits } = options;
  const aws: NodeHttpHandler = new smithy.NodeHttpHandler({
    httpAgent: agents.http,
    httpsAgent: agents.https,
    connectionTimeout: limits.connect,
    requestTimeout: limits.request,
    throwOnRequestTimeout: true,
  });
  return {
    aws: limited(aws, limits.answer),
    request: (request) => sendRequest(agents, request),
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

/** What the SDK's clients use of a handler, with a limit for the whole of an answer. */
function limited(
  handler: NodeHttpHandler,
  milliseconds: number,
): Pick<NodeHttpHandler, 'handle' | 'httpHandlerConfigs' | 'updateHttpClientConfig'> {
  return {
    httpHandlerConfigs: () => handler.httpHandlerConfigs(),
    updateHttpClientConfig: (key, value) => handler.updateHttpClientConfig(key, value),
    handle: async (request, options) => {
      const begun = performance.now();
      const answer = await handler.handle(request, options);
      limitAnswer(answer.response.body as IncomingMessage, milliseconds - (performance.now() - begun));
      return answer;
    },
  };
}

async function openAgents({ caBundle, env = process.env }: NodeHttpHandlerOptions): Promise<Agents> {
  const [http, https] = await Promise.all([import('node:http'), import('node:https')]);
  const shared = { keepAlive: true, proxyEnv: proxyEnvironment(env) };
  // Said, as otherwise NODE_TLS_REJECT_UNAUTHORIZED would have tokens sent to whoever answers.
  const checked = { ...shared, rejectUnauthorized: true };
  const trust = caBundle === undefined ? {} : { ca: [...(await readTrusted(caBundle))] };
  return { http: new http.Agent(shared), https: new https.Agent({ ...checked, ...trust }) };
}

async function readTrusted(caBundle: string): Promise<readonly string[]> {
  const { readCaBundle } = await import('./ca-bundle.ts');
  return readCaBundle(caBundle);
}
