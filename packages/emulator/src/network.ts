/** The way to the emulator, which may be gone for a while. Without a server, `handle` rejects with ConnectionReset meanwhile. */
export interface Network {
  readonly isDown: boolean;
  /** Ends every connection and refuses new ones: for so many milliseconds of real time, or until {@link up}. */
  down(milliseconds?: number): void;
  /** Listens again, on the same port. @throws Error of node:net where another program took it meanwhile. */
  up(): Promise<void>;
  /** Gives it the server to which the connections go. */
  attach(link: Link): void;
  /** Forgets the server, and a return that is still to come. */
  detach(): void;
}

/** What a server does where the network goes and comes. */
export interface Link {
  disconnect(): void;
  connect(): Promise<void>;
}

export function createNetwork(): Network {
  let link: Link | undefined;
  let isDown = false;
  let timer: NodeJS.Timeout | undefined;
  const up = async () => {
    clearTimeout(timer);
    if (!isDown) return;
    isDown = false;
    await link?.connect();
  };
  return {
    get isDown() {
      return isDown;
    },
    down: (milliseconds) => {
      clearTimeout(timer);
      if (milliseconds !== undefined) timer = setTimeout(up, milliseconds);
      if (isDown) return;
      isDown = true;
      link?.disconnect();
    },
    up,
    attach: (server) => {
      link = server;
    },
    detach: () => {
      clearTimeout(timer);
      link = undefined;
    },
  };
}
