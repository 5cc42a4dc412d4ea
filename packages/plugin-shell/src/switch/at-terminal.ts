import {
  describeFailure,
  formatDuration,
  formatListingProgress,
  hasColor,
  type Prompter,
  pickOne,
  progressOnStderr,
  runSignIn,
  workingFolder,
} from '@sso/cli-kit';
import {
  type AwsConfig,
  cleanForTerminal,
  createServiceContext,
  type DirectoryProgress,
  knownSessions,
  loadDirectory,
  type Runtime,
  readDirectory,
  readProduction,
  resolveServiceSettings,
  type Session,
  SsoError,
  sessionKey,
  sessionState,
} from '@sso/core';
import { text } from '../messages/text.ts';
import { inRed } from './announce.ts';
import type { SessionDirectory } from './entries.ts';
import { labelOf, type SwitchEntry, searchedTexts } from './entry.ts';
import type { Person } from './person.ts';

export interface TerminalFlags {
  readonly refresh: boolean;
  readonly 'device-code': boolean;
  readonly 'no-browser': boolean;
}

export interface Terminal {
  readonly prompter: Prompter;
  readonly notice: (line: string) => void;
  readonly abortSignal: () => AbortSignal;
}

/** The person at the terminal. Everything is shown on stderr: stdout may be the integration's. */
export function personAt(runtime: Runtime, flags: TerminalFlags, terminal: Terminal): Person {
  const { prompter, notice } = terminal;
  return {
    interactive: prompter.interactive,
    pick: (entries, query) => pick(runtime, entries, query, terminal),
    async confirmProduction(label) {
      const word = inRed(text.production, hasColor(process.stderr));
      const question = text.switch.confirm(cleanForTerminal(label), word);
      const agreed = await prompter.confirm({ ...question, flag: '--yes', default: false });
      if (!agreed) throw new SsoError('cancelled', {});
    },
    async signIn(context, session) {
      notice(text.switch.signIn(cleanForTerminal(sessionKey(session))));
      await runSignIn(context, session, { flags, notice, signal: terminal.abortSignal() });
    },
  };
}

/** Positions of the columns without which profile, account and role still tell the entries apart, on a narrow screen. */
const [accountIdColumn, regionColumn] = [2, 4];

async function pick(
  runtime: Runtime,
  entries: readonly SwitchEntry[],
  query: string,
  { prompter, abortSignal }: Terminal,
): Promise<SwitchEntry> {
  if (!prompter.interactive) throw new SsoError('answer-needed', text.switch.pick.missing);
  const { includes } = await readProduction(runtime, { platform: process.platform, cwd: workingFolder() });
  const timeLeft = sessionNotes(runtime);
  return pickOne(
    entries.map((entry) => ({
      value: entry,
      ...searchedColumns(entry),
      tone: includes({ ...entry, profile: entry.choice.kind === 'profile' ? labelOf(entry) : undefined })
        ? ('danger' as const)
        : undefined,
      note: entry.session && timeLeft(entry.session),
    })),
    {
      input: process.stdin,
      output: process.stderr,
      placeholder: text.switch.pick.placeholder,
      headings: text.switch.pick.headings,
      dispensable: [regionColumn, accountIdColumn],
      initialQuery: query,
      signal: abortSignal(),
    },
  );
}

/** What stands in a column is not searched a second time. */
function searchedColumns(entry: SwitchEntry) {
  const columns = columnsOf(entry);
  const searched = searchedTexts(entry).map(cleanForTerminal);
  return { columns, search: searched.filter((text) => !columns.includes(text)) };
}

function columnsOf(entry: SwitchEntry): readonly string[] {
  const { choice, accountName = '', accountId = '', roleName = '', region = '' } = entry;
  const profile = choice.kind === 'profile' ? choice.profile : text.switch.pick.noProfile;
  return [profile, accountName, accountId, roleName, region].map(cleanForTerminal);
}

/** How long a session lasts, read once for each. */
function sessionNotes(runtime: Runtime): (session: Session) => string {
  const known = new Map<string, string>();
  return (session) => {
    const key = sessionKey(session);
    const note = known.get(key) ?? sessionNote(runtime, session);
    known.set(key, note);
    return note;
  };
}

function sessionNote(runtime: Runtime, session: Session): string {
  const state = sessionState(runtime, session);
  if (state.kind === 'valid') return formatDuration(state.expiresAt - runtime.now());
  return text.switch.pick.sessions[state.kind];
}

/**
 * The accounts and roles of every session: as they were kept, or new ones of those that are signed in. A session that cannot be asked
 * is passed over with a word about it.
 */
export function directoriesAt(
  runtime: Runtime,
  { refresh }: TerminalFlags,
  { notice, abortSignal }: Terminal,
): (config: AwsConfig) => Promise<readonly SessionDirectory[]> {
  const directoryOf = async (config: AwsConfig, session: Session): Promise<readonly SessionDirectory[]> => {
    const kept = readDirectory(runtime, session);
    const isSignedIn = ['valid', 'refreshable'].includes(sessionState(runtime, session).kind);
    if ((kept !== undefined && !refresh) || !isSignedIn) return kept ? [{ session, directory: kept }] : [];
    const settings = resolveServiceSettings(runtime, config, {});
    const context = createServiceContext(runtime, settings, { signal: abortSignal() });
    const name = cleanForTerminal(sessionKey(session));
    const line = progressOnStderr(runtime.now);
    const onFetch = (accounts: number): void => {
      line.clear();
      notice(text.switch.asking(name, accounts));
    };
    const onProgress = (progress: DirectoryProgress): void =>
      line.update(() => formatListingProgress(name, progress));
    try {
      const directory = await loadDirectory(context, session, { refresh: true, onFetch, onProgress });
      line.clear();
      return [{ session, directory }];
    } catch (error) {
      line.clear();
      if (!(error instanceof SsoError) || error.code === 'cancelled') throw error;
      notice(text.switch.passedOver(name, describeFailure(error).message));
      return kept ? [{ session, directory: kept }] : [];
    }
  };
  return async (config) => {
    const found: SessionDirectory[] = [];
    for (const session of knownSessions(config)) found.push(...(await directoryOf(config, session)));
    return found;
  };
}
