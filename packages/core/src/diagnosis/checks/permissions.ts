import { dirname } from 'node:path';
import type { FileFacts } from '../../runtime.ts';
import type { Check, CheckContext } from '../check.ts';
import { pathOf } from '../config-facts.ts';
import type { Found } from '../finding.ts';
import { awsFolder, inspected, listFiles, ownFolders, secretFolders } from '../kept-files.ts';

/** Who else can read or write the files, and whether we can. */
export const permissions: Check = {
  id: 'permissions',
  run: async (context) => [
    ...folderFindings(context),
    ...configFindings(context),
    ...secretFindings(context),
    ...diskFindings(context),
  ],
};

/** Bits that are to be gone. */
const writableByOthers = 0o022;
const openToOthers = 0o077;

/** What lies in there is for its owner alone to write: who can may put a token or a command there. */
function folderFindings(context: CheckContext): readonly Found[] {
  const { runtime, platform } = context;
  const above = secretFolders(runtime).map(dirname);
  const folders = [awsFolder(runtime), ...above, ...secretFolders(runtime), ...ownFolders(runtime, platform)];
  return folders.flatMap((path): readonly Found[] => {
    // A link in place of a folder is the person's own business, and followed.
    const facts = inspected(runtime, path, { follow: true });
    if (facts === undefined) return [];
    if (typeof facts === 'string') return [unreadable(path, facts)];
    if (facts.kind !== 'folder') return [notWhatItShouldBe(path, facts)];
    const listing = listFiles(runtime, path);
    if (listing.kind === 'unreadable') return [unreadable(path, listing.reason)];
    const isLink = runtime.files.inspect(path)?.kind === 'link';
    return [...modeFindings(path, facts, writableByOthers, isLink), ...accessFindings(path, facts)];
  });
}

function configFindings({ runtime, config }: CheckContext): readonly Found[] {
  const files = [
    { path: pathOf(config.config), bits: writableByOthers },
    { path: pathOf(config.credentials), bits: openToOthers },
  ];
  return files.flatMap(({ path, bits }): readonly Found[] => {
    const facts = path === undefined ? undefined : inspected(runtime, path, { follow: true });
    // What is no file is told by the check of the grammar.
    if (path === undefined || typeof facts !== 'object' || facts.kind !== 'file') return [];
    const isLink = runtime.files.inspect(path)?.kind === 'link';
    return [...modeFindings(path, facts, bits, isLink), ...accessFindings(path, facts)];
  });
}

function secretFindings({ runtime }: CheckContext): readonly Found[] {
  const paths = secretFolders(runtime).flatMap((folder) => {
    const listing = listFiles(runtime, folder);
    return listing.kind === 'files' ? listing.paths : [];
  });
  return paths
    .filter((path) => /\.json(?:\.failure)?$/.test(path))
    .flatMap((path): readonly Found[] => {
      const facts = inspected(runtime, path);
      if (facts === undefined) return [];
      if (typeof facts === 'string') return [unreadable(path, facts)];
      if (facts.kind === 'link')
        return [{ code: 'cache-link', severity: 'error', subject: path, file: path, data: {} }];
      if (facts.kind !== 'file') return [notWhatItShouldBe(path, facts)];
      return [...modeFindings(path, facts, openToOthers, false), ...ownerFindings(path, facts)];
    });
}

function modeFindings(path: string, facts: FileFacts, bits: number, isLink: boolean): readonly Found[] {
  const { mode, isOwn } = facts;
  if (mode === undefined || (mode & bits) === 0) return [];
  const wanted = mode & ~bits;
  const canRepair = isOwn !== false && !isLink;
  const repair = canRepair ? { kind: 'set-mode' as const, path, mode: wanted } : undefined;
  const place = { severity: 'warning', subject: path, file: path } as const;
  return [{ ...place, code: 'mode-loose', data: { mode, wanted }, repair }];
}

function accessFindings(path: string, facts: FileFacts): readonly Found[] {
  const place = { severity: 'warning', subject: path, file: path } as const;
  const unwritable: readonly Found[] = facts.isWritable ? [] : [{ ...place, code: 'not-writable', data: {} }];
  return [...ownerFindings(path, facts), ...unwritable];
}

function ownerFindings(path: string, { isOwn }: FileFacts): readonly Found[] {
  if (isOwn !== false) return [];
  return [{ code: 'owner-foreign', severity: 'warning', subject: path, file: path, data: {} }];
}

function notWhatItShouldBe(path: string, { kind }: FileFacts): Found {
  return unreadable(path, kind === 'other' ? 'pipe' : kind);
}

function unreadable(path: string, reason: string): Found {
  return { code: 'file-unreadable', severity: 'error', subject: path, file: path, data: { reason } };
}

/** Too little for a cache file and its temporary file: bytes. */
const least = 1024 * 1024;

function diskFindings({ runtime }: CheckContext): readonly Found[] {
  const { files, homeDirectory } = runtime;
  const present = typeof inspected(runtime, awsFolder(runtime), { follow: true }) === 'object';
  const folder = present ? awsFolder(runtime) : homeDirectory;
  const disk = files.fileSystem(folder);
  if (disk === undefined) return [];
  const place = { subject: folder, file: folder } as const;
  const found: Found[] = [];
  if (disk.isRemote)
    found.push({ ...place, code: 'home-remote', severity: 'warning', data: { type: disk.type } });
  if (disk.free < least)
    found.push({ ...place, code: 'disk-full', severity: 'error', data: { free: disk.free } });
  return found;
}
