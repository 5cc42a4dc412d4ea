import { createServer } from 'node:http';
import { controlPath, createControl } from './control/control.ts';
import { createEmulator, type Emulator } from './emulator.ts';
import { opaqueToken } from './identifiers.ts';
import type { EmulatorOptions } from './options.ts';
import { createCertificateAuthority } from './server/certificates.ts';
import { createRequestListener } from './server/http.ts';
import { createListener } from './server/listener.ts';
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
  /** Where other processes steer it, with {@link controlToken} as bearer token. */
  readonly controlUrl: string;
  readonly controlToken: string;
  readonly emulator: Emulator;
  /** Stops listening and ends every connection. Once more does nothing. */
  close(): Promise<void>;
}

/**
 * Puts an emulator on a port of 127.0.0.1, as a web server and as a proxy that ends TLS for AWS's host names.
 * @throws Error of node:net (`EADDRINUSE`, say) where the port cannot be had; AssignmentConflict where the scenario cannot begin.
 */
export async function startEmulator(options: StartOptions = {}): Promise<RunningEmulator> {
  const emulator = createEmulator(options);
  const authority = createCertificateAuthority();
  const controlToken = opaqueToken('control-');
  const server = createServer({ keepAliveTimeout });
  const tunnels = acceptTunnels(server, authority);
  server.on(
    'request',
    createRequestListener({ emulator, control: createControl(emulator, controlToken), tunnels }),
  );
  const listener = createListener(server, tunnels);
  const port = await listener.listen(options.port ?? 0);
  if (emulator.network.isDown) listener.disconnect();
  emulator.network.attach({
    disconnect: listener.disconnect,
    connect: () => listener.listen(port).then(() => {}),
  });
  const url = `http://127.0.0.1:${port}`;
  let closed: Promise<void> | undefined;
  return {
    url,
    proxyUrl: url,
    caCertificate: authority.certificate,
    controlUrl: `${url}${controlPath}`,
    controlToken,
    emulator,
    close: async () => {
      emulator.network.detach();
      closed ??= listener.close();
      await closed;
    },
  };
}
