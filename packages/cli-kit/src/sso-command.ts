import { Command } from '@oclif/core/command';
import type { Runtime } from '@sso/core';
import { createNodeRuntime } from '@sso/core/node';
import { debugFlag } from './flags.ts';
import { formatJson } from './format-json.ts';
import { catchInterruption, type Interruption } from './interruption.ts';
import { createLog } from './log.ts';
import { writeNotice, writeResult } from './output.ts';
import { createPrompter, type Prompter } from './prompts.ts';
import { warnings } from './warnings.ts';

/**
 * What every command of `sso` is built on. `T` is the result: what `run` returns and `--json` prints (an object or a
 * list). stdout holds the result only; everything else goes to stderr. Errors are thrown, never printed, by a command.
 */
export abstract class SsoCommand<T> extends Command {
  static override enableJsonFlag = true;
  static override baseFlags = { debug: debugFlag };

  #runtime: Runtime | undefined;
  #prompter: Prompter | undefined;
  #interruption: Interruption | undefined;

  abstract override run(): Promise<T>;

  /** The real world, made when it is first asked for. */
  protected get runtime(): Runtime {
    this.#runtime ??= this.#createRuntime();
    return this.#runtime;
  }

  /** Asks the person at the terminal. Under `--json` a program is at the other end, but prompts use stderr, so asking is still possible. */
  protected get prompter(): Prompter {
    this.#prompter ??= createPrompter(undefined, { signal: this.abortSignal });
    return this.#prompter;
  }

  /**
   * Aborted when the person presses Ctrl-C or the process is asked to end; then the command is to throw the signal's
   * reason. Until it is first asked for, these signals end the process at once.
   */
  protected get abortSignal(): AbortSignal {
    this.#interruption ??= catchInterruption();
    return this.#interruption.signal;
  }

  /** The result for a person, on stdout, with its own final newline. Under `--json` nothing: the returned value is printed instead. */
  protected print(result: string): void {
    if (!this.jsonEnabled()) writeResult(result);
  }

  /** Progress or a hint, on stderr: a line without its newline. */
  protected notice(line: string): void {
    writeNotice(`${line}\n`);
  }

  protected override logJson(json: unknown): void {
    writeResult(`${formatJson(json, { indent: 2 })}\n`);
  }

  /** Reports what was thrown and ends with its exit code, in any program that runs oclif commands. */
  protected override async catch(thrown: Error): Promise<never> {
    if ('code' in thrown && thrown.code === 'EEXIT') throw thrown;
    const { reportFailure } = await import('./report-failure.ts');
    const signal = this.#interruption?.signal;
    const exitCode = reportFailure(signal?.aborted ? signal.reason : thrown, {
      json: this.jsonEnabled(),
      command: {
        name: (this.id ?? '').replaceAll(':', ' '),
        flags: this.#flagNames(),
      },
    });
    this.exit(exitCode);
  }

  #createRuntime(): Runtime {
    const log = createLog(process.env);
    return createNodeRuntime({ warn: warnings.warn, ...(log && { log }) });
  }

  #flagNames(): readonly string[] {
    const { baseFlags, enableJsonFlag, flags } = this.ctor;
    return ['help', ...(enableJsonFlag ? ['json'] : []), ...Object.keys({ ...baseFlags, ...flags })];
  }

  protected override async finally(): Promise<void> {
    await warnings.told();
    this.#interruption?.release();
  }
}
