import { randomBytes, randomInt } from 'node:crypto';

/** RFC 8628 §6.1: consonants only, so that no code spells a word and none is mistaken for a digit. */
const userCodeLetters = 'BCDFGHJKLMNPQRSTVWXZ';
const accessKeyLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An opaque value in URL-safe letters. */
export function opaqueToken(prefix: string, bytes = 32): string {
  return `${prefix}${randomBytes(bytes).toString('base64url')}`;
}

/** Two groups of four letters, `BCDF-GHJK`. */
export function newUserCode(): string {
  return `${letters(userCodeLetters, 4)}-${letters(userCodeLetters, 4)}`;
}

/** A code as a person types it, in the form that {@link newUserCode} gives. */
export function normalUserCode(typed: string): string {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return `${plain.slice(0, 4)}-${plain.slice(4)}`;
}

/** The form of a temporary key id, with a start that no one takes for a leaked one. */
export function newAccessKeyId(): string {
  return `ASIAEMULATED${letters(accessKeyLetters, 8)}`;
}

/** Forty letters, as AWS's are. */
export function newSecretAccessKey(): string {
  return randomBytes(30).toString('base64');
}

function letters(alphabet: string, count: number): string {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
}
