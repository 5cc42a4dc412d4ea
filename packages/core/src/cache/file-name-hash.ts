import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The SHA-1 of a text's UTF-8 in hexadecimal. It protects nothing: it is only how the shared cache files are called. Not of
 * `node:crypto`, which takes longer to load than everything else that a cached answer needs.
 */
export function fileNameHash(text: string): string {
  return bytesToHex(sha1(utf8ToBytes(text)));
}
