import { dirname } from 'node:path';
import type { PJSON } from '@oclif/core/interfaces';
import { run } from '@oclif/core/run';
import { settings } from '@oclif/core/settings';
import { flushOutput } from '@sso/cli-kit/output';

/** package.json with the topics of the plugins, as JSON, which the bundler puts in. */
declare const PACKAGE_JSON: string;

/** From `dist`, where the bundle lies. */
const root = dirname(__dirname);

/** Runs the program with what was typed after its name, and ends the process. */
export async function main(argv: readonly string[]): Promise<void> {
  // Of a stream or a timer, which no command can catch. Node would print a page of the bundle with it.
  process.once('uncaughtException', async (error) => process.exit(await report(error, argv)));
  const exitCode = await runCommand([...argv]);
  await flushOutput();
  const failure = await flushed(process.stdout);
  // Idle connections and a waiting prompt would keep the process alive.
  process.exit(exitCode === 0 && failure !== undefined ? await report(failure, argv) : exitCode);
}

async function runCommand(argv: string[]): Promise<number> {
  // Under NODE_ENV=test or development oclif would look for TypeScript sources to run in place of the build.
  settings.enableAutoTranspile = false;
  try {
    const pjson: PJSON = JSON.parse(PACKAGE_JSON);
    await run(argv, { root, pjson, userPlugins: false, devPlugins: false });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return exitStatus(error) ?? (await report(error, argv));
  }
}

/** A command that has already said what went wrong ends with oclif's ExitError. */
function exitStatus(error: unknown): number | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIT' && 'oclif' in error))
    return undefined;
  const { oclif } = error;
  return typeof oclif === 'object' && oclif !== null && 'exit' in oclif ? Number(oclif.exit) : 1;
}

/** What goes wrong where no `SsoCommand` reports it: there is no such command, or it cannot be loaded. */
async function report(error: unknown, argv: readonly string[]): Promise<number> {
  const { reportFailure } = await import('@sso/cli-kit/failure');
  return reportFailure(error, { json: argv.includes('--json') });
}

/**
 * oclif prints help through the stream, which may be behind where it is a pipe. Resolves to what the stream failed with; a reader that
 * has gone is no failure.
 */
function flushed(stream: NodeJS.WriteStream): Promise<Error | undefined> {
  return new Promise((done) => {
    const end = (error: Error | null | undefined): void =>
      done(error && !('code' in error && error.code === 'EPIPE') ? error : undefined);
    if (stream.destroyed) return end(stream.errored);
    // oclif's own listener would throw where nobody can catch it.
    stream.removeAllListeners('error').on('error', end);
    stream.write('', end);
  });
}
