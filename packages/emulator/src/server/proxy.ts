import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { awsHost } from '../hosts.ts';
import type { CertificateAuthority } from './certificates.ts';

/** The connections that came in by CONNECT. */
export interface Tunnels {
  /** The tunnel that ends in this TLS socket. */
  find(socket: Socket): Tunnel | undefined;
  closeAll(): void;
}

export interface Tunnel {
  readonly hostname: string;
  /** The TCP connection below TLS. */
  readonly socket: Duplex;
}

/**
 * Makes `server` a proxy for AWS's host names on port 443: it ends TLS itself and handles what comes out as its own requests.
 * Any other host is refused with 502.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6
 */
export function acceptTunnels(server: Server, authority: CertificateAuthority): Tunnels {
  const tunnels = new Map<Socket, Tunnel>();
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A client may go away at any time; that is no fault of the emulator.
    socket.on('error', () => socket.destroy());
    const [, host = '', port] = /^(.+):(\d+)$/.exec(request.url ?? '') ?? [];
    const aws = awsHost(host);
    if (aws === undefined || port !== '443') return refuse(socket, request.url ?? '');
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    const secure = new TLSSocket(socket, {
      isServer: true,
      secureContext: authority.contextFor(aws.hostname),
    });
    secure.on('error', () => socket.destroy());
    tunnels.set(secure, { hostname: aws.hostname, socket });
    socket.on('close', () => tunnels.delete(secure));
    server.emit('connection', secure);
  });
  return {
    find: (socket) => tunnels.get(socket),
    closeAll: () => {
      for (const { socket } of tunnels.values()) socket.destroy();
    },
  };
}

/** Why the proxy does not do it. */
export function refusal(target: string): string {
  return `The IAM Identity Center emulator does not forward to ${target}: it only answers for AWS sign-in, portal and STS hosts.`;
}

function refuse(socket: Duplex, target: string): void {
  const text = `${refusal(target)}\n`;
  socket.end(
    'HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\n' +
      `content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}
