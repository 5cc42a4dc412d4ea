/** One request, already read. It says nothing about sockets, so that a test can hand one in without listening. */
export interface EmulatorRequest {
  readonly method: string;
  /** The path with its query. */
  readonly target: string;
  /** The host name that was asked for, with or without a port. Without it the request counts as one to 127.0.0.1. */
  readonly host?: string | undefined;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
}

export interface EmulatorResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Where the bytes do not simply come. */
  readonly delivery?: Delivery | undefined;
}

/** How the bytes of an answer get to the client, or do not. */
export interface Delivery {
  /** Nothing ever comes, and the connection stays open. */
  readonly hangs?: boolean | undefined;
  readonly bytesPerSecond?: number | undefined;
  /** The connection closes after so many bytes of the body. */
  readonly cutAfterBytes?: number | undefined;
}

export function jsonResponse(
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): EmulatorResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(value),
  };
}

export function textResponse(status: number, text: string): EmulatorResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${text}\n` };
}

export function redirectResponse(location: URL): EmulatorResponse {
  return { status: 302, headers: { location: location.href, 'cache-control': 'no-store' }, body: '' };
}
