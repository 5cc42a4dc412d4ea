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
  return `${version}-${checksum(JSON.stringify([name, keys]))}`;
}

/**
 * 64 bits: FNV-1a, and beside it the same steps with another multiplier. No cryptography, which would take longer for thousands of
 * profiles than all the rest, since it is for changes that nobody hides.
 * @see https://datatracker.ietf.org/doc/html/rfc9923
 */
function checksum(text: string): string {
  let [one, other] = [0x811c9dc5, 0xc9dc5118];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b);
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
