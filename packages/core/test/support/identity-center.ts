import { readFileSync, statSync } from 'node:fs';
import { type Emulator, type EmulatorOptions, startEmulator } from '@sso/emulator';
import type { CachedToken } from '../../src/cache/records.ts';
import { readToken, tokenCachePath, writeToken } from '../../src/cache/token-cache.ts';
import { readAwsConfig } from '../../src/config/read.ts';
import { createServiceContext, type ServiceContext } from '../../src/endpoints/service-context.ts';
import { resolveServiceSettings } from '../../src/endpoints/service-settings.ts';
import { SsoError } from '../../src/errors.ts';
import type { CallbackPage } from '../../src/oidc/authorize-in-browser.ts';
import type { DeviceAuthorization } from '../../src/oidc/start-device-authorization.ts';
import type { Files, Runtime } from '../../src/runtime.ts';
import type { LegacySession, NamedSession } from '../../src/session/session.ts';
import { type SignInInteraction, signIn } from '../../src/session/sign-in.ts';
import { type TestRuntime, testEpoch, testRuntime } from './test-runtime.ts';

export const startUrl = 'https://d-1234567890.awsapps.com/start';

export const named: NamedSession = {
  kind: 'named',
  name: 'my-sso',
  startUrl,
  region: 'us-east-1',
  scopes: ['sso:account:access'],
};

export const legacy: LegacySession = { kind: 'legacy', startUrl, region: 'us-east-1' };

export interface TestIdentityCenter extends TestRuntime {
  readonly context: ServiceContext;
  readonly emulator: Emulator;
  readonly url: string;
  readonly person: RecordedPerson;
  /** A context with some of the runtime replaced. */
  contextWith(changes: Partial<Runtime>, options?: { readonly signal?: AbortSignal }): ServiceContext;
  /** Signs in by device code; the person allows it. */
  signedIn(session?: NamedSession | LegacySession): Promise<CachedToken>;
  /** The seconds since the test's epoch at which an operation was asked for. */
  times(operation: Parameters<Emulator['calls']>[0]): readonly number[];
}

/** What a person was shown, and the one who answers. Tests replace `onCode` and `onBrowser`. */
export interface RecordedPerson extends SignInInteraction {
  readonly codes: DeviceAuthorization[];
  readonly urls: string[];
  readonly pages: CallbackPage[];
  /** What the browser was shown at the end of each visit. */
  readonly visits: Promise<string>[];
  onCode: (authorization: DeviceAuthorization) => void;
  onBrowser: (url: string) => void;
}

/** An emulator and a context whose clocks are the same one, which moves only when somebody sleeps. */
export async function testIdentityCenter(options: EmulatorOptions = {}): Promise<TestIdentityCenter> {
  const test = testRuntime();
  const running = await startEmulator({ now: () => test.clock.now, ...options });
  closing.push(running.close);
  const { emulator, url } = running;
  const runtime: Runtime = { ...test.runtime, env: { AWS_ENDPOINT_URL: url } };
  const contextWith: TestIdentityCenter['contextWith'] = (changes, contextOptions) => {
    const changed = { ...runtime, ...changes };
    const settings = resolveServiceSettings(changed, readAwsConfig(changed));
    const context = createServiceContext(changed, settings, contextOptions);
    closing.unshift(async () => (await context.http()).close());
    return context;
  };
  const context = contextWith({});
  const person = recordedPerson(emulator);
  return {
    ...test,
    runtime,
    context,
    emulator,
    url,
    person,
    contextWith,
    signedIn: (session = named) => signIn(context, session, person, { flow: 'device' }),
    times: (operation) =>
      emulator.requests
        .filter((request) => request.operation === operation)
        .map(({ time }) => (time - testEpoch) / 1000),
  };
}

function recordedPerson(emulator: Emulator): RecordedPerson {
  const person: RecordedPerson = {
    codes: [],
    urls: [],
    pages: [],
    visits: [],
    onCode: ({ userCode }) => emulator.approve(userCode),
    onBrowser: (url) => person.visits.push(visit(url)),
    showDeviceCode: async (authorization) => {
      person.codes.push(authorization);
      person.onCode(authorization);
    },
    openBrowser: async (url) => {
      person.urls.push(url);
      person.onBrowser(url);
    },
    renderPage: (page) => {
      person.pages.push(page);
      return page;
    },
  };
  return person;
}

/** Follows redirects, as a browser does. */
export async function visit(url: string): Promise<string> {
  return (await fetch(url)).text();
}

/** Replaces parts of a cached token, as time or another program does. */
export async function changeCachedToken(
  { runtime }: TestRuntime,
  session: NamedSession | LegacySession,
  changes: Partial<CachedToken>,
): Promise<void> {
  const token = readToken(runtime, session);
  if (token === undefined) throw new Error('There is no token to change.');
  await writeToken(runtime, session, { ...token, ...changes });
}

export function cachedTokenFile({ runtime }: TestRuntime, session: NamedSession | LegacySession) {
  const path = tokenCachePath(runtime, session);
  return { path, text: readFileSync(path, 'utf8'), mode: statSync(path).mode & 0o777 };
}

/** Files of a home that cannot be written: the tests may be run by root, whom modes do not stop. */
export function readOnly(files: Files): Files {
  const refuse = async (file: string): Promise<never> => {
    throw new SsoError('file-unwritable', { file, reason: 'EROFS' });
  };
  return { ...files, write: refuse, remove: refuse, withLock: refuse };
}

/** A sleep that ends by its signal only, as one does whose time has not come. */
export async function sleepUntilAborted(_milliseconds: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await new Promise((_, failed) => {
    signal?.addEventListener('abort', () => failed(signal.reason), { once: true });
  });
}

/** Waits for what the test's own requests bring about. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((done) => setImmediate(done));
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
