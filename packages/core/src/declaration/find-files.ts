import { dirname, join } from 'node:path';
import { SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { userFolder } from '../user-folder.ts';

/** Where to look from. */
export interface DeclarationPlace {
  readonly platform: NodeJS.Platform;
  /** The working folder, absolute; without one, only the person's own file counts. */
  readonly cwd?: string | undefined;
}

/** `project`: it came with a project's folder, and may be a stranger's. */
export type DeclarationOrigin = 'user' | 'project';

export interface FoundDeclaration {
  readonly file: string;
  readonly origin: DeclarationOrigin;
}

const endings = ['.json', '.yaml', '.yml'] as const;

/**
 * The person's own file, `config.json` in the folder of this program, and the project's: `sso.config.json` in the working folder or
 * the nearest one above it, up to the root of the git repository or the home folder. Each may end in `.yaml` or `.yml` as well.
 * Outside of both only the working folder counts, as anybody may write above it.
 * @throws SsoError `declaration-invalid` where one folder has two, `file-unreadable`
 */
export function findDeclarations(runtime: Runtime, place: DeclarationPlace): readonly FoundDeclaration[] {
  const own = fileIn(runtime, userFolder(runtime, 'config', place), 'config');
  const project = place.cwd === undefined ? undefined : projectFile(runtime, place.cwd);
  return [
    ...(own === undefined ? [] : [{ file: own, origin: 'user' as const }]),
    ...(project === undefined ? [] : [{ file: project, origin: 'project' as const }]),
  ];
}

function projectFile(runtime: Runtime, cwd: string): string | undefined {
  for (const folder of projectFolders(runtime, cwd)) {
    const file = fileIn(runtime, folder, 'sso.config');
    if (file !== undefined) return file;
  }
  return undefined;
}

/** From the working folder upwards. */
function projectFolders({ files, homeDirectory }: Runtime, cwd: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = cwd; ; folder = dirname(folder)) {
    folders.push(folder);
    if (folder === homeDirectory || isRepository(files, folder)) return folders;
    if (dirname(folder) === folder) return [cwd];
  }
}

/** `.git` is a folder, or a file in a worktree. In a folder such as `/tmp` a stranger may have put one, above those of others. */
function isRepository(files: Runtime['files'], folder: string): boolean {
  const git = join(folder, '.git');
  if (files.size(git) === undefined) return false;
  const isOpenToAll = ((files.inspect(folder, { follow: true })?.mode ?? 0) & 0o002) !== 0;
  return !(isOpenToAll && files.inspect(git)?.isOwn === false);
}

function fileIn({ files }: Runtime, folder: string, name: string): string | undefined {
  const [first, second] = endings
    .map((ending) => join(folder, `${name}${ending}`))
    .filter((file) => files.size(file) !== undefined);
  if (first === undefined || second === undefined) return first;
  throw new SsoError('declaration-invalid', {
    findings: [
      { file: second, line: 1, column: 1, path: '', problem: { kind: 'second-file', other: first } },
    ],
  });
}
