import { describeWith, ssoProgram, TerminalSession, tmux } from '@sso/testkit';
import { startFleet } from './support.ts';

/** Ends by itself at SIGINT with what it has to tidy up; whom `stubborn` names does not. */
const script = (stubborn = '') => `
if [ "$SSO_ACCOUNT_NAME" = "${stubborn}" ]; then trap 'echo no' INT; else trap 'echo tidied; exit 0' INT; fi
echo ready
while :; do sleep 0.05; done`;

describe('a signal without a terminal', () => {
  it.each([
    ['SIGINT', 'INT'],
    ['SIGTERM', 'TERM'],
  ] as const)('%s is passed on; nothing new begins, and the summary comes', async (signal, name) => {
    const { exec } = await startFleet();
    const command = `trap 'echo "got ${name}"; exit 5' ${name}; echo ready; while :; do sleep 0.05; done`;
    const { exitCode, stdout, stderr } = await exec(['--yes', '--concurrency', '1'], command, {
      signalWhen: { shows: 'ready', signal },
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: `Alpha | ready\nAlpha | got ${name}\n` });
    expect(stderr).toMatch(/^0 of 3 ok, 1 failed, 2 not begun, in \d s\.\n {2}Alpha .*: exit code 5/m);
  });
});

describeWith(tmux(), 'sso exec --all at a terminal', () => {
  async function start(flags: readonly string[], command: string, file?: object): Promise<TerminalSession> {
    const { home } = await startFleet();
    if (file !== undefined) await home.write('sso.config.json', JSON.stringify(file));
    const words = [process.execPath, ssoProgram, 'exec', '--all', ...flags, '--', 'sh', '-c', command];
    return TerminalSession.start(words, { env: home.env, columns: 100, cwd: home.path });
  }

  it('passes Ctrl-C on to all, which end as they want', async () => {
    const terminal = await start(['--yes'], script());
    await terminal.waitFor(/(ready[\s\S]*){3}/);
    await terminal.key('C-c');
    await terminal.waitFor('3 of 3 ok, in ');
    expect((await terminal.screen()).match(/tidied/g)).toHaveLength(3);
    expect(await terminal.exitCode()).toBe(130);
  });

  it('kills at a second Ctrl-C what does not end', async () => {
    const terminal = await start(['--yes'], script('Beta'));
    await terminal.waitFor(/(ready[\s\S]*){3}/);
    await terminal.key('C-c');
    await terminal.waitFor('Beta  | no');
    await terminal.key('C-c');
    await terminal.waitFor('2 of 3 ok, 1 failed, in ');
    await terminal.waitFor('Beta (222222222222) Admin: ended by SIGKILL, ');
    expect(await terminal.exitCode()).toBe(130);
  });

  it('asks first, with all accounts, and production in red', async () => {
    const terminal = await start([], 'echo started', { production: { accounts: ['beta'] } });
    await terminal.waitFor('Run "sh -c echo started" in 3 accounts (PRODUCTION: 1)? (y/N)');
    const screen = await terminal.screen({ styled: true });
    expect(screen).toMatch(/\[31mBeta +222222222222 +Admin +PRODUCTION/);
    expect(screen).toMatch(/^Alpha +111111111111 +Admin$/m);
    await terminal.key('Enter');
    expect(await terminal.exitCode()).toBe(130);
    expect(await terminal.screen()).not.toContain('| started');
  });

  it('asks about a single account only where it is production', async () => {
    const file = { production: { accounts: ['beta'] } };
    const beta = await start(['--account', 'beta'], 'echo started', file);
    await beta.waitFor('in 1 account (PRODUCTION: 1)? (y/N)');
    await beta.type('y');
    await beta.key('Enter');
    await beta.waitFor('Beta | started');
    expect(await beta.exitCode()).toBe(0);
    const alpha = await start(['--account', 'alpha'], 'echo started', file);
    await alpha.waitFor('Alpha | started');
  });
});
