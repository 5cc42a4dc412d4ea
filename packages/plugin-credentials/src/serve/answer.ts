import { createHash, timingSafeEqual } from 'node:crypto';
import { describeFailure } from '@sso/cli-kit';
import { formatContainer, type Secret } from '@sso/core';
import { text } from '../messages/text.ts';
import type { ServedCredentials } from './served-credentials.ts';

/** What is needed of a request. Bodies are not read. */
export interface CredentialRequest {
  readonly method: string;
  /** The path with its query, as it was sent. */
  readonly target: string;
  readonly host: string | undefined;
  readonly authorization: string | undefined;
}

export interface CredentialAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
}

export interface AnswerOptions {
  /** Ours, which a right `Host` header names. */
  readonly port: number;
  readonly token: Secret;
  readonly served: readonly ServedCredentials[];
}

/**
 * Answers a request for credentials as the SDKs expect it of a container credential endpoint. A page of a browser, which could
 * reach us under a name of its own (DNS rebinding), has the wrong `Host`. Without the token nothing is told, not even what there is.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export async function answerRequest(
  request: CredentialRequest,
  { port, token, served }: AnswerOptions,
): Promise<CredentialAnswer> {
  if (!isOurHost(request.host, port)) return refusal(403, 'host-refused', text.serve.answers.host);
  if (!isToken(request.authorization, token)) return refusal(401, 'token-refused', text.serve.answers.token);
  if (request.method !== 'GET')
    return { ...refusal(405, 'method-refused', text.serve.answers.method), headers: { allow: 'GET' } };
  const found = credentialsAt(request.target, served);
  if (found === undefined) return refusal(404, 'not-served', text.serve.answers.notServed);
  try {
    return { status: 200, body: formatContainer(await found.keeper.current(), found) };
  } catch (error) {
    return failure(error);
  }
}

function isOurHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host?.toLowerCase() === `localhost:${port}`;
}

/** Hashes have one length, so that the time of the comparison tells nothing. */
function isToken(authorization: string | undefined, token: Secret): boolean {
  return timingSafeEqual(sha256(authorization ?? ''), sha256(token.reveal()));
}

function sha256(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

/** Clients do not agree on what has to be encoded, but most take the path as it was given. */
function credentialsAt(target: string, served: readonly ServedCredentials[]): ServedCredentials | undefined {
  const same = served.find(({ path }) => path === target);
  if (same !== undefined) return same;
  const words = decoded(target);
  return words === undefined ? undefined : served.find(({ path }) => decoded(path) === words);
}

/** A slash in a name stays apart from one between names. */
function decoded(path: string): string | undefined {
  try {
    return JSON.stringify(path.split('/').map(decodeURIComponent));
  } catch {
    return undefined;
  }
}

/** What the person has to know stands in the message: SDKs show it. */
function failure(error: unknown): CredentialAnswer {
  const { code, message, next, exitCode } = describeFailure(error);
  const status = code === 'unexpected' ? 500 : exitCode === 4 ? 403 : 503;
  return refusal(status, code, [message, ...next].join(' '));
}

/** The JavaScript SDK reads the capitals, the others the small letters. */
function refusal(status: number, code: string, message: string): CredentialAnswer {
  return { status, body: `${JSON.stringify({ code, message, Code: code, Message: message })}\n` };
}
