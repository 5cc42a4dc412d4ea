import assert from 'node:assert/strict';
import { type Callback, readCallback } from '../../../packages/core/src/oidc/callback.ts';
import type { LoopbackRequest } from '../../../packages/core/src/runtime.ts';
import { generateInput } from '../format.ts';
import { callbackRequest, exampleState } from '../formats/callback-request.ts';
import type { Target } from '../target.ts';

const port = 49152;

/**
 * Whatever a program on this machine or a page may send: only what an independent reading takes for an answer with our state is one.
 * The input is the head of a request in HTTP.
 */
export const callback: Target = {
  name: 'callback',
  generate: (random) => generateInput(callbackRequest, random),
  check: (input) => {
    const request = requestOf(new TextDecoder().decode(input));
    const { kind, ...found } = readCallback(request, exampleState);
    if (kind === 'stray' || kind === 'forged') assert.equal(expectedAnswer(request), undefined);
    else assert.deepEqual({ kind, ...found }, expectedAnswer(request));
    const other = readCallback(request, exampleState.replaceAll('A', 'B'));
    assert.ok(other.kind === 'stray' || other.kind === 'forged', 'another state');
  },
  repeated: [
    { piece: '&', before: 'GET /oauth/callback?', after: ` HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n` },
    { piece: '%41', before: 'GET /oauth/callback?state=', after: ` HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n` },
    { piece: 'state=a&', before: 'GET /oauth/callback?', after: ` HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n` },
    { piece: '?', before: 'GET /oauth/callback', after: ` HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n` },
  ],
};

function requestOf(head: string): LoopbackRequest {
  const [line = '', ...headers] = head.split(/\r?\n/);
  const [method = '', target = ''] = line.split(' ');
  const host = headers
    .find((header) => /^host:/i.test(header))
    ?.slice(5)
    .trim();
  return { method, port, target, host };
}

/** By the letters of RFC 6749 and of the form of URLs, without the platform's parser. */
function expectedAnswer({ method, host, target }: LoopbackRequest): Callback | undefined {
  if (method !== 'GET' || host !== `127.0.0.1:${port}`) return undefined;
  const query = /^\/oauth\/callback(?:\?(.*))?$/s.exec(target)?.[1] ?? '';
  if (!target.startsWith('/oauth/callback')) return undefined;
  const only = (name: string): string | undefined => {
    const values = query
      .split('&')
      .filter((pair) => pair !== '' && decoded(pair.split('=')[0] ?? '') === name)
      .map((pair) => decoded(pair.split('=').slice(1).join('=')));
    return values.length === 1 && values[0] !== '' ? values[0] : undefined;
  };
  if (only('state') !== exampleState) return undefined;
  const [code, error, description] = [only('code'), only('error'), only('error_description')];
  if (code !== undefined && error === undefined) return { kind: 'code', code };
  return error !== undefined && code === undefined ? { kind: 'error', error, description } : undefined;
}

/** Percent signs that begin nothing stay; bytes that are no UTF-8 are replaced. */
function decoded(text: string): string {
  const bytes: number[] = [];
  for (const [part, hex] of text.replaceAll('+', ' ').matchAll(/%([0-9a-f]{2})|./gisu)) {
    if (hex === undefined) bytes.push(...new TextEncoder().encode(part));
    else bytes.push(Number.parseInt(hex, 16));
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}
