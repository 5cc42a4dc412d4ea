import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanUpAfter } from './cleanup.ts';
import { tmux } from './programs.ts';
import { type ProgramResult, runProgram } from './run-program.ts';
import type { Environment } from './temporary-home.ts';

export interface TerminalOptions {
  readonly env: Environment;
  readonly cwd?: string | undefined;
  /** 80 × 24 when absent. */
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

export interface WaitOptions {
  /** Milliseconds, 15 000 when absent. */
  readonly timeout?: number | undefined;
}

const configuration = `
set -g status off
set -g default-terminal 'screen-256color'
set -s escape-time 0
`;

/**
 * Runs the command, notes its exit code in the file `$0`, and keeps the screen as the program left it. tmux has
 * `remain-on-exit` for that, but tmux 3.3 scrolls the screen then and at times never learns the exit code. The trap
 * keeps this shell alive through Ctrl-C; what it runs gets the signals as ever.
 */
const wrapper = `trap : INT QUIT; "$@"; echo $? >"$0.new"; mv "$0.new" "$0"; exec tail -f /dev/null`;

/** Between two looks at the screen. */
const interval = 50;

/**
 * A program in a real terminal: tmux plays the person and the screen. Each session has a tmux server of its own, with
 * the given environment and none of the developer's settings, and is closed at the end of the test.
 */
export class TerminalSession {
  readonly #tmux: string;
  readonly #folder: string;
  readonly #options: TerminalOptions;
  readonly close: () => Promise<void>;

  private constructor(tmuxPath: string, folder: string, options: TerminalOptions) {
    this.#tmux = tmuxPath;
    this.#folder = folder;
    this.#options = options;
    this.close = cleanUpAfter('test', () => this.#end());
  }

  /** Starts a command with its arguments; no shell reads them. */
  static async start(command: readonly string[], options: TerminalOptions): Promise<TerminalSession> {
    const program = tmux();
    if (!program.found) throw new Error(`tmux is not on this machine: ${program.install}`);
    const folder = await mkdtemp(join(tmpdir(), 'sso-tmux-'));
    await writeFile(join(folder, 'tmux.conf'), configuration);
    const session = new TerminalSession(program.path, folder, options);
    const { columns = 80, rows = 24, cwd = options.env.HOME ?? folder } = options;
    const size = ['-x', String(columns), '-y', String(rows)];
    await session.#run([
      'new-session',
      '-d',
      ...size,
      '-c',
      cwd,
      '--',
      'sh',
      '-c',
      wrapper,
      session.#exitFile,
      ...command,
    ]);
    return session;
  }

  /** Types text as it stands. */
  async type(text: string): Promise<void> {
    await this.#run(['send-keys', '-l', '--', text]);
  }

  /** Pastes text as a terminal does: line feeds become the Enter key, and a program that asked for it is told where it begins and ends. */
  async paste(text: string): Promise<void> {
    await this.#run(['set-buffer', '--', text]);
    await this.#run(['paste-buffer', '-p', '-d']);
  }

  /** Presses one key by tmux's name for it: `Enter`, `Up`, `Escape`, `BSpace`, `C-c`. */
  async key(name: string): Promise<void> {
    await this.#run(['send-keys', '--', name]);
  }

  /** Gives the window another size, of which the program is told. */
  async resize(size: { readonly columns: number; readonly rows: number }): Promise<void> {
    await this.#run(['resize-window', '-x', String(size.columns), '-y', String(size.rows)]);
  }

  /** What the screen shows now, without the spaces and empty lines at its end; `styled`: with the escapes for colour and weight. */
  async screen(options: { readonly styled?: boolean } = {}): Promise<string> {
    const shown = await this.#run(['capture-pane', '-p', ...(options.styled ? ['-e'] : [])]);
    return shown.replace(/[ \t]+$/gm, '').trimEnd();
  }

  /** Waits until the screen shows the text or pattern, and returns the screen. Rejects with the screen as it is then. */
  async waitFor(pattern: string | RegExp, options: WaitOptions = {}): Promise<string> {
    return this.#poll(options, `to show ${pattern}`, async () => {
      // Asked before the screen, so that an end in between does not hide the last words.
      const ended = (await this.#exit()) !== undefined;
      const screen = await this.screen();
      if (typeof pattern === 'string' ? screen.includes(pattern) : screen.search(pattern) >= 0) return screen;
      if (ended) throw new Error(`The program ended and never showed ${pattern}. The screen:\n${screen}`);
      return undefined;
    });
  }

  /** Waits for the end of the program. 128 and the signal's number where a signal ended it, as shells tell it. */
  async exitCode(options: WaitOptions = {}): Promise<number> {
    return this.#poll(options, 'to end', () => this.#exit());
  }

  get #exitFile(): string {
    return join(this.#folder, 'exit-code');
  }

  async #exit(): Promise<number | undefined> {
    return existsSync(this.#exitFile) ? Number(await readFile(this.#exitFile, 'utf8')) : undefined;
  }

  async #poll<T>(options: WaitOptions, aim: string, look: () => Promise<T | undefined>): Promise<T> {
    const { timeout = 15_000 } = options;
    const deadline = performance.now() + timeout;
    for (;;) {
      const seen = await look();
      if (seen !== undefined) return seen;
      if (performance.now() >= deadline) {
        throw new Error(`Waited ${timeout} ms for the program ${aim}. The screen:\n${await this.screen()}`);
      }
      await sleep(interval);
    }
  }

  async #run(command: readonly string[]): Promise<string> {
    const result = await this.#send(command);
    if (result.exitCode !== 0) throw new Error(`tmux ${command[0]} failed: ${result.stderr}`);
    return result.stdout;
  }

  #send(command: readonly string[]): Promise<ProgramResult> {
    const files = ['-S', join(this.#folder, 'socket'), '-f', join(this.#folder, 'tmux.conf')];
    return runProgram(this.#tmux, ['-u', ...files, ...command], { env: this.#options.env });
  }

  async #end(): Promise<void> {
    // Whatever it answers: there is no server where it could not start.
    await this.#send(['kill-server']);
    await rm(this.#folder, { recursive: true, force: true });
  }
}
