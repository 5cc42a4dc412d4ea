import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordingService {
  readonly url: string;
  /** Every value that was sent or answered and may be a secret. */
  readonly secrets: () => readonly string[];
  close(): Promise<void>;
}

/** Passes everything on to `target`, and keeps what must never be shown: what bodies, redirects and bearer headers hold. */
export async function recordService(target: string): Promise<RecordingService> {
  const values = new Set<string>();
  const server = createServer((request, response) => void passOn(request, response, target, values));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secrets: () => [...values].filter(maySecret),
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  target: string,
  values: Set<string>,
): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  const body = Buffer.concat(pieces);
  const {
    host: _host,
    connection: _connection,
    'transfer-encoding': _encoding,
    ...headers
  } = request.headers;
  const answer = await fetch(`${target}${request.url}`, {
    method: request.method ?? 'GET',
    headers: headers as Record<string, string>,
    redirect: 'manual',
    ...(body.length > 0 && { body }),
  });
  // Addresses of this service stay addresses of this service.
  const text = (await answer.text()).replaceAll(target, `http://${request.headers.host}`);
  const location = answer.headers.get('location');
  for (const part of [body.toString(), text]) for (const value of stringsIn(part)) values.add(value);
  const bearer = headers['x-amz-sso_bearer_token'];
  if (typeof bearer === 'string') values.add(bearer);
  const code = location === null ? null : new URL(location, target).searchParams.get('code');
  if (code !== null) values.add(code);
  const kept = [...answer.headers].filter(
    ([name]) => !/^(content-length|connection|transfer-encoding|keep-alive)$/.test(name),
  );
  response.writeHead(answer.status, Object.fromEntries(kept)).end(text);
}

/** The address of a sign-in has the client's id, and a person types the user code. */
const shownOnPurpose: ReadonlySet<string> = new Set(['clientId', 'userCode', 'clientName']);

function stringsIn(json: string): readonly string[] {
  try {
    const found: string[] = [];
    JSON.parse(json, (name, value) => {
      if (typeof value === 'string' && !shownOnPurpose.has(name)) found.push(value);
      return value;
    });
    return found;
  } catch {
    return [...json.matchAll(/<(?:SecretAccessKey|SessionToken|AccessKeyId)>([^<]+)/g)].map(
      ([, value = '']) => value,
    );
  }
}

/** Not addresses, names and grant types, which may be told. */
function maySecret(value: string): boolean {
  return value.length >= 12 && !/[\s:@]|^(?:authorization_code|refresh_token|urn|\d{12}$)/.test(value);
}
