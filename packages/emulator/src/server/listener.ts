import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Tunnels } from './proxy.ts';

/** Stops and starts listening, as often as the network goes and comes. */
export interface Listener {
  /** Returns the port. @throws Error of node:net where it cannot be had. */
  listen(port: number): Promise<number>;
  /** Ends every connection at once and refuses new ones. */
  disconnect(): void;
  /** As {@link disconnect}, until all of it is over. */
  close(): Promise<void>;
}

export function createListener(server: Server, tunnels: Tunnels): Listener {
  const disconnect = () => {
    server.close();
    server.closeAllConnections();
    tunnels.closeAll();
  };
  return {
    listen: async (port) => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('The server has no port.');
      return address.port;
    },
    disconnect,
    close: async () => {
      const closed = once(server, 'close');
      disconnect();
      await closed;
    },
  };
}
