import { request } from 'node:http';
import { signIn } from '../../src/session/sign-in.ts';
import { named, sleepUntilAborted, testIdentityCenter } from '../support/identity-center.ts';

interface Stray {
  readonly method?: string;
  readonly target: string;
  readonly host?: string;
}

/** Sends what `fetch` would not, and reads the status and the page. */
function send(port: number, { method = 'GET', target, host }: Stray): Promise<string> {
  const headers = host === undefined ? {} : { host };
  return new Promise((done, failed) => {
    const sent = request({ host: '127.0.0.1', port, method, path: target, headers }, async (response) => {
      const chunks = await response.toArray();
      done(`${response.statusCode} ${Buffer.concat(chunks)}`);
    });
    sent.on('error', failed).end();
  });
}

const strays: readonly (readonly [what: string, stray: (state: string) => Stray, answer: string])[] = [
  ['a favicon', () => ({ target: '/favicon.ico' }), '404 stray'],
  ['the right query at another path', (state) => ({ target: `/?code=a&state=${state}` }), '404 stray'],
  [
    'another host’s name',
    (state) => ({ target: `/oauth/callback?code=a&state=${state}`, host: 'evil.example' }),
    '404 stray',
  ],
  ['a POST', (state) => ({ method: 'POST', target: `/oauth/callback?code=a&state=${state}` }), '404 stray'],
  ['a HEAD', (state) => ({ method: 'HEAD', target: `/oauth/callback?code=a&state=${state}` }), '404 '],
  ['a code without state', () => ({ target: '/oauth/callback?code=a' }), '400 stray'],
  ['a code with another state', () => ({ target: '/oauth/callback?code=a&state=other' }), '400 stray'],
  [
    'an error with another state',
    () => ({ target: '/oauth/callback?error=access_denied&state=o' }),
    '400 stray',
  ],
];

it.each(strays)('answers %s and goes on waiting', async (_, stray, answer) => {
  const center = await testIdentityCenter({ autoApprove: 'allow' });
  const { onBrowser } = center.person;
  const answers: string[] = [];
  const person = {
    ...center.person,
    openBrowser: async (url: string) => {
      const parameters = new URL(url).searchParams;
      const port = Number(new URL(parameters.get('redirect_uri') ?? '').port);
      answers.push(await send(port, stray(parameters.get('state') ?? '')));
      onBrowser(url);
    },
  };
  await signIn(center.contextWith({ sleep: sleepUntilAborted }), named, person, { flow: 'pkce' });
  expect(answers).toEqual([answer]);
  expect(await Promise.all(center.person.visits)).toEqual(['signed-in']);
});
