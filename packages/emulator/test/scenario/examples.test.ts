import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConnectionReset, type Emulator, readScenarioFile } from '../../src/index.ts';
import { deviceLogin, portal, signIn, steeredEmulator } from '../support.ts';

const folder = join(import.meta.dirname, '../../scenarios');
const credentials = '/federation/credentials?account_id=111111111111&role_name=Admin';

/** What each committed scenario is there for. */
const promises: Readonly<Record<string, (emulator: Emulator) => Promise<void>>> = {
  'captive-portal.json': async (emulator) => {
    const page = () => emulator.handle({ method: 'GET', target: '/assignment/accounts' });
    const types = [];
    for (let call = 0; call < 4; call += 1) types.push((await page()).headers['content-type']);
    expect(types).toEqual(['text/html', 'text/html', 'text/html', 'application/json']);
  },
  'clock-off.json': async (emulator) => {
    expect(emulator.clock.now()).toBe(Date.UTC(2030, 0, 1, 2));
  },
  'lost-refresh-answer.json': async (emulator) => {
    const { token, refresh } = await signIn(emulator);
    await expect(refresh(token.refreshToken)).rejects.toThrow(ConnectionReset);
    expect((await refresh(token.refreshToken)).json.error).toBe('invalid_grant');
  },
  'network-lost-while-polling.json': async (emulator) => {
    const { poll } = await deviceLogin(emulator);
    expect((await poll()).json.error).toBe('authorization_pending');
    await expect(poll()).rejects.toThrow(ConnectionReset);
    expect(emulator.network.isDown).toBe(true);
    await emulator.network.up();
  },
  'role-revoked.json': async (emulator) => {
    const { token } = await signIn(emulator);
    expect((await portal(emulator, credentials, token.accessToken)).status).toBe(200);
    expect((await portal(emulator, credentials, token.accessToken)).status).toBe(403);
    expect((await portal(emulator, '/assignment/accounts', token.accessToken)).status).toBe(200);
  },
  'session-ended.json': async (emulator) => {
    const { token, refresh } = await signIn(emulator);
    expect((await portal(emulator, credentials, token.accessToken)).status).toBe(200);
    expect((await portal(emulator, credentials, token.accessToken)).status).toBe(401);
    expect((await refresh(token.refreshToken)).json.error).toBe('invalid_grant');
  },
  'throttled.json': async (emulator) => {
    const answers = [];
    for (let call = 0; call < 6; call += 1) answers.push(await portal(emulator, '/assignment/accounts', 'x'));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(answers[5]?.headers['retry-after']).toBe('1');
  },
};

describe('the scenarios that come with the emulator', () => {
  it.each(readdirSync(folder))('%s does what it describes', async (file) => {
    const scenario = readScenarioFile(join(folder, file));
    expect(scenario.description).toMatch(/\.$/);
    await promises[file]?.(steeredEmulator({ scenario }).emulator);
    expect.hasAssertions();
    expect(Object.keys(promises)).toContain(file);
  });
});
