import { cleanForTerminal, type Runtime, Secret } from '@sso/core';
import { putGithubSecrets } from '@sso/core/github';
import type { PackedSeed } from '@sso/core/seed';
import { text } from '../messages/text.ts';
import type { Destination } from './destination.ts';
import { setGhSecret } from './gh.ts';

export interface Delivery {
  /** To stdout. */
  readonly print: (result: string) => void;
  /** To stderr. */
  readonly notice: (line: string) => void;
  readonly caBundle: string | undefined;
  readonly signal: AbortSignal;
}

/** @throws SsoError `gh-failed`, `file-unwritable`, `github-refused`, `github-unavailable`, `cancelled`, and those of the network */
export async function deliver(
  runtime: Runtime,
  packed: PackedSeed,
  destination: Destination,
  delivery: Delivery,
): Promise<void> {
  const { envelope, key, header } = packed;
  const { notice, signal } = delivery;
  if (destination.kind === 'file') return writeFiles(runtime, packed, destination, notice);
  const { names } = destination;
  if (destination.kind === 'stdout') {
    return delivery.print(`${names.seed}=${envelope}\n${names.key}=${key.reveal()}\n`);
  }
  // The key first: a seed that cannot be opened does not take the place of one that can.
  const secrets = [
    { name: names.key, value: key },
    { name: names.seed, value: new Secret(envelope) },
  ];
  if (destination.kind === 'gh') {
    for (const { name, value } of secrets) await setGhSecret(header, name, value, { signal });
  } else {
    const { caBundle } = delivery;
    await putGithubSecrets(runtime, header, secrets, { token: destination.token, caBundle, signal });
  }
  const { repository, environment } = header;
  notice(text.seed.stored(names.seed, names.key, cleanForTerminal(text.seed.place(repository, environment))));
}

async function writeFiles(
  { files }: Runtime,
  { envelope, key }: PackedSeed,
  { file, keyFile }: Extract<Destination, { kind: 'file' }>,
  notice: (line: string) => void,
): Promise<void> {
  const encoder = new TextEncoder();
  await files.write(keyFile, encoder.encode(`${key.reveal()}\n`), { mode: 0o600 });
  await files.write(file, encoder.encode(`${envelope}\n`), { mode: 0o600 });
  notice(text.seed.written(cleanForTerminal(file), cleanForTerminal(keyFile)));
}
