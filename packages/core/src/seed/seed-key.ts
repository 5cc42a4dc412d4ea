import { createHash } from 'node:crypto';
import { SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { Secret } from '../secret.ts';

const prefix = 'sso-seed-key.v1.';
const form = /^sso-seed-key\.v1\.([\w-]{43})$/;
const keyLength = 32;

/** The text form of a key: `sso-seed-key.v1.` and 32 random bytes in base64url without padding, 59 characters in all. */
export function createSeedKey(runtime: Runtime): Secret {
  return new Secret(prefix + Buffer.from(runtime.randomBytes(keyLength)).toString('base64url'));
}

/**
 * Checks what a person or a secret store gave as a key. Space around it, as of a line end, does not count.
 * @throws SsoError `seed-key-malformed`
 */
export function parseSeedKey(text: string): Secret {
  const trimmed = text.trim();
  if (trimmed === '') throw new SsoError('seed-key-malformed', { problem: 'empty' });
  if (/^sso-seed\.v\d/.test(trimmed)) throw new SsoError('seed-key-malformed', { problem: 'is-seed' });
  if (!form.test(trimmed)) throw new SsoError('seed-key-malformed', { problem: 'not-a-key' });
  return new Secret(trimmed);
}

/**
 * The 32 bytes of a key.
 * @throws SsoError `seed-key-malformed`
 */
export function seedKeyBytes(key: Secret): Buffer {
  return Buffer.from(parseSeedKey(key.reveal()).reveal().slice(prefix.length), 'base64url');
}

/** The first 8 bytes of a SHA-256 in hexadecimal. A key is 256 random bits, so its hash helps nobody to find it. */
export function seedKeyId(key: Secret): string {
  return createHash('sha256')
    .update('sso-seed-key-id.v1')
    .update(seedKeyBytes(key))
    .digest('hex')
    .slice(0, 16);
}
