import { timingSafeEqual } from 'node:crypto';
import type { LoopbackRequest } from '../runtime.ts';
import { callbackPath } from './register-client.ts';

/**
 * What a request to the loopback server is. Only one that carries our `state` speaks for the service; everything else, from a
 * browser's favicon request to another page's forgery, is answered and forgotten while waiting goes on.
 */
export type Callback =
  | { readonly kind: 'stray' }
  | { readonly kind: 'forged' }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'error'; readonly error: string; readonly description?: string | undefined };

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2 and RFC 8252 section 8.9 */
export function readCallback(request: LoopbackRequest, expectedState: string): Callback {
  if (request.method !== 'GET' || request.host !== `127.0.0.1:${request.port}`) return { kind: 'stray' };
  const [path, query = ''] = splitOnce(request.target, '?');
  if (path !== callbackPath) return { kind: 'stray' };
  // It would leave out a question mark at the beginning, which is part of the first name here.
  const parameters = new URLSearchParams(`?${query}`);
  const state = single(parameters, 'state');
  if (state === undefined || !isSame(state, expectedState)) return { kind: 'forged' };
  const code = single(parameters, 'code');
  const error = single(parameters, 'error');
  if (error !== undefined && code === undefined) {
    return { kind: 'error', error, description: single(parameters, 'error_description') };
  }
  return code !== undefined && error === undefined ? { kind: 'code', code } : { kind: 'forged' };
}

/** RFC 6749 section 3.1: a parameter must not be given twice. */
function single(parameters: URLSearchParams, name: string): string | undefined {
  const values = parameters.getAll(name);
  return values.length === 1 && values[0] !== '' ? values[0] : undefined;
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
