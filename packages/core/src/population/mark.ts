import { fileNameHash } from '../cache/file-name-hash.ts';

/**
 * The key that says that a profile was written by us. It is a key and no comment, since every writer of the file, AWS CLI among
 * them, keeps keys with their section, and readers pass over those that they do not know.
 */
export const markKey = 'sso_populated';

const version = 1;

/**
 * The mark for a profile: a hash of its name and all its keys, so that whatever a person or another program changes, adds, takes away or
 * copies under another name shows. It keeps nobody from forging it: who can write the file may have the profile changed.
 */
export function profileMark(name: string, values: ReadonlyMap<string, string>): string {
  const keys = [...values].filter(([key]) => key !== markKey).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${version}-${fileNameHash(JSON.stringify([name, keys])).slice(0, 16)}`;
}
