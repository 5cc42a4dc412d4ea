import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { canOpenBrowser, openFile, thisMachine } from '@sso/cli-kit';
import { cleanForTerminal, type Runtime, SsoError } from '@sso/core';
import type { AccessResult } from '../access/access-result.ts';
import { text } from '../messages/text.ts';
import { renderReport } from './render-report.ts';

export interface ReportConversation {
  readonly runtime: Runtime;
  readonly notice: (line: string) => void;
  readonly print: (result: string) => void;
}

/**
 * Writes the report into a file, or to stdout for `-`, and opens it where that is wished. That nothing could be opened is told and is
 * no error: the report is there.
 * @throws SsoError `file-unwritable`
 */
export async function writeReport(
  { runtime, notice, print }: ReportConversation,
  access: AccessResult,
  file: string,
  { open }: { readonly open: boolean },
): Promise<void> {
  const report = renderReport(access, runtime.now());
  if (file === '-') return print(report);
  const path = resolve(file);
  await runtime.files.write(path, Buffer.from(report));
  notice(text.access.written(cleanForTerminal(path)));
  if (open && !(await isOpened(runtime, path))) {
    notice(text.access.openYourself(pathToFileURL(path).href));
  }
}

async function isOpened({ env }: Runtime, path: string): Promise<boolean> {
  if (!canOpenBrowser(env, thisMachine(env))) return false;
  try {
    await openFile(path, env);
    return true;
  } catch (error) {
    if (SsoError.is(error, 'browser-unavailable')) return false;
    throw error;
  }
}
