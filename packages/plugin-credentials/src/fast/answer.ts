import { writeNotice, writeResult } from '@sso/cli-kit/output';
import { type Runtime, SsoError } from '@sso/core';
import { fromService } from '../target/obtain.ts';
import type { PlainCommand } from './plain-commands.ts';

/**
 * Runs a command to its end, and tells its error as the command of oclif does.
 * @returns the exit code, or `undefined` where nothing has been said so far and somebody may have to be asked
 */
export async function answerPlainCommand(
  command: PlainCommand,
  runtime: Runtime,
): Promise<number | undefined> {
  try {
    await command.run(runtime, {
      obtain: fromService(),
      print: writeResult,
      notice: (line) => writeNotice(`${line}\n`),
      setVariable: (name, value) => {
        process.env[name] = value;
      },
    });
    return 0;
  } catch (error) {
    // Of the two only export asks, which is oclif's part. What comes before in the chain of roles is in the cache now.
    if (command.name === 'export' && SsoError.is(error, 'mfa-code-needed')) return undefined;
    const { failureReport } = await import('@sso/cli-kit/failure');
    const report = failureReport(error, { json: false, command: { name: command.name, flags: [] } });
    // Written by the same output as all else, which knows what is still under way.
    writeNotice(report.text);
    return report.exitCode;
  }
}
