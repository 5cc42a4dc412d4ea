import { fileURLToPath } from 'node:url';
import { describeWith, type TerminalOptions, TerminalSession, temporaryHome, tmux } from '@sso/testkit';

const program = fileURLToPath(new URL('../fixtures/picker.mjs', import.meta.url));

async function start(count: number, options: Partial<TerminalOptions> = {}): Promise<TerminalSession> {
  const home = await temporaryHome();
  const terminal = await TerminalSession.start([process.execPath, program, String(count)], {
    ...options,
    env: { ...home.env, ...options.env },
  });
  await terminal.waitFor(`${count}/${count}`);
  return terminal;
}

describeWith(tmux(), 'the picker in a terminal', () => {
  it('finds by typing, moves by arrows, and leaves nothing behind', async () => {
    const terminal = await start(10_000);
    await terminal.type('staging 4321$');
    await terminal.waitFor('1/10000');
    await terminal.key('C-u');
    await terminal.type('admin !production');
    await terminal.waitFor('>  開発環境-2 ');
    await terminal.key('Down');
    await terminal.waitFor('>  開発環境-6 ');
    await terminal.key('Up');
    await terminal.waitFor('>  開発環境-2 ');
    await terminal.key('Enter');
    expect(await terminal.exitCode()).toBe(0);
    expect(await terminal.screen()).toBe('before\npicked 2, raw false');
  });

  it('turns pages and goes to the end', async () => {
    const terminal = await start(100);
    await terminal.key('NPage');
    await terminal.waitFor('>  staging-9 ');
    await terminal.key('C-End');
    await terminal.waitFor('>  🪣 data-99 ');
    await terminal.key('PPage');
    await terminal.key('C-Home');
    await terminal.waitFor('>! production-0 ');
  });

  it.each(['Escape', 'C-c', 'C-g'])('is left by %s, with the terminal as it was', async (key) => {
    const terminal = await start(100);
    await terminal.type('dev');
    await terminal.key(key);
    expect(await terminal.exitCode()).toBe(130);
    expect(await terminal.screen()).toBe('before\ncancelled, raw false');
  });

  it('takes a paste as one line, and does not take a line feed in it for Enter', async () => {
    const terminal = await start(100);
    await terminal.paste('staging\nread');
    await terminal.waitFor('> staging read');
    await terminal.waitFor('25/100');
    await terminal.key('Enter');
    await terminal.waitFor('picked 1,');
  });

  it('keeps wide letters in their columns, and finds them', async () => {
    const terminal = await start(8);
    await terminal.type('環境');
    const screen = await terminal.waitFor('2/8');
    expect(screen).toContain('>  開発環境-2    100000000002  Admin');
    await terminal.type(' !-2');
    await terminal.waitFor('1/8');
    await terminal.key('Enter');
    await terminal.waitFor('picked 6,');
  });

  it('follows the size of the window, and leaves no trace of the old one', async () => {
    const terminal = await start(100);
    await terminal.type('staging');
    await terminal.waitFor('25/100');
    await terminal.resize({ columns: 30, rows: 12 });
    const narrow = await terminal.waitFor(/^> {2}staging-1 +100000000001$/m);
    expect(narrow.match(/25\/100/g)).toHaveLength(1);
    await terminal.resize({ columns: 100, rows: 40 });
    const wide = await terminal.waitFor(/^> {2}staging-1 .* ReadOnly {2}7 h left$/m);
    expect(wide.match(/25\/100/g)).toHaveLength(1);
    await terminal.key('Enter');
    await terminal.exitCode();
    // What stood above may have left the small window for good.
    expect((await terminal.screen()).replace('before\n', '')).toBe('picked 1, raw false');
  });

  it('is legible in 40 columns', async () => {
    const terminal = await start(8, { columns: 40 });
    const screen = await terminal.screen();
    expect(screen).toContain('>! production-0  100000000000  Admin');
    for (const line of screen.split('\n')) expect(line.length).toBeLessThan(40);
  });

  it('shows itself where the cursor is at the bottom of the screen', async () => {
    const terminal = await start(100, { rows: 6 });
    await terminal.type('staging');
    await terminal.waitFor('25/100');
    expect(await terminal.screen()).toContain('>  staging-1 ');
    await terminal.key('Escape');
    await terminal.exitCode();
    expect(await terminal.screen()).toBe('before\ncancelled, raw false');
  });

  it.each([
    { env: {}, coloured: true },
    { env: { NO_COLOR: '1' }, coloured: false },
  ])('shows danger by a mark, and in colour unless NO_COLOR is set: $env', async ({ env, coloured }) => {
    const terminal = await start(8, { env });
    expect(await terminal.screen()).toContain('>! production-0');
    expect((await terminal.screen({ styled: true })).includes('\x1b[')).toBe(coloured);
  });
});
