import { readFileSync } from 'node:fs';

/** What the process that started this one is called, where the system tells. On Windows it does not. */
export function parentProcessName(): string | undefined {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${process.ppid}/comm`, 'utf8').trim();
    if (process.platform === 'win32') return undefined;
    // Not imported above: where it is not needed, loading it takes longer than the rest.
    const { execFileSync } = process.getBuiltinModule('node:child_process');
    const args = ['-o', 'comm=', '-p', String(process.ppid)];
    return execFileSync('ps', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 2000,
    }).trim();
  } catch {
    return undefined;
  }
}
