import type { Secret } from './secret.ts';
import type { Warn } from './warnings.ts';

/**
 * Everything that `core` does to the outside world goes through this one object, so that a test can steer time,
 * files and the network, and so that no other file needs a global. `createNodeRuntime` in `@sso/core/node` is the real one.
 */
export interface Runtime {
  /** The environment variables, read at each use. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path. The cache folders are always below it, whatever the variables for the config files say. */
  readonly homeDirectory: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after `milliseconds`; rejects with the signal's reason when it is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Cryptographically strong random bytes. */
  readonly randomBytes: (count: number) => Uint8Array;
  readonly files: Files;
  /** Opens connections. `caBundle` is the path of a PEM file that replaces the default certificate authorities. */
  readonly httpHandler: (options: HttpHandlerOptions) => Promise<HttpHandler>;
  /** A local server that the browser comes back to at the end of a sign-in. */
  readonly listenOnLoopback: (listener: LoopbackListener) => Promise<LoopbackServer>;
  readonly log: Log;
  /** For the person, unlike {@link log}: what goes on, but not as it should. */
  readonly warn: Warn;
}

/**
 * Reading is synchronous: the commands that other programs call all day do little else, and a synchronous read of
 * a small file is the fastest there is.
 */
export interface Files {
  /**
   * The file's bytes, or `undefined` where there is no such file.
   * @throws SsoError `file-unreadable` where there is one that cannot be read: unreadable is not empty.
   */
  read(path: string): Uint8Array | undefined;
  /**
   * Reads a file that holds secrets. Others lose a permission to read it, or to write its folder, that they had.
   * @throws SsoError `file-is-link` for a link (one in place of a folder above is followed), `file-unreadable`
   */
  readPrivate(path: string): PrivateRead;
  /** Bytes; `undefined` where there is no such file. @throws SsoError `file-unreadable` */
  size(path: string): number | undefined;
  /**
   * Reads a large file without holding it: `visit` gets it piece by piece, in one buffer that each piece overwrites, so that it has
   * to copy what it keeps. It returns how many bytes at the end of the piece it wants to see again at the beginning of the next
   * one; of the last piece it sees all (`isLast`). No piece where there is no such file.
   * @throws SsoError `file-unreadable`
   */
  readPieces(path: string, visit: (piece: Uint8Array, isLast: boolean) => number): void;
  /** The names in a folder; empty where there is no such folder. */
  list(directory: string): readonly string[];
  /**
   * What stands at a path, without opening it; `undefined` where nothing does. A link is told as one unless `follow` is set.
   * @throws SsoError `file-unreadable`
   */
  inspect(path: string, options?: { readonly follow?: boolean }): FileFacts | undefined;
  /** What a path lies on; `undefined` where the system does not tell, as for a path that is not there. */
  fileSystem(path: string): FileSystem | undefined;
  /** Sets the permissions of a file or folder. @throws SsoError `file-is-link`, `file-unwritable` */
  setMode(path: string, mode: number): Promise<void>;
  /**
   * Replaces a file in one step: temporary file in the same folder, fsync, rename. Missing folders are made with
   * mode 0700. A new file gets 0600, an existing one keeps its mode unless `mode` is given. A link is followed, so that a linked
   * config stays a link. What writers that were killed have left in the folder is removed.
   * @throws SsoError `file-unwritable` with the old file as it was, `file-is-link` where it is to be private
   */
  write(path: string, content: Uint8Array, options?: WriteOptions): Promise<void>;
  /**
   * Adds to the end of a file that other programs add to as well. A new file gets 0600. Its folder has to be there unless
   * `makeFolder` is set, which makes it with mode 0700.
   * @throws SsoError `file-unwritable`
   */
  append(path: string, content: Uint8Array, options?: { readonly makeFolder?: boolean }): Promise<void>;
  /** Removes a file; it is no error where there is none. @throws SsoError `file-unwritable` */
  remove(path: string): Promise<void>;
  /**
   * Runs `work` while no other process runs work under the same path's lock. A lock whose holder has died is taken over.
   * @throws SsoError `file-unwritable` where the lock's folder cannot be written, `lock-timeout` where a living holder keeps it too long.
   */
  withLock<T>(path: string, work: (lock: HeldLock) => Promise<T>, options?: LockOptions<T>): Promise<T>;
}

export interface FileFacts {
  /** `other`: a pipe, a socket or a device. */
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly size: number;
  /** The last nine bits; `undefined` where modes mean nothing, as on Windows. */
  readonly mode: number | undefined;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Whether it belongs to whoever runs this process; `undefined` where that is not told. */
  readonly isOwn: boolean | undefined;
  /** Whether this process may write it; of a link, what it leads to. */
  readonly isWritable: boolean;
}

export interface FileSystem {
  /** Whether other machines may write there too, as over NFS or SMB. */
  readonly isRemote: boolean;
  /** Such as `nfs`; the number in hexadecimal of one that has no name here. */
  readonly type: string;
  /** For this person, in bytes. */
  readonly free: number;
}

export interface HeldLock {
  /**
   * Whether it is still ours. A process that was stopped or asleep for seconds may find that another one has taken it for dead: what
   * it was about to write may be older than what is there now.
   */
  isHeld(): boolean;
}

export interface LockOptions<T> {
  /**
   * Asked again and again while another process holds the lock. What it gives, other than `undefined`, is the result: the other one
   * has done the work, and the lock is not taken. What it throws ends the waiting.
   */
  readonly instead?: () => T | undefined;
}

export interface WriteOptions {
  readonly mode?: number;
  /** For secrets: mode 0600, and no link is followed. */
  readonly private?: boolean;
  /**
   * What the file is known to hold; `undefined` where it was not there. Nothing is written where it holds something else by now:
   * `file-unwritable` with the reason `changed`.
   */
  readonly replaces?: { readonly content: Uint8Array | undefined };
}

export interface PrivateRead {
  /** `undefined` where there is no such file. */
  readonly content: Uint8Array | undefined;
  readonly repaired: readonly RepairedMode[];
}

/** A file or folder that had been open to others: the mode that it had. */
export interface RepairedMode {
  readonly path: string;
  readonly mode: number;
}

export interface HttpHandlerOptions {
  readonly caBundle?: string | undefined;
}

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole exchange; 30 seconds where nothing is given. */
  readonly timeout?: number | undefined;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** At most 1 MiB is read; the rest is dropped. */
  readonly body: string;
}

/**
 * `aws` is what an AWS SDK client takes as `requestHandler` (opaque here, so that this contract needs no SDK);
 * `request` is the same connections for a plain request, redirects not followed.
 */
export interface HttpHandler {
  readonly aws: unknown;
  request(request: HttpRequest): Promise<HttpResponse>;
  close(): void;
}

/** One request of the browser, already read: GET and POST bodies are not needed and not kept. */
export interface LoopbackRequest {
  readonly method: string;
  /** The port of ours that it came to. */
  readonly port: number | undefined;
  /** The `Host` header. */
  readonly host: string | undefined;
  /** The path with its query, as it was sent. */
  readonly target: string;
}

export interface LoopbackResponse {
  readonly status: number;
  readonly html: string;
}

/** May take its time: the browser waits for the page. */
export type LoopbackListener = (request: LoopbackRequest) => Promise<LoopbackResponse>;

export interface LoopbackServer {
  /** The port on 127.0.0.1 that the system chose. */
  readonly port: number;
  /** Takes no more requests, lets a page that is under way arrive, then ends every connection. */
  close(): Promise<void>;
}

/** Facts for `--debug`: never a body, a header or a secret; a {@link Secret} prints as `[redacted]`. */
export type Log = (event: string, facts?: Readonly<Record<string, LogFact>>) => void;
export type LogFact = string | number | boolean | undefined | Secret;
