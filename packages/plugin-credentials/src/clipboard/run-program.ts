export interface ClipboardProgram {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * Runs a program to its end.
 * @param input for its stdin
 * @returns what it printed; `undefined` where it is not there, or did not succeed
 */
export function runClipboardProgram(
  { command, args }: ClipboardProgram,
  input: string,
  options: { readonly reads: boolean },
): Promise<string | undefined> {
  return new Promise((resolve) => {
    // Not imported: where no clipboard is asked for, loading it would take longer than the rest.
    const { spawn } = process.getBuiltinModule('node:child_process');
    // One that copies may stay behind to serve what it holds: its output is not waited for.
    const child = spawn(command, args, { stdio: ['pipe', options.reads ? 'pipe' : 'ignore', 'ignore'] });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stdin?.on('error', () => undefined);
    child.once('error', () => resolve(undefined));
    child.once(options.reads ? 'close' : 'exit', (exitCode) => {
      resolve(exitCode === 0 ? Buffer.concat(chunks).toString('utf8') : undefined);
    });
    child.stdin?.end(input);
  });
}
