import { type Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { type Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { connectionError } from '../endpoints/connection-error.ts';
import { timeLimits } from '../endpoints/time-limits.ts';
import { SsoError } from '../errors.ts';
import type { HttpRequest, HttpResponse } from '../runtime.ts';

/** The connections of one handler. */
export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

/** More than any answer that this program asks for. */
const bodyLimit = 1024 * 1024;

/**
 * Sends one request and reads its answer, whatever its status. Redirects are not followed.
 * @throws SsoError `network`, `tls-untrusted`, `request-timeout`, `cancelled`
 */
export async function sendRequest(agents: Agents, request: HttpRequest): Promise<HttpResponse> {
  const { url, signal, timeout = timeLimits.answer } = request;
  const deadline = AbortSignal.timeout(timeout);
  const ended = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
  try {
    const response = await openExchange(agents, request, ended);
    return {
      status: response.statusCode ?? 0,
      headers: headersOf(response),
      body: await readBody(response),
    };
  } catch (error) {
    // An aborted connection reports how it broke, and not why.
    if (signal?.aborted) throw connectionError(abortOf(signal), url.host);
    if (deadline.aborted) {
      throw new SsoError('request-timeout', { host: url.host, milliseconds: timeout }, { cause: error });
    }
    throw connectionError(error, url.host);
  }
}

function openExchange(
  agents: Agents,
  { url, method, headers = {}, body }: HttpRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:';
  const send = secure ? requestHttps : requestHttp;
  return new Promise((answered, failed) => {
    const agent = secure ? agents.https : agents.http;
    send(url, { method, headers, agent, signal }, answered).on('error', failed).end(body);
  });
}

/** Leaving the loop early ends the connection. */
async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= bodyLimit) break;
  }
  return Buffer.concat(chunks).toString('utf8', 0, bodyLimit);
}

function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
  );
  return Object.fromEntries(pairs);
}

function abortOf(signal: AbortSignal): Error {
  return Object.assign(new Error('aborted', { cause: signal.reason }), { name: 'AbortError' });
}
