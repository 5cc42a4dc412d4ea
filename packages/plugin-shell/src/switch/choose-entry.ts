import { UsageError } from '@sso/cli-kit';
import {
  type AwsConfig,
  cleanForTerminal,
  knownSessions,
  nearest,
  type Runtime,
  readAwsConfig,
  readChoiceScores,
  readDirectory,
  readProfileConfig,
  type Session,
  SsoError,
} from '@sso/core';
import { text } from '../messages/text.ts';
import { KnownAccounts, profileEntry, type SessionDirectory, switchEntries } from './entries.ts';
import { labelOf, type SwitchEntry } from './entry.ts';
import { type Found, findEntry } from './find-entry.ts';
import type { Person } from './person.ts';
import type { Wanted } from './request.ts';

export interface ChooseOptions {
  readonly platform: NodeJS.Platform;
  readonly person: Person;
  /** Whether the names of accounts are needed even where a profile is named; reading them takes time. */
  readonly withAccounts: boolean;
  /** Brings the list of accounts and roles up to date, before somebody picks from it. */
  readonly loadDirectories: (config: AwsConfig) => Promise<readonly SessionDirectory[]>;
  /** Begins to renew what is old while somebody picks; returns what ends it. */
  readonly renewStale: (config: AwsConfig, directories: readonly SessionDirectory[]) => () => Promise<void>;
}

/** What was chosen, and as much of the config as that takes. */
export interface Chosen {
  readonly entry: SwitchEntry;
  readonly config: AwsConfig;
}

/** At most so many are named in an error. */
const mostNamed = 10;

/**
 * What is wanted, if the name says that clearly; else the person picks.
 * @throws UsageError where nothing is called so; SsoError `choice-ambiguous` where nobody can pick, `answer-needed`, `nothing-configured`, `cancelled`
 */
export async function chooseEntry(
  runtime: Runtime,
  wanted: Exclude<Wanted, { kind: 'nothing' }>,
  options: ChooseOptions,
): Promise<Chosen> {
  if (wanted.kind === 'named') {
    const config = readProfileConfig(runtime, { profile: wanted.name });
    if (config.profiles.has(wanted.name)) {
      return { config, entry: profileEntry(config, wanted.name, accountsOf(runtime, config, options)) };
    }
  }
  const config = readAwsConfig(runtime);
  const scores = readChoiceScores(runtime, options);
  if (wanted.kind === 'any') {
    const directories = await options.loadDirectories(config);
    const entries = switchEntries(config, directories, scores);
    if (entries.length === 0) throw new SsoError('nothing-configured', { file: config.configFile });
    const endRenewing = options.renewStale(config, directories);
    try {
      return { config, entry: await options.person.pick(entries, '') };
    } finally {
      await endRenewing();
    }
  }
  const { name } = wanted;
  const lookUp = (directories: readonly SessionDirectory[]): LookUp => {
    const entries = switchEntries(config, directories, scores);
    return { name, entries, found: findEntry(entries, name) };
  };
  const known = lookUp(keptDirectories(runtime, knownSessions(config)));
  const found = known.found.kind === 'none' ? lookUp(await options.loadDirectories(config)) : known;
  return { config, entry: await entryNamed(config, found, options.person) };
}

/** A name, and what it found among all entries. */
interface LookUp {
  readonly name: string;
  readonly entries: readonly SwitchEntry[];
  readonly found: Found;
}

async function entryNamed(
  config: AwsConfig,
  { name, entries, found }: LookUp,
  person: Person,
): Promise<SwitchEntry> {
  if (found.kind === 'one') return found.entry;
  if (found.kind === 'none') {
    const near = nearest(name, config.profiles.keys());
    throw new UsageError(text.switch.notFound(cleanForTerminal(name), near && cleanForTerminal(near)));
  }
  if (person.interactive) return person.pick(entries, name);
  const candidates = found.entries.slice(0, mostNamed).map(labelOf);
  throw new SsoError('choice-ambiguous', { value: name, candidates, count: found.entries.length });
}

/** What is known without asking anybody. */
export function keptDirectories(runtime: Runtime, sessions: readonly Session[]): readonly SessionDirectory[] {
  return sessions.flatMap((session) => {
    const directory = readDirectory(runtime, session);
    return directory === undefined ? [] : [{ session, directory }];
  });
}

function accountsOf(runtime: Runtime, config: AwsConfig, { withAccounts }: ChooseOptions): KnownAccounts {
  return new KnownAccounts(withAccounts ? keptDirectories(runtime, knownSessions(config)) : []);
}
