import { inspect } from 'node:util';
import type { Fault, OperationName } from '@sso/emulator';
import { readCachedRoleCredentials } from '../../src/cache/role-credential-cache.ts';
import { obtainRoleCredentials } from '../../src/credentials/obtain-role-credentials.ts';
import { signIn } from '../../src/session/sign-in.ts';
import { findValidToken } from '../../src/session/valid-token.ts';
import { named, sleepUntilAborted, testIdentityCenter } from '../support/identity-center.ts';

/** Stands for every secret that an answer can hold, and for every part of it that a message might quote. */
const secret = 'aoaSECRET0123456789';
const admin = { accountId: '111111111111', roleName: 'Admin' };

const members = [
  'accessToken',
  'refreshToken',
  'clientSecret',
  'deviceCode',
  'secretAccessKey',
  'sessionToken',
  'error_description',
  'message',
];
const object = JSON.stringify(Object.fromEntries(members.map((name) => [name, secret])));

const faults: readonly (readonly [what: string, fault: Fault])[] = [
  ['half an object', { body: object.slice(0, -3) }],
  ['text that is no JSON', { body: secret }],
  ['a page', { html: true, body: `<p>${secret}</p>` }],
  ['an object without the rest', { body: object.replace('accessToken', 'idToken') }],
  ['a refusal without a name', { status: 400, body: object }],
  ['an error of the service', { status: 500, body: object }],
  ['a page of a gateway', { status: 502, html: true, body: secret }],
  ['too many requests', { status: 429, body: object }],
  ['a redirect', { status: 302, body: object, headers: { location: `http://127.0.0.1/?token=${secret}` } }],
];

type Center = Awaited<ReturnType<typeof testIdentityCenter>>;

/** Everything that can be read off an error, hidden members and causes too. */
function everythingOf(error: unknown): string {
  const shown = inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true });
  const chain: string[] = [];
  for (let link = error; link instanceof Error; link = link.cause) {
    chain.push(`${link}`, `${link.stack}`, JSON.stringify(link), JSON.stringify(link.cause) ?? '');
  }
  return [shown, ...chain].join('\n');
}

async function failureOf(attempt: Promise<unknown>): Promise<unknown> {
  const [outcome] = await Promise.allSettled([attempt]);
  if (outcome.status === 'fulfilled') throw new Error('It did not fail.');
  return outcome.reason;
}

const steps: readonly (readonly [operation: OperationName, run: (center: Center) => Promise<unknown>])[] = [
  ['RegisterClient', (center) => center.signedIn()],
  ['StartDeviceAuthorization', (center) => center.signedIn()],
  ['CreateToken', (center) => browserSignIn(center)],
  ['GetRoleCredentials', (center) => roleCredentials(center)],
];

async function browserSignIn(center: Center): Promise<unknown> {
  // The patience with the person never ends; what is between two requests does.
  const context = center.contextWith({
    sleep: (milliseconds, signal) =>
      (milliseconds < 60_000 ? center.runtime.sleep : sleepUntilAborted)(milliseconds, signal),
  });
  return signIn(context, named, center.person, { flow: 'pkce' });
}

async function roleCredentials(center: Center): Promise<unknown> {
  await center.signedIn();
  return obtainRoleCredentials(center.context, named, admin);
}

describe.each(steps)('a failure of %s', (operation, run) => {
  it.each(faults)('shows no secret of its answer: %s', async (_, fault) => {
    const center = await testIdentityCenter({ autoApprove: 'allow' });
    center.person.onCode = () => undefined;
    center.emulator.faults.add({ ...fault, operation, times: 4 });
    const error = await failureOf(run(center));
    expect(error).toMatchObject({ name: 'SsoError' });
    expect(everythingOf(error)).not.toContain(secret.slice(0, 9));
    expect(inspect(center.logged, { depth: null })).not.toContain(secret.slice(0, 9));
  });
});

it('shows no secret of what was sent', async () => {
  const center = await testIdentityCenter({ autoApprove: 'allow' });
  center.person.onCode = () => undefined;
  const token = await center.signedIn();
  const credentials = await obtainRoleCredentials(center.context, named, admin);
  center.clock.now = token.expiresAt;
  center.emulator.faults.add({ operation: 'CreateToken', reset: true, times: Infinity });
  const error = await failureOf(findValidToken(center.context, named));
  const shown = [
    token,
    credentials,
    readCachedRoleCredentials(center.runtime, named, admin),
    center.person.codes,
  ];
  const text = [
    everythingOf(error),
    inspect([shown, center.logged], { depth: null }),
    JSON.stringify(shown),
  ].join();
  const secrets = [
    token.accessToken,
    token.refreshToken,
    token.registration?.clientSecret,
    center.person.codes[0]?.deviceCode,
    credentials.secretAccessKey,
    credentials.sessionToken,
  ].map((value) => value?.reveal());
  expect(secrets).not.toContain(undefined);
  expect(secrets.filter((value) => text.includes(String(value)))).toEqual([]);
  expect(text).toContain('[redacted]');
});
