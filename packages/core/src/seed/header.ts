import { formatTimestamp, parseTimestamp } from '../cache/timestamp.ts';
import { SsoError } from '../errors.ts';
import { objectOf, textOf } from '../narrow.ts';
import { invalidPart, parseSeedTarget } from './binding.ts';
import type { SeedBinding, SeedHeader } from './seed.ts';

/** The header as `packSeed` describes it. */
export function formatHeader(header: SeedHeader): Uint8Array {
  const { repository, environment, targets, startUrlHost, region, keyId } = header;
  const members = {
    repository,
    environment: environment ?? null,
    targets: targets.map(({ accountId, roleName }) => `${accountId}/${roleName}`),
    startUrlHost,
    region,
    issuedAt: formatTimestamp(header.issuedAt),
    expiresAt: formatTimestamp(header.expiresAt),
    registrationExpiresAt: formatTimestamp(header.registrationExpiresAt),
    keyId,
  };
  return new TextEncoder().encode(JSON.stringify(members));
}

/** @throws SsoError `seed-malformed` */
export function parseHeader(bytes: Uint8Array): SeedHeader {
  const members = parseMembers(bytes);
  const binding = readBinding(members);
  const [startUrlHost, region] = [textOf(members.startUrlHost), textOf(members.region)];
  const [issuedAt, expiresAt, registrationExpiresAt] = [
    momentIn(members.issuedAt),
    momentIn(members.expiresAt),
    momentIn(members.registrationExpiresAt),
  ];
  const keyId = textOf(members.keyId);
  if (startUrlHost === undefined || region === undefined || keyId === undefined) throw malformed();
  if (!issuedAt || !expiresAt || !registrationExpiresAt) throw malformed();
  return { version: 1, ...binding, startUrlHost, region, issuedAt, expiresAt, registrationExpiresAt, keyId };
}

function parseMembers(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    return objectOf(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))) ?? {};
  } catch (error) {
    throw malformed(error);
  }
}

function readBinding({ repository, environment, targets }: Readonly<Record<string, unknown>>): SeedBinding {
  if (typeof repository !== 'string' || !Array.isArray(targets)) throw malformed();
  if (environment !== null && typeof environment !== 'string') throw malformed();
  const binding: SeedBinding = {
    repository,
    environment: environment ?? undefined,
    targets: targets.map(readTarget),
  };
  if (invalidPart(binding) !== undefined) throw malformed();
  return binding;
}

function readTarget(target: unknown) {
  try {
    return parseSeedTarget(String(target));
  } catch (error) {
    throw malformed(error);
  }
}

function momentIn(value: unknown): number | undefined {
  return typeof value === 'string' ? parseTimestamp(value) : undefined;
}

function malformed(cause?: unknown): SsoError {
  return new SsoError('seed-malformed', { problem: 'header' }, { cause });
}
