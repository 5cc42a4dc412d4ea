import { existsSync, readdirSync } from 'node:fs';
import { largeOrganization } from '@sso/emulator';
import { describeWith, type SsoHome, ssoProgram, TerminalSession, tmux } from '@sso/testkit';
import { signedIn } from './support.ts';

const count = 150;
const organization = largeOrganization({ accounts: count, rolesPerAccount: 3 });
const rateLimit = { callsPerSecond: 20, operations: ['ListAccounts', 'ListAccountRoles'] } as const;

function directoryFiles(home: SsoHome): readonly string[] {
  const folder = home.file('.cache/sso/directory');
  return existsSync(folder) ? readdirSync(folder) : [];
}

it('an account that fails does not cost the others, is told, and is asked for again', async () => {
  const { center, home } = await signedIn();
  center.emulator.faults.add({ operation: 'ListAccountRoles', body: '{"roleList":5}' });
  const { exitCode, stdout, stderr } = await home.sso(['list', 'roles', '--json']);
  expect(exitCode).toBe(0);
  expect(stderr).toContain('The roles of 1 account could not be had (answer-unexpected).');
  expect(JSON.parse(stdout).failures).toEqual([
    { session: 'my-sso', accountId: expect.stringMatching(/^\d{12}$/), code: 'answer-unexpected' },
  ]);
  const again = await home.sso(['list', 'roles', '--json']);
  expect(JSON.parse(again.stdout)).toMatchObject({ failures: [] });
  expect(center.emulator.calls('ListAccountRoles')).toBe(4 + 1);
});

describeWith(tmux(), 'a long listing in a terminal', () => {
  it('says how far it is, is ended by Ctrl-C, and goes on from there', async () => {
    const { center, home } = await signedIn({ organization, rateLimit });
    const command = [process.execPath, ssoProgram, 'list', 'roles', '--csv'];
    const terminal = await TerminalSession.start(command, { env: home.env, columns: 100 });
    await terminal.waitFor(/^my-sso: \d+ of 150 accounts, [\d.]+ calls\/s, \d+ s left$/m);
    await terminal.key('C-c');
    expect(await terminal.exitCode()).toBe(130);
    expect(await terminal.screen()).not.toContain('calls/s');
    expect(directoryFiles(home)).toEqual([expect.stringMatching(/^[0-9a-f]{40}\.partial\.json$/)]);
    const asked = center.emulator.calls('ListAccountRoles') - center.emulator.throttled;
    center.emulator.rateLimit.set(undefined);
    const { exitCode, stdout } = await home.sso(['list', 'roles', '--json', '--refresh']);
    expect([exitCode, JSON.parse(stdout).items.length]).toEqual([0, 3 * count]);
    expect(directoryFiles(home)).toEqual([expect.stringMatching(/^[0-9a-f]{40}\.json$/)]);
    const askedLater = center.emulator.calls('ListAccountRoles') - center.emulator.throttled - asked;
    expect(askedLater).toBeLessThan(count);
  });
});
