import type { OperationName } from '../handler.ts';
import type { GrantType } from '../state.ts';
import type { WireErrorName } from '../wire-errors.ts';

/** Something that goes wrong: which calls it hits, what they are answered, and how the answer comes. */
export interface Fault extends FaultTarget, FaultAnswer, FaultDelivery {}

export interface FaultTarget {
  /** Default: every operation. */
  readonly operation?: OperationName | undefined;
  /** Only calls of CreateToken with this grant, such as `refresh_token`. */
  readonly grantType?: GrantType | undefined;
  /** How many of these calls go well before the first that may be hit. Default 0. */
  readonly after?: number | undefined;
  /** How many calls are hit. Default 1; `Infinity` is for good. */
  readonly times?: number | undefined;
  /** The share of these calls that is hit, above 0 and up to 1. Default 1. */
  readonly probability?: number | undefined;
  /** Calls in the same order are hit alike in every run with the same seed. Default 1. */
  readonly seed?: number | undefined;
}

/**
 * One of `reset`, `hang`, `error`, `html` and `status`/`body` at most is the answer, the first of them that is set. Without any the
 * real answer follows, changed by `merge`, `page` and `headers`.
 */
export interface FaultAnswer {
  /** Waits first. Real time, not the emulator's clock. */
  readonly delayMilliseconds?: number | undefined;
  /**
   * The service does what it was asked, and only then its answer is lost or replaced: a refresh token is rotated, a session ended.
   * Default false, but for the real answer.
   */
  readonly acts?: boolean | undefined;
  /** Ends the connection without an answer. */
  readonly reset?: boolean | undefined;
  /** Never answers, and keeps the connection open. */
  readonly hang?: boolean | undefined;
  /** An error by its AWS name, in the wire form of the service that was called. */
  readonly error?: WireErrorName | undefined;
  /** A page instead of an answer, as a captive portal or a company's proxy sends it. */
  readonly html?: boolean | undefined;
  /** Default 200 with `html` or `body`. With `error` it replaces the error's own status. */
  readonly status?: number | undefined;
  readonly body?: string | undefined;
  /** Added to the answer's. Names in lower case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Changes the real answer where it is a JSON object: members are set, added, or with `null` left out.
   * @see https://www.rfc-editor.org/rfc/rfc7396
   */
  readonly merge?: Readonly<Record<string, unknown>> | undefined;
  /** A page of ListAccounts or ListAccountRoles that leads to itself: with its entries, or empty. */
  readonly page?: 'repeated' | 'empty' | undefined;
}

export interface FaultDelivery {
  /** The body trickles in at this speed. */
  readonly bytesPerSecond?: number | undefined;
  /** The connection closes after so many bytes of the body; Content-Length says that there are more. */
  readonly cutAfterBytes?: number | undefined;
  /** The body ends after so many bytes, and Content-Length says so, too: JSON that stops in the middle. */
  readonly truncateToBytes?: number | undefined;
}

/** What `handle` rejects with where a client would see its connection break off. */
export class ConnectionReset extends Error {
  override readonly name = 'ConnectionReset';
}
