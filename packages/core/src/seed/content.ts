import { createCipheriv, createDecipheriv } from 'node:crypto';
import { SsoError } from '../errors.ts';
import { objectOf, textOf } from '../narrow.ts';
import { Secret } from '../secret.ts';
import type { Seed } from './seed.ts';
import { seedKeyBytes } from './seed-key.ts';

const algorithm = 'aes-256-gcm';
const tagLength = 16;

/** What an envelope keeps secret. */
export interface SeedContent extends Pick<Seed, 'startUrl' | 'scopes' | 'accessToken' | 'refreshToken'> {
  readonly clientId: string;
  readonly clientSecret: Secret;
}

export interface Sealing {
  readonly key: Secret;
  /** 12 bytes. */
  readonly nonce: Uint8Array;
  /** Text that is authenticated with the content, but not part of it. */
  readonly associated: string;
}

/** @throws SsoError `seed-key-malformed` */
export function sealContent(seed: Seed, { key, nonce, associated }: Sealing): Buffer {
  const members = {
    startUrl: seed.startUrl,
    scopes: seed.scopes,
    accessToken: seed.accessToken.reveal(),
    refreshToken: seed.refreshToken.reveal(),
    clientId: seed.registration.clientId,
    clientSecret: seed.registration.clientSecret.reveal(),
  };
  const cipher = createCipheriv(algorithm, seedKeyBytes(key), nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(associated));
  return Buffer.concat([cipher.update(JSON.stringify(members), 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** @throws SsoError `seed-malformed`, `seed-key-malformed` */
export function openContent(content: Buffer, { key, nonce, associated }: Sealing): SeedContent {
  const decipher = createDecipheriv(algorithm, seedKeyBytes(key), nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(associated));
  decipher.setAuthTag(content.subarray(-tagLength));
  let text: string;
  try {
    text = decipher.update(content.subarray(0, -tagLength), undefined, 'utf8') + decipher.final('utf8');
  } catch (error) {
    throw new SsoError('seed-malformed', { problem: 'altered' }, { cause: error });
  }
  return readContent(text);
}

/** Whoever has the key can also have packed something else. No cause: a parser's message quotes what it read. */
function readContent(text: string): SeedContent {
  const { scopes, ...members } = objectOf(parseJson(text)) ?? {};
  const [startUrl, clientId] = [textOf(members.startUrl), textOf(members.clientId)];
  const [accessToken, refreshToken] = [textOf(members.accessToken), textOf(members.refreshToken)];
  const clientSecret = textOf(members.clientSecret);
  if (
    !startUrl ||
    !URL.canParse(startUrl) ||
    !clientId ||
    !accessToken ||
    !refreshToken ||
    !clientSecret ||
    !isTexts(scopes)
  ) {
    throw new SsoError('seed-malformed', { problem: 'content' });
  }
  return {
    startUrl,
    scopes,
    clientId,
    accessToken: new Secret(accessToken),
    refreshToken: new Secret(refreshToken),
    clientSecret: new Secret(clientSecret),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
