import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto';
import { hsalsa, xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { blake2b } from '@noble/hashes/blake2.js';
import type { Runtime } from '../runtime.ts';

const keyLength = 32;
const nonceLength = 24;
/** What stands before the 32 bytes of an X25519 key in DER (RFC 8410 sections 4 and 7). */
const privateKeyStart = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicKeyStart = Buffer.from('302a300506032b656e032100', 'hex');

/**
 * Encrypts a text for the holder of an X25519 key, as libsodium's `crypto_box_seal` does: the public half of a key that is made for
 * this one box, then XSalsa20-Poly1305 of the text, with the BLAKE2b of both public keys as its nonce.
 * @param publicKey 32 bytes
 * @returns the box in base64, or `undefined` where `publicKey` is no such key
 * @see https://doc.libsodium.org/public-key_cryptography/sealed_boxes
 */
export function sealForGithub(runtime: Runtime, publicKey: Uint8Array, text: string): string | undefined {
  if (publicKey.length !== keyLength) return undefined;
  const ephemeral = privateKeyOf(runtime.randomBytes(keyLength));
  const ephemeralPublic = createPublicKey(ephemeral)
    .export({ format: 'der', type: 'spki' })
    .subarray(publicKeyStart.length);
  const key = boxKey(ephemeral, publicKey);
  if (key === undefined) return undefined;
  const nonce = blake2b.create({ dkLen: nonceLength }).update(ephemeralPublic).update(publicKey).digest();
  const box = xsalsa20poly1305(key, nonce).encrypt(new TextEncoder().encode(text));
  return Buffer.concat([ephemeralPublic, box]).toString('base64');
}

/** The key of a `crypto_box`: HSalsa20 of what the two keys agree on. Nothing for a public key of low order. */
function boxKey(privateKey: KeyObject, publicKey: Uint8Array): Uint8Array | undefined {
  const point = createPublicKey({
    key: Buffer.concat([publicKeyStart, publicKey]),
    format: 'der',
    type: 'spki',
  });
  try {
    return hsalsa20(diffieHellman({ privateKey, publicKey: point }));
  } catch {
    return undefined;
  }
}

function hsalsa20(secret: Uint8Array): Uint8Array {
  const output = new Uint32Array(keyLength / 4);
  hsalsa(words(Buffer.from('expand 32-byte k')), words(secret), new Uint32Array(4), output);
  return new Uint8Array(output.buffer);
}

/** A copy: the bytes need not lie where words can be read. */
function words(input: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(input).buffer);
}

function privateKeyOf(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([privateKeyStart, seed]), format: 'der', type: 'pkcs8' });
}
