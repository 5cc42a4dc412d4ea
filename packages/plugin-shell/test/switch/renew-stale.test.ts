import { existsSync, readdirSync } from 'node:fs';
import {
  createServiceContext,
  findSession,
  loadDirectory,
  type Runtime,
  readAwsConfig,
  readDirectory,
  resolveServiceSettings,
  signIn,
} from '@sso/core';
import { createNodeRuntime } from '@sso/core/node';
import { largeOrganization, startEmulator } from '@sso/emulator';
import { ssoHome } from '@sso/testkit';
import { renewStale } from '../../src/switch/renew-stale.ts';

const day = 24 * 60 * 60_000;

/** The emulator approves by itself. */
const program = {
  showDeviceCode: async () => undefined,
  openBrowser: async () => undefined,
  renderPage: () => '',
};

/** A home with a list that was fetched just now, and what it is later. */
async function listed() {
  const center = await startEmulator({
    autoApprove: 'allow',
    interval: 0.05,
    accessTokenSeconds: 5 * 86_400,
    organization: largeOrganization({ accounts: 120, rolesPerAccount: 1 }),
  });
  const home = await ssoHome(center);
  await home.writeConfig(home.devConfig);
  const runtime = createNodeRuntime({ env: home.env, homeDirectory: home.env.HOME ?? '' });
  const later: Runtime = { ...runtime, now: () => runtime.now() + 2 * day };
  const config = readAwsConfig(runtime);
  const session = findSession(config, 'my-sso');
  const context = createServiceContext(runtime, resolveServiceSettings(runtime, config));
  await signIn(context, session, program, { flow: 'device' });
  const directory = await loadDirectory(context, session);
  (await context.http()).close();
  const hasPartial = (): boolean => {
    const folder = home.file('.cache/sso/directory');
    return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.partial.json'));
  };
  return { center, runtime, later, config, session, directories: [{ session, directory }], hasPartial };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((done) => setImmediate(done));
}

it('fetches what is older than a day while somebody picks', async () => {
  const { later, config, session, directories } = await listed();
  const fetchedAt = (): number => readDirectory(later, session)?.fetchedAt ?? 0;
  const before = fetchedAt();
  const stop = renewStale(later, config, directories);
  await until(() => fetchedAt() > before);
  await stop();
  expect(fetchedAt() - before).toBeGreaterThanOrEqual(2 * day - 1_000);
});

it('leaves alone what is recent', async () => {
  const { center, runtime, config, directories } = await listed();
  const calls = center.emulator.requests.length;
  await renewStale(runtime, config, directories)();
  expect(center.emulator.requests).toHaveLength(calls);
});

it('ends with the picking, and keeps what it has', async () => {
  const { center, later, config, session, directories, hasPartial } = await listed();
  const before = readDirectory(later, session);
  const calls = center.emulator.calls('ListAccountRoles');
  center.emulator.latency.set(20);
  const stop = renewStale(later, config, directories);
  await until(() => center.emulator.calls('ListAccountRoles') >= calls + 20);
  await stop();
  expect([readDirectory(later, session), hasPartial()]).toEqual([before, true]);
});

it('says nothing where the service is not there', async () => {
  const { center, later, config, directories } = await listed();
  await center.close();
  await expect(renewStale(later, config, directories)()).resolves.toBeUndefined();
});
