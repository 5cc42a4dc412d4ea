import { statSync } from 'node:fs';
import type { Prompter, StartUpFile } from '@sso/cli-kit';
import { cleanForTerminal, type Runtime, SsoError } from '@sso/core';
import { text } from '../messages/text.ts';
import type { ShellName } from '../shells/shells.ts';
import { type BlockEdit, hasBlock, lineByHand, loadingLines, withBlock, withoutBlock } from './block.ts';
import { integrationFor } from './integration.ts';
import { requireStartUpFile } from './start-up-file.ts';

export interface InstallOptions {
  readonly platform: NodeJS.Platform;
  readonly prompter: Prompter;
  readonly notice: (line: string) => void;
  /** Without a question. */
  readonly yes: boolean;
}

/**
 * Puts the integration into the start-up file of a shell, once, after showing what changes.
 * @throws UsageError as `startUpFile`; SsoError `answer-needed`, `cancelled`, `file-unreadable`, `file-unwritable`
 */
export async function install(runtime: Runtime, shell: ShellName, options: InstallOptions): Promise<void> {
  const file = requireStartUpFile(runtime, shell, options);
  const before = readStartUpFile(runtime, file.path) ?? '';
  const byHand = placeByHand(runtime, file);
  const { notice } = options;
  if (byHand !== undefined && !hasBlock(before)) return notice(text.init.already(cleanForTerminal(byHand)));
  const content = await contentFor(runtime, shell, file, options);
  const changed = await change(runtime, file, withBlock(before, content), options);
  const path = cleanForTerminal(file.path);
  notice(changed ? text.init.installed(path) : text.init.already(path));
  warnOfOthers(runtime, file, byHand, notice);
}

/** @throws as {@link install} */
export async function uninstall(runtime: Runtime, shell: ShellName, options: InstallOptions): Promise<void> {
  const file = requireStartUpFile(runtime, shell, options);
  const before = readStartUpFile(runtime, file.path);
  const edit = withoutBlock(before ?? '');
  const changed = before !== undefined && (await change(runtime, file, edit, options));
  const path = cleanForTerminal(file.path);
  options.notice(changed ? text.init.removed(path) : text.init.absent(path));
  warnOfOthers(runtime, file, placeByHand(runtime, file), options.notice);
}

async function contentFor(
  runtime: Runtime,
  shell: ShellName,
  { content }: StartUpFile,
  options: InstallOptions,
): Promise<string> {
  if (content === 'integration' || shell === 'nushell' || shell === 'cmd')
    return integrationFor(runtime, shell, options);
  return loadingLines[shell];
}

/** @returns whether there was something to change */
async function change(
  runtime: Runtime,
  { path, isOurs }: StartUpFile,
  { text: after, added, removed }: BlockEdit,
  { prompter, notice, yes }: InstallOptions,
): Promise<boolean> {
  if (added.length === 0 && removed.length === 0) return false;
  notice(text.init.file(cleanForTerminal(path)));
  for (const line of removed) notice(`- ${cleanForTerminal(line)}`);
  for (const line of added) notice(`+ ${cleanForTerminal(line)}`);
  if (!yes && !(await prompter.confirm({ ...text.init.confirm, flag: '--yes' })))
    throw new SsoError('cancelled', {});
  requireWritable(path);
  if (after === '' && isOurs) await runtime.files.remove(path);
  else await runtime.files.write(path, Buffer.from(after, 'latin1'));
  return true;
}

/** Replacing the file would work even where it says that nobody should. */
function requireWritable(path: string): void {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode !== undefined && (mode & 0o222) === 0)
    throw new SsoError('file-unwritable', { file: path, reason: 'EACCES' });
}

/** As letters of one byte each: what is in there need not be UTF-8. Windows PowerShell may have written UTF-16, which this is not for. */
function readStartUpFile(runtime: Runtime, path: string): string | undefined {
  const bytes = runtime.files.read(path);
  if (bytes === undefined) return undefined;
  const content = Buffer.from(bytes).toString('latin1');
  if (content.includes('\0')) throw new SsoError('file-unreadable', { file: path, reason: 'UTF-16' });
  return content;
}

/** Where the person loads it by a line of their own, in the file or in another one that the shell reads. */
function placeByHand(runtime: Runtime, { path, others }: StartUpFile): string | undefined {
  for (const file of [path, ...others]) {
    const line = lineByHand(readStartUpFile(runtime, file) ?? '');
    if (line !== undefined) return `${file}:${line}`;
  }
  return undefined;
}

function warnOfOthers(
  runtime: Runtime,
  { others }: StartUpFile,
  byHand: string | undefined,
  notice: InstallOptions['notice'],
): void {
  if (byHand !== undefined) notice(text.init.byHand(cleanForTerminal(byHand)));
  for (const file of others) {
    if (hasBlock(readStartUpFile(runtime, file) ?? '')) notice(text.init.elsewhere(cleanForTerminal(file)));
  }
}
