import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cleanUpAfter } from '@sso/testkit';
import sodium from 'libsodium-wrappers';

export interface GithubApi {
  /** For `GITHUB_API_URL`. */
  readonly url: string;
  /** The secrets that were stored, opened, by their paths. */
  readonly stored: ReadonlyMap<string, string>;
}

/** GitHub's API, as far as the secrets of environments go. `status` other than 2xx refuses to store. */
export async function githubApi(status = 201): Promise<GithubApi> {
  await sodium.ready;
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  const stored = new Map<string, string>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.method === 'GET') {
      response.end(JSON.stringify({ key_id: '1', key: Buffer.from(publicKey).toString('base64') }));
      return;
    }
    response.writeHead(status).end(JSON.stringify({ message: 'Resource not accessible' }));
    if (status > 299) return;
    const box = new Uint8Array(Buffer.from(JSON.parse(body).encrypted_value, 'base64'));
    const opened = sodium.crypto_box_seal_open(box, publicKey, privateKey);
    stored.set(request.url ?? '', Buffer.from(opened).toString());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanUpAfter('test', async () => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stored };
}
