import { basename } from 'node:path';
import type { Runtime } from '../../runtime.ts';
import type { Check } from '../check.ts';
import type { Found } from '../finding.ts';
import { awsFolder, filesIn, inspected, ownFolders, secretFolders } from '../kept-files.ts';

/** As our writers name what they will rename. */
const temporaryName = /^\..+~[0-9a-f]{12}~\d+~\d*~[0-9a-f]+\.tmp$/;
const lockName = /^(?:config|credentials|[\w.-]+\.(?:json|jsonl))\.lock(?:\.takeover)?$/;

/** Nobody takes so long to write a file; a lock is touched every half second by who holds it. In milliseconds. */
const leftAfter = { temporary: 60 * 60_000, lock: 60_000 } as const;

/** What killed programs have left: it may hold secrets, and the next one that writes would clear it away too. */
export const leftovers: Check = {
  id: 'leftovers',
  run: async ({ runtime, platform }) => {
    const folders = [awsFolder(runtime), ...secretFolders(runtime), ...ownFolders(runtime, platform)];
    return filesIn(runtime, folders).flatMap((path): readonly Found[] => {
      const age = leftoverAge(runtime, path);
      if (age === undefined) return [];
      const code = leftoverKind(path) === 'lock' ? 'lock-left' : 'temporary-left';
      const place = { subject: path, file: path, repair: { kind: 'remove', path } } as const;
      return [{ ...place, code, severity: 'warning', data: { age } }];
    });
  },
};

/** Whether nobody works with it any more. */
export function isLeftover(runtime: Runtime, path: string): boolean {
  return leftoverAge(runtime, path) !== undefined;
}

/** Milliseconds; `undefined` for what may still be in use, or is no such file. */
function leftoverAge(runtime: Runtime, path: string): number | undefined {
  const kind = leftoverKind(path);
  const facts = kind && inspected(runtime, path);
  if (kind === undefined || typeof facts !== 'object' || facts.kind !== 'file') return undefined;
  const age = Math.round(runtime.now() - facts.modified);
  return age < leftAfter[kind] ? undefined : age;
}

/** `undefined` for a file that is neither. */
export function leftoverKind(path: string): 'temporary' | 'lock' | undefined {
  const name = basename(path);
  if (temporaryName.test(name)) return 'temporary';
  return lockName.test(name) ? 'lock' : undefined;
}
