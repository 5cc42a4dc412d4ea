import { once } from 'node:events';
import { createServer } from 'node:http';
import { createEmulator, type Emulator } from './emulator.ts';
import type { EmulatorOptions } from './options.ts';
import { createCertificateAuthority } from './server/certificates.ts';
import { createRequestListener } from './server/http.ts';
import { acceptTunnels } from './server/proxy.ts';

/**
 * Milliseconds. Node's default of five seconds ends a connection just when a client that was told to slow down uses it again, and
 * AWS CLI then fails.
 */
const keepAliveTimeout = 60_000;

export interface StartOptions extends EmulatorOptions {
  /** Default: one that the system chooses. */
  readonly port?: number | undefined;
}

export interface RunningEmulator {
  /** `http://127.0.0.1:PORT`: for endpoint overrides and for the browser. */
  readonly url: string;
  /** For `HTTPS_PROXY`, together with {@link caCertificate}: for programs without an endpoint override. */
  readonly proxyUrl: string;
  /** PEM. Valid for this run only. */
  readonly caCertificate: string;
  readonly emulator: Emulator;
  /** Stops listening and ends every connection. Once more does nothing. */
  close(): Promise<void>;
}

/**
 * Puts an emulator on a port of 127.0.0.1, as a web server and as a proxy that ends TLS for AWS's host names.
 * @throws Error of node:net (`EADDRINUSE`, say) where the port cannot be had.
 */
export async function startEmulator(options: StartOptions = {}): Promise<RunningEmulator> {
  const emulator = createEmulator(options);
  const authority = createCertificateAuthority();
  const server = createServer({ keepAliveTimeout });
  const tunnels = acceptTunnels(server, authority);
  server.on('request', createRequestListener(emulator, tunnels));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  let closed: Promise<unknown> | undefined;
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    proxyUrl: url,
    caCertificate: authority.certificate,
    emulator,
    close: async () => {
      if (closed === undefined) {
        closed = once(server, 'close');
        server.close();
        server.closeAllConnections();
        tunnels.closeAll();
      }
      await closed;
    },
  };
}
