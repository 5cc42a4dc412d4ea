import { type StartUpFile, startUpFile, UsageError } from '@sso/cli-kit';
import type { Runtime } from '@sso/core';
import { text } from '../messages/text.ts';
import type { ShellName } from '../shells/shells.ts';

/** @throws UsageError for a shell that has no such file, or only knows itself where it is */
export function requireStartUpFile(
  runtime: Runtime,
  shell: ShellName,
  options: { readonly platform: NodeJS.Platform },
): StartUpFile {
  const file = startUpFile(runtime, shell, options);
  if (file !== undefined) return file;
  throw new UsageError(shell === 'powershell' ? text.init.profileNeeded : text.init.notInstallable(shell));
}
