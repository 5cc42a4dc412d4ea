import type { Format } from '../format.ts';
import type { Pieces } from '../mutate.ts';
import type { Random } from '../random.ts';

/** As the decision is given it. A server that is running has another one, which no input knows. */
export const exampleState = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE';

const path = '/oauth/callback';

const names: Pieces = [
  'state',
  'state',
  'code',
  'code',
  'error',
  'error_description',
  'State',
  's%74ate',
  'state[]',
  'scope',
  '',
];
const values: Pieces = [
  exampleState,
  exampleState,
  exampleState.replace('b', '%62'),
  exampleState.toLowerCase(),
  `${exampleState}%00`,
  exampleState.slice(0, -1),
  'a-code',
  'access_denied',
  'a+b%20c',
  '%ff',
  '%',
  '',
];
const paths: Pieces = [
  path,
  path,
  path,
  path,
  `${path}/`,
  '/favicon.ico',
  '/',
  '//oauth/callback',
  '/oauth/../oauth/callback',
  '/OAUTH/CALLBACK',
  `http://127.0.0.1:49152${path}`,
  '*',
];
const hosts: Pieces = [
  '127.0.0.1:49152',
  '127.0.0.1:49152',
  '127.0.0.1:49152',
  '127.0.0.1',
  'localhost:49152',
  '127.0.0.1:49152.evil.example',
  '[::1]:49152',
  'evil.example',
  '',
];
const methods: Pieces = ['GET', 'GET', 'GET', 'GET', 'get', 'POST', 'HEAD', 'OPTIONS', 'CONNECT', 'PRI', 'X'];
const headers: Pieces = [
  'Connection: keep-alive',
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\nSec-WebSocket-Version: 13',
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 99999999999999999999',
  'Transfer-Encoding: chunked',
  'Expect: 100-continue',
  'Host: evil.example',
  'Cookie: a=b',
  'X: \x01',
  'Origin: null',
  ' folded: line',
];

function grammar(random: Random): string {
  const query = Array.from({ length: random.below(5) }, () => `${random.pick(names)}=${random.pick(values)}`);
  const target = `${random.pick(paths)}${query.length > 0 ? '?' : ''}${query.join(random.pick(['&', '&', '&', ';']))}`;
  const more = Array.from({ length: random.times(3) }, () => random.pick(headers));
  const lines = [`${random.pick(methods)} ${target} HTTP/1.1`, `Host: ${random.pick(hosts)}`, ...more];
  return `${lines.join('\r\n')}\r\n\r\n${random.pick(['', '', '', 'hello', '5\r\nhello\r\n0\r\n\r\n'])}`;
}

const valid = `GET ${path}?state=${exampleState}&code=a-code HTTP/1.1\r\nHost: 127.0.0.1:49152\r\n\r\n`;

/** What comes to the server that a browser is sent back to: a request's bytes. */
export const callbackRequest: Format = {
  samples: [
    valid,
    `GET ${path}?error=access_denied&error_description=No&state=${exampleState} HTTP/1.1\r\nHost: 127.0.0.1:49152\r\nConnection: keep-alive\r\n\r\n`,
    `GET /favicon.ico HTTP/1.1\r\nHost: 127.0.0.1:49152\r\n\r\n${valid}`,
  ],
  words: [
    exampleState,
    path,
    '?',
    '&',
    '=',
    'state=',
    '&code=x',
    '&error=y',
    ' HTTP/1.0',
    '%73',
    '%2',
    '+',
    '#',
    ';',
    '\r\n',
    '\r\n\r\n',
    'Host: 127.0.0.1:49152\r\n',
    ...headers,
  ],
  grammar,
  nesting: ['&state=a', '%25', '/', 'X: y\r\n', 'GET / HTTP/1.1\r\n\r\n'],
};
