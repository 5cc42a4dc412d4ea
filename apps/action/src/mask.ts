import { type RoleCredentials, Secret } from '@sso/core';
import type { Seed } from '@sso/core/seed';
import type { ReadInput } from './input-values.ts';
import type { Journal } from './journal.ts';

/** Shorter texts would blot out half of the log, and are no secret that comes from AWS or GitHub. */
const shortest = 8;

/**
 * Has the runner hide a secret, and the forms in which a careless step would show it. GitHub's own runner derives some of these
 * by itself; others that run actions do not.
 */
export function hideSecret(journal: Journal, secret: Secret): void {
  const value = secret.reveal();
  const forms = new Set([value, value.trim(), encodeURIComponent(value), ...base64Forms(value)]);
  for (const form of forms) if (form.length >= shortest) journal.hide(form);
}

/** With and without padding, in both alphabets. */
function base64Forms(value: string): readonly string[] {
  const padded = Buffer.from(value).toString('base64');
  return [padded, padded.replace(/=+$/, ''), Buffer.from(value).toString('base64url')];
}

/** The inputs that hold secrets, before any of them is read for anything else. */
export function hideInputs(journal: Journal, read: ReadInput): void {
  for (const name of ['seed', 'seed-key', 'github-token']) hideSecret(journal, new Secret(read(name)));
  hideProxyPassword(journal, read('https-proxy'));
}

/** The address alone is no secret, and worth seeing when it does not answer. */
function hideProxyPassword(journal: Journal, address: string): void {
  const { username = '', password = '' } = URL.canParse(address) ? new URL(address) : {};
  if (username === '' && password === '') return;
  journal.hide(address);
  for (const text of [password, decoded(password)]) if (text !== '') journal.hide(text);
}

/** A lone `%` is no encoding. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function hideSeed(journal: Journal, seed: Seed): void {
  for (const secret of [seed.accessToken, seed.refreshToken, seed.registration.clientSecret]) {
    hideSecret(journal, secret);
  }
}

/** The access key ID is none by itself, but with it somebody could tell whose a leaked request is. */
export function hideCredentials(journal: Journal, credentials: RoleCredentials): void {
  journal.hide(credentials.accessKeyId);
  hideSecret(journal, credentials.secretAccessKey);
  hideSecret(journal, credentials.sessionToken);
}
