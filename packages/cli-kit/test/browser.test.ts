import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canOpenBrowser } from '../src/browser-availability.ts';
import { browserCommands, openBrowser, openFile } from '../src/open-browser.ts';

const linux = { platform: 'linux', wsl: false, container: false } as const;
const mac = { ...linux, platform: 'darwin' } as const;
const windows = { ...linux, platform: 'win32' } as const;

describe('canOpenBrowser', () => {
  it.each([
    ['macOS', {}, mac, true],
    ['Windows', {}, windows, true],
    ['WSL without a display', {}, { ...linux, wsl: true }, true],
    ['Linux with X', { DISPLAY: ':0' }, linux, true],
    ['Linux with Wayland', { WAYLAND_DISPLAY: 'wayland-0' }, linux, true],
    ['Linux without a display', {}, linux, false],
    ['SSH', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22', DISPLAY: 'localhost:10.0' }, linux, false],
    ['SSH to macOS', { SSH_TTY: '/dev/ttys001' }, mac, false],
    ['SSH with BROWSER', { SSH_TTY: '/dev/pts/1', BROWSER: '/opt/remote-open' }, linux, true],
    ['a container', { DISPLAY: ':0' }, { ...linux, container: true }, false],
    ['a container with BROWSER', { BROWSER: '/opt/remote-open' }, { ...linux, container: true }, true],
    ['CI', { CI: 'true' }, mac, false],
    ['CI=false', { CI: 'false' }, mac, true],
  ])('%s', (_, env, machine, expected) => {
    expect(canOpenBrowser(env, machine)).toBe(expected);
  });
});

describe('browserCommands', () => {
  const url = 'https://example.com/?a=$&b=%s';

  it.each([
    ['', []],
    ['firefox', [['firefox', url]]],
    [
      'firefox --new-window:lynx',
      [
        ['firefox', '--new-window', url],
        ['lynx', url],
      ],
    ],
    ['open --url=%s -g', [['open', `--url=${url}`, '-g']]],
  ])('of BROWSER=%p', (variable, commands) => {
    expect(browserCommands(variable, url, 'linux')).toEqual(commands);
  });

  it('takes the variable as one path on Windows', () => {
    const path = 'C:\\Program Files\\Firefox\\firefox.exe';
    expect(browserCommands(path, url, 'win32')).toEqual([[path, url]]);
  });
});

const onPosix = process.platform === 'win32' ? it.skip : it;

describe('openBrowser', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'browser-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  onPosix('hands the address to the command of BROWSER as it is, with no shell between', async () => {
    const out = join(folder, 'out');
    const browser = join(folder, 'browser');
    writeFileSync(browser, `#!/bin/sh\nprintf %s "$1" > '${out}.new' && mv '${out}.new' '${out}'\n`, {
      mode: 0o755,
    });
    const url = 'https://example.com/?x=$(id)&y=`id`;z';
    await openBrowser(url, { BROWSER: browser });
    while (!existsSync(out)) await new Promise((done) => setImmediate(done));
    expect(readFileSync(out, 'utf8')).toBe(url);
  });

  it('tries the system browser where the command cannot be started', async () => {
    const opened: string[] = [];
    const openDefault = async (url: string) => opened.push(url);
    await openBrowser('https://example.com/', { BROWSER: join(folder, 'missing') }, { openDefault });
    expect(opened).toEqual(['https://example.com/']);
  });

  it('says what went wrong where nothing can be started', async () => {
    const openDefault = () => Promise.reject(new Error('no xdg-open'));
    await expect(openBrowser('https://example.com/', {}, { openDefault })).rejects.toMatchObject({
      code: 'browser-unavailable',
      data: { url: 'https://example.com/', reason: 'no xdg-open' },
    });
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', '--help', ''])('refuses %p', async (url) => {
    const openDefault = () => Promise.reject(new Error('was opened'));
    await expect(openBrowser(url, {}, { openDefault })).rejects.toMatchObject({
      code: 'browser-unavailable',
      data: { reason: 'not an http(s) address' },
    });
  });
});

it('openFile hands over the address of a file, whatever its name is', async () => {
  const opened: string[] = [];
  const path = join(tmpdir(), 'a report?#%.html');
  await openFile(path, {}, { openDefault: async (url) => opened.push(url) });
  expect(opened.map((url) => [url.slice(0, 8), fileURLToPath(url)])).toEqual([['file:///', path]]);
});
