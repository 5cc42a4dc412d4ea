import { formatTimestamp, parseTimestamp } from '../cache/timestamp.ts';
import { objectOf, textOf } from '../narrow.ts';
import type { Runtime } from '../runtime.ts';
import type { Session } from '../session/session.ts';
import type { KnownRoles } from './directory.ts';
import { directoryFile, readDirectoryFile, writeDirectoryFile } from './directory-file.ts';

/** Milliseconds from one writing to the next; more where writing takes long, so that it is never more than a twentieth of the time. */
const shortestInterval = 2_000;
const writingShare = 20;

/** By account id, what a fetch that was stopped had brought. */
export function readPartialDirectory(runtime: Runtime, session: Session): ReadonlyMap<string, KnownRoles> {
  const stored = readDirectoryFile(runtime, directoryFile(runtime, session, 'partial'));
  const accounts = Array.isArray(stored?.accounts) ? (stored.accounts as readonly unknown[]) : [];
  return new Map(accounts.map(entryOf).filter((entry) => entry !== undefined));
}

function entryOf(stored: unknown): readonly [string, KnownRoles] | undefined {
  const { accountId, roles, fetchedAt } = objectOf(stored) ?? {};
  const id = textOf(accountId);
  const time = parseTimestamp(textOf(fetchedAt) ?? '');
  if (id === undefined || time === undefined || !Array.isArray(roles)) return undefined;
  return [id, { roles: roles.filter((role) => typeof role === 'string'), fetchedAt: time }];
}

/**
 * What a fetch has brought so far, in a file of its own: the last whole directory stays what it is until there is another one. Also a
 * process that is killed loses only the last seconds.
 */
export class PartialDirectory {
  readonly #runtime: Runtime;
  readonly #session: Session;
  readonly #known: ReadonlyMap<string, KnownRoles>;
  #nextAt: number;
  #writing: Promise<void> = Promise.resolve();
  #isWriting = false;

  /** @param known what was there before the fetch; it stays, for accounts that the fetch does not come to */
  constructor(runtime: Runtime, session: Session, known: ReadonlyMap<string, KnownRoles>) {
    this.#runtime = runtime;
    this.#session = session;
    this.#known = known;
    this.#nextAt = runtime.now() + shortestInterval;
  }

  /** Costs nothing most of the time. */
  keepNowAndThen(roles: ReadonlyMap<string, KnownRoles>): void {
    if (this.#isWriting || this.#runtime.now() < this.#nextAt) return;
    this.#isWriting = true;
    const began = this.#runtime.now();
    this.#writing = this.#write(roles).finally(() => {
      const took = this.#runtime.now() - began;
      this.#nextAt = this.#runtime.now() + Math.max(shortestInterval, took * writingShare);
      this.#isWriting = false;
    });
    // Whoever ends the fetch hears of it.
    this.#writing.catch(() => undefined);
  }

  async keep(roles: ReadonlyMap<string, KnownRoles>): Promise<void> {
    await this.#writing;
    if (roles.size > 0) await this.#write(roles);
  }

  async remove(): Promise<void> {
    await this.#writing;
    const file = directoryFile(this.#runtime, this.#session, 'partial');
    if (this.#runtime.files.size(file) !== undefined) await this.#runtime.files.remove(file);
  }

  #write(roles: ReadonlyMap<string, KnownRoles>): Promise<void> {
    const all = new Map([...this.#known, ...roles]);
    const accounts = [...all].map(([accountId, known]) => ({
      accountId,
      roles: known.roles,
      fetchedAt: formatTimestamp(known.fetchedAt),
    }));
    const file = directoryFile(this.#runtime, this.#session, 'partial');
    return writeDirectoryFile(this.#runtime, file, { startUrl: this.#session.startUrl, accounts });
  }
}
