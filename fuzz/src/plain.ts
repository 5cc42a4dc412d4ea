import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Secret } from '../../packages/core/src/secret.ts';

/** A record with its secrets as text and without members that say nothing, to compare it with another. */
export function plain(value: unknown): unknown {
  if (value instanceof Secret) return value.reveal();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, plain(member)]));
}

/**
 * Nothing that is printed of it, as text or as JSON, holds one of its secrets. An input may say the same of what is secret and of what is
 * not: that does not count.
 */
export function assertHidden(value: unknown, secrets: readonly string[]): void {
  const others = value instanceof Error ? '' : JSON.stringify(withoutSecrets(value));
  const hidden = secrets.filter((secret) => secret.length >= 12 && !others.includes(secret));
  if (hidden.length === 0) return;
  const printed = `${inspect(value, { depth: 10 })}${JSON.stringify(value)}${String(value)}`;
  for (const secret of hidden) assert.ok(!printed.includes(secret), 'a secret can be seen');
}

function withoutSecrets(value: unknown): unknown {
  if (value instanceof Secret) return undefined;
  if (typeof value !== 'object' || value === null) return value;
  return Object.values(value).map(withoutSecrets);
}

/** A date with a year of four digits: what a file can hold. */
export function assertMoment(milliseconds: unknown): void {
  assert.ok(typeof milliseconds === 'number' && Number.isFinite(milliseconds));
  assert.match(new Date(milliseconds).toISOString(), /^\d{4}-/);
}

export function assertText(value: unknown): void {
  assert.ok(typeof value === 'string' && value !== '');
}
