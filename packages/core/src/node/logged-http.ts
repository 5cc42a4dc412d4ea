import { objectOf, textOf } from '../narrow.ts';
import type { HttpHandler, Log, LogFact } from '../runtime.ts';
import { errorCode } from './error-code.ts';

/** What the SDK calls its connections by. */
interface AwsHandler {
  handle(request: AwsRequest, options?: object): Promise<{ readonly response: AwsResponse }>;
  httpHandlerConfigs(): unknown;
  updateHttpClientConfig(key: never, value: never): void;
}

interface AwsRequest {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface AwsResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The same connections, telling of each request what was asked of whom, how it ended and how long it took. Queries, other headers and
 * bodies are not told.
 */
export function loggedHttp(http: HttpHandler, log: Log): HttpHandler {
  const aws = http.aws as AwsHandler;
  const handle: AwsHandler['handle'] = (request, options) =>
    timed(
      log,
      {
        method: request.method,
        host: request.hostname,
        operation: operationOf(request),
        attempt: Number(/attempt=(\d+)/.exec(request.headers['amz-sdk-request'] ?? '')?.[1] ?? 1),
      },
      () => aws.handle(request, options),
      ({ response }) => ({ status: response.statusCode, requestId: requestIdOf(response.headers) }),
    );
  return {
    ...http,
    aws: {
      handle,
      httpHandlerConfigs: () => aws.httpHandlerConfigs(),
      updateHttpClientConfig: (key: never, value: never) => aws.updateHttpClientConfig(key, value),
    },
    request: (request) =>
      timed(
        log,
        { method: request.method, host: request.url.hostname },
        () => http.request(request),
        ({ status }) => ({ status }),
      ),
  };
}

type Facts = Readonly<Record<string, LogFact>>;

async function timed<T>(
  log: Log,
  asked: Facts,
  send: () => Promise<T>,
  factsOf: (answer: T) => Facts,
): Promise<T> {
  const started = performance.now();
  const tell = (ending: Facts): void =>
    log('request', { ...asked, ...ending, milliseconds: Math.round(performance.now() - started) });
  try {
    const answer = await send();
    tell(factsOf(answer));
    return answer;
  } catch (error) {
    tell({ error: reasonOf(error) });
    throw error;
  }
}

/** No message: it may quote what came. */
function reasonOf(error: unknown): string {
  const code = errorCode(error);
  if (code !== 'unknown') return code;
  return textOf(objectOf(error)?.name) ?? code;
}

const operations: Readonly<Record<string, string>> = {
  '/client/register': 'RegisterClient',
  '/device_authorization': 'StartDeviceAuthorization',
  '/token': 'CreateToken',
  '/assignment/accounts': 'ListAccounts',
  '/assignment/roles': 'ListAccountRoles',
  '/federation/credentials': 'GetRoleCredentials',
  '/logout': 'Logout',
};

/** STS has one path for all, and the operation in the body. */
function operationOf({ path, body }: AwsRequest): string | undefined {
  return operations[path] ?? (typeof body === 'string' ? /^Action=(\w+)/.exec(body)?.[1] : undefined);
}

function requestIdOf(headers: Readonly<Record<string, string>>): string | undefined {
  const names = ['x-amzn-requestid', 'x-amzn-request-id', 'x-amz-request-id'];
  const id = names.map((name) => headers[name]).find((value) => value !== undefined);
  return id !== undefined && /^[\w-]{1,64}$/.test(id) ? id : undefined;
}
