import { checkStartUrl } from '../endpoints/start-url.ts';
import { SsoError } from '../errors.ts';
import { isSameName } from '../github/names.ts';
import type { Runtime } from '../runtime.ts';
import type { Secret } from '../secret.ts';
import { checkSeedBinding } from './binding.ts';
import { openContent, sealContent } from './content.ts';
import { formatHeader, parseHeader } from './header.ts';
import type { Seed, SeedBinding, SeedHeader } from './seed.ts';
import { createSeedKey, parseSeedKey, seedKeyId } from './seed-key.ts';

/** GitHub takes secrets of up to 48 KB. */
export const seedSizeLimit = 48 * 1024;

const prefix = 'sso-seed.v1.';
const anyVersion = /^sso-seed\.v(\d{1,6})(?:\.|$)/;
/** A nonce is 12 bytes; what follows is at least the tag of 16. */
const form = /^sso-seed\.v1\.([\w-]+)\.([\w-]{16})\.([\w-]{22,})$/;

export interface PackedSeed {
  /** May be stored like any secret; without the key it shows its header only. */
  readonly envelope: string;
  /** Belongs into a place of its own. */
  readonly key: Secret;
  readonly header: SeedHeader;
}

export interface UnpackedSeed {
  readonly seed: Seed;
  readonly header: SeedHeader;
}

/** Where a seed is about to be used. */
export interface SeedExpectation {
  /** `owner/name` */
  readonly repository: string;
  readonly environment?: string | undefined;
}

/**
 * Packs a seed into one line of text: `sso-seed.v1.<header>.<nonce>.<content>`, where each of the three is base64url without padding
 * (RFC 4648 section 5) of these bytes:
 *
 * - header: UTF-8 JSON that anybody can read, with exactly these members in this order: `repository`, `environment` (or null),
 *   `targets` (a list of `ACCOUNT/ROLE`), `startUrlHost`, `region`, `issuedAt`, `expiresAt`, `registrationExpiresAt` (each
 *   `YYYY-MM-DDTHH:MM:SSZ`), `keyId` (16 hexadecimal digits).
 * - nonce: 12 random bytes, new for every envelope.
 * - content: AES-256-GCM (NIST SP 800-38D) of UTF-8 JSON with the members `startUrl`, `scopes`, `accessToken`, `refreshToken`,
 *   `clientId`, `clientSecret`, in this order; its tag of 16 bytes follows. The associated data are the envelope's own characters up to
 *   and including the header, so neither the version nor the header can be changed without the key.
 *
 * @param options `key`: that of the envelope whose place this one takes; a new one where it is absent
 * @throws SsoError `seed-binding-invalid`, `seed-key-malformed`, `seed-too-large`, `start-url-invalid`
 */
export function packSeed(
  runtime: Runtime,
  seed: Seed,
  binding: SeedBinding,
  options: { readonly key?: Secret | undefined } = {},
): PackedSeed {
  checkSeedBinding(binding);
  const key = options.key ?? createSeedKey(runtime);
  const header = headerOf(seed, binding, seedKeyId(key));
  const start = prefix + encode(formatHeader(header));
  const nonce = runtime.randomBytes(12);
  const envelope = `${start}.${encode(nonce)}.${encode(sealContent(seed, { key, nonce, associated: start }))}`;
  if (envelope.length > seedSizeLimit) {
    throw new SsoError('seed-too-large', { bytes: envelope.length, limit: seedSizeLimit });
  }
  return { envelope, key, header };
}

/**
 * What an envelope says without its key. Nobody has vouched for it: only {@link unpackSeed} checks that it was not changed.
 * @throws SsoError `seed-malformed`, `seed-version`
 */
export function inspectSeed(envelope: string): SeedHeader {
  return readEnvelope(envelope).header;
}

/**
 * Opens an envelope for use in one repository and environment.
 * @param expected without it the seed is opened for none, as to revoke it
 * @throws SsoError `seed-malformed`, `seed-version`, `seed-key-malformed`, `seed-key-wrong`, `seed-wrong-repository`,
 * `seed-wrong-environment`
 */
export function unpackSeed(envelope: string, key: Secret, expected?: SeedExpectation): UnpackedSeed {
  const { header, start, nonce, content } = readEnvelope(envelope);
  const keyId = seedKeyId(parseSeedKey(key.reveal()));
  if (keyId !== header.keyId) throw new SsoError('seed-key-wrong', { expected: header.keyId, given: keyId });
  const opened = openContent(content, { key, nonce, associated: start });
  if (expected !== undefined) checkExpectation(header, expected);
  const { region, issuedAt, expiresAt, registrationExpiresAt } = header;
  const { clientId, clientSecret, ...secrets } = opened;
  const registration = { clientId, clientSecret, expiresAt: registrationExpiresAt };
  return { seed: { ...secrets, region, issuedAt, expiresAt, registration }, header };
}

interface Envelope {
  readonly header: SeedHeader;
  /** The characters that are authenticated with the content. */
  readonly start: string;
  readonly nonce: Buffer;
  readonly content: Buffer;
}

function readEnvelope(text: string): Envelope {
  const envelope = text.trim();
  if (envelope === '') throw new SsoError('seed-malformed', { problem: 'empty' });
  if (envelope.startsWith('sso-seed-key.')) throw new SsoError('seed-malformed', { problem: 'is-key' });
  const version = anyVersion.exec(envelope)?.[1];
  if (version === undefined) throw new SsoError('seed-malformed', { problem: 'not-a-seed' });
  if (version !== '1') throw new SsoError('seed-version', { version });
  const parts = envelope.length > seedSizeLimit ? null : form.exec(envelope);
  if (parts === null) throw new SsoError('seed-malformed', { problem: 'incomplete' });
  const [, header = '', nonce = '', content = ''] = parts;
  return {
    header: parseHeader(decode(header)),
    start: prefix + header,
    nonce: decode(nonce),
    content: decode(content),
  };
}

function headerOf(seed: Seed, { repository, environment, targets }: SeedBinding, keyId: string): SeedHeader {
  return {
    version: 1,
    repository,
    environment,
    targets,
    startUrlHost: checkStartUrl(seed.startUrl).host,
    region: seed.region,
    issuedAt: seed.issuedAt,
    expiresAt: seed.expiresAt,
    registrationExpiresAt: seed.registration.expiresAt,
    keyId,
  };
}

function checkExpectation({ repository, environment }: SeedHeader, expected: SeedExpectation): void {
  if (!isSameName(repository, expected.repository)) {
    throw new SsoError('seed-wrong-repository', { repository, expected: expected.repository });
  }
  if (environment === undefined || isSameName(environment, expected.environment ?? '')) return;
  throw new SsoError('seed-wrong-environment', { environment, expected: expected.environment });
}

/** One text a value: what Node would read, but nobody writes, is refused (RFC 4648 section 3.5). */
function decode(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (encode(bytes) !== text) throw new SsoError('seed-malformed', { problem: 'incomplete' });
  return bytes;
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
