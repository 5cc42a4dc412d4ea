import { join } from 'node:path';
import { type Runtime, SsoError, userFolder } from '@sso/core';
import type { ShellName } from '../shells/shells.ts';
import { bashIntegration } from './bash.ts';
import { cmdIntegration } from './cmd.ts';
import { fishIntegration } from './fish.ts';
import { nushellIntegration } from './nushell.ts';
import { powershellIntegration } from './powershell.ts';
import { tcshIntegration, tcshScript } from './tcsh.ts';
import { zshIntegration } from './zsh.ts';

const texts: Readonly<Record<Exclude<ShellName, 'tcsh'>, string>> = {
  bash: bashIntegration,
  zsh: zshIntegration,
  fish: fishIntegration,
  powershell: powershellIntegration,
  nushell: nushellIntegration,
  cmd: cmdIntegration,
};

/**
 * What the shell runs at its start. tcsh, whose aliases hold one line, gets a file beside it, without anything secret.
 * @throws SsoError `file-unwritable`, `value-unquotable`
 */
export async function integrationFor(
  runtime: Runtime,
  shell: ShellName,
  options: { readonly platform: NodeJS.Platform },
): Promise<string> {
  if (shell !== 'tcsh') return texts[shell];
  const file = join(userFolder(runtime, 'state', options), 'sso.tcsh');
  if (/['"!`$\\\n]/.test(file)) throw new SsoError('value-unquotable', { format: 'tcsh', name: 'HOME' });
  const content = new TextEncoder().encode(tcshScript);
  const present = runtime.files.read(file);
  if (present === undefined || Buffer.compare(present, content) !== 0)
    await runtime.files.write(file, content);
  return tcshIntegration(file);
}
