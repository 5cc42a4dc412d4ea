import { type Callback, readCallback } from '../../src/oidc/callback.ts';

const state = 'the-state-that-was-sent';
const genuine = {
  method: 'GET',
  port: 4711,
  host: '127.0.0.1:4711',
  target: `/oauth/callback?code=abc&state=${state}`,
};

it('takes the code of the request that carries the state', () => {
  expect(readCallback(genuine, state)).toEqual({ kind: 'code', code: 'abc' });
});

it('takes an error of the service with its description', () => {
  const target = `/oauth/callback?error=access_denied&error_description=No%20way&state=${state}`;
  expect(readCallback({ ...genuine, target }, state)).toEqual({
    kind: 'error',
    error: 'access_denied',
    description: 'No way',
  });
});

const ignored: readonly (readonly [what: string, change: object, kind: Callback['kind']])[] = [
  ['another path', { target: `/?code=abc&state=${state}` }, 'stray'],
  ['the path with a slash more', { target: `/oauth/callback/?code=abc&state=${state}` }, 'stray'],
  [
    'the path as an absolute address',
    { target: `http://127.0.0.1:4711/oauth/callback?code=abc&state=${state}` },
    'stray',
  ],
  ['a favicon', { target: '/favicon.ico' }, 'stray'],
  ['another method', { method: 'POST' }, 'stray'],
  ['a request for the head alone', { method: 'HEAD' }, 'stray'],
  ['another host name that points here', { host: 'evil.example:4711' }, 'stray'],
  ['another port', { host: '127.0.0.1:80' }, 'stray'],
  ['no host', { host: undefined }, 'stray'],
  ['a name that begins with a question mark', { target: `/oauth/callback??state=${state}&code=a` }, 'forged'],
  ['no state', { target: '/oauth/callback?code=abc' }, 'forged'],
  ['another state', { target: '/oauth/callback?code=abc&state=other' }, 'forged'],
  ['an error with another state', { target: '/oauth/callback?error=access_denied&state=other' }, 'forged'],
  ['a state given twice', { target: `/oauth/callback?code=abc&state=${state}&state=${state}` }, 'forged'],
  ['a code given twice', { target: `/oauth/callback?code=a&code=b&state=${state}` }, 'forged'],
  ['a code and an error', { target: `/oauth/callback?code=a&error=b&state=${state}` }, 'forged'],
  ['neither code nor error', { target: `/oauth/callback?state=${state}` }, 'forged'],
  ['an empty code', { target: `/oauth/callback?code=&state=${state}` }, 'forged'],
];

it.each(ignored)('ignores %s', (_, change, kind) => {
  expect(readCallback({ ...genuine, ...change }, state)).toEqual({ kind });
});
