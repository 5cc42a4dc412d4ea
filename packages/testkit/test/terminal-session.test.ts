import { describeWith } from '../src/describe-with.ts';
import { tmux } from '../src/programs.ts';
import { temporaryHome } from '../src/temporary-home.ts';
import { TerminalSession } from '../src/terminal-session.ts';

describeWith(tmux(), 'TerminalSession', () => {
  it('types to a program, shows its screen and tells its exit code', async () => {
    const home = await temporaryHome();
    const script = 'printf "name? "; read -r name; printf "hello <%s>\\n" "$name"; exit 3';
    const session = await TerminalSession.start(['sh', '-c', script], home);
    await session.waitFor('name?');
    await session.type('-l; "Enter"');
    await session.key('Enter');
    expect(await session.waitFor(/hello <.*>/)).toBe('name? -l; "Enter"\nhello <-l; "Enter">');
    expect(await session.exitCode()).toBe(3);
  });

  it('pastes several lines, with marks for a program that asked for them', async () => {
    const home = await temporaryHome();
    const script = `printf '\\033[?2004h'; stty raw -echo; echo ready; dd bs=1 count=19 2>/dev/null | od -An -c`;
    const session = await TerminalSession.start(['sh', '-c', script], home);
    await session.waitFor('ready');
    await session.paste('one\ntwo');
    expect(await session.waitFor('~')).toContain('033   [   2   0   0   ~   o   n   e  \\r   t   w   o');
  });

  it('has the given size, environment and a terminal', async () => {
    const { env } = await temporaryHome();
    const script = 'stty size; echo "$HOME"; test -t 0 && test -t 1 && echo terminal';
    const session = await TerminalSession.start(['sh', '-c', script], { env, columns: 132, rows: 10 });
    expect(await session.waitFor('terminal')).toBe(`10 132\n${env.HOME}\nterminal`);
  });

  it('changes its size, and tells the program', async () => {
    const home = await temporaryHome();
    const script = 'trap "stty size; exit" WINCH; echo ready; while :; do sleep 0.05; done';
    const session = await TerminalSession.start(['sh', '-c', script], home);
    await session.waitFor('ready');
    await session.resize({ columns: 50, rows: 12 });
    await session.waitFor('12 50');
  });

  it('shows colours where they are asked for', async () => {
    const home = await temporaryHome();
    const session = await TerminalSession.start(['printf', '\\033[32mgreen\\033[0m plain'], home);
    await session.waitFor('green plain');
    expect(await session.screen({ styled: true })).toBe('\x1b[32mgreen\x1b[39m plain');
  });

  it('can interrupt', async () => {
    const home = await temporaryHome();
    const session = await TerminalSession.start(['sh', '-c', 'echo ready; exec sleep 60'], home);
    await session.waitFor('ready');
    await session.key('C-c');
    expect(await session.exitCode()).toBe(130);
  });

  it('fails with the screen once the program has ended without the pattern', async () => {
    const home = await temporaryHome();
    const session = await TerminalSession.start(['sh', '-c', 'echo other'], home);
    await expect(session.waitFor('expected')).rejects.toThrow(
      'The program ended and never showed expected. The screen:\nother',
    );
  });

  it('fails with the screen at the deadline', async () => {
    const home = await temporaryHome();
    const session = await TerminalSession.start(['sh', '-c', 'echo here; exec sleep 60'], home);
    await session.waitFor('here');
    await expect(session.waitFor('there', { timeout: 0 })).rejects.toThrow(
      'Waited 0 ms for the program to show there. The screen:\nhere',
    );
  });
});
