import { join } from 'node:path';
import { objectOf, textOf } from '../narrow.ts';
import type { Runtime } from '../runtime.ts';
import { userFolder } from '../user-folder.ts';

/** What a person chose for a shell: a profile, or a role that has none. */
export type Choice =
  | { readonly kind: 'profile'; readonly profile: string }
  | {
      readonly kind: 'role';
      /** As a person names it: its name, or a start URL. */
      readonly session: string;
      readonly accountId: string;
      readonly roleName: string;
    };

/** How often and how recently something was chosen, by {@link choiceKey}; what was never chosen is absent. */
export type ChoiceScores = ReadonlyMap<string, number>;

/** A choice counts half after this time. */
const halfLife = 7 * 24 * 60 * 60_000;

/** Of the files, of which each holds a month: what lies longer back does not count any more. */
const keptFiles = 2;

const lineFeed = 0x0a;

/** Equal for equal choices. */
export function choiceKey(choice: Choice): string {
  return JSON.stringify(
    choice.kind === 'profile' ? [choice.profile] : [choice.session, choice.accountId, choice.roleName],
  );
}

/** @throws SsoError `file-unreadable` */
export function readChoiceScores(
  runtime: Runtime,
  options: { readonly platform: NodeJS.Platform },
): ChoiceScores {
  const scores = new Map<string, number>();
  const folder = userFolder(runtime, 'state', options);
  const files = historyFiles(runtime, folder).slice(-keptFiles);
  for (const line of files.flatMap((file) => linesOf(runtime.files.read(join(folder, file))))) {
    const visit = readVisit(line);
    if (visit === undefined) continue;
    const age = Math.max(0, runtime.now() - visit.at);
    const key = choiceKey(visit.choice);
    scores.set(key, (scores.get(key) ?? 0) + 2 ** (-age / halfLife));
  }
  return scores;
}

/**
 * Remembers a choice: one line at the end of the month's file, written at once, so that of several shells none loses another's and none
 * waits for another. Behind half a line, as of a shell that was killed, it begins a line of its own.
 * @throws SsoError `file-unreadable`, `file-unwritable`
 */
export async function recordChoice(
  runtime: Runtime,
  choice: Choice,
  options: { readonly platform: NodeJS.Platform },
): Promise<void> {
  const folder = userFolder(runtime, 'state', options);
  const at = runtime.now();
  const file = join(folder, `choices-${new Date(at).toISOString().slice(0, 7)}.jsonl`);
  const lastByte = runtime.files.read(file)?.at(-1) ?? lineFeed;
  const line = `${lastByte === lineFeed ? '' : '\n'}${JSON.stringify({ at, ...choice })}\n`;
  await runtime.files.append(file, new TextEncoder().encode(line), { makeFolder: true });
  for (const old of historyFiles(runtime, folder).slice(0, -keptFiles))
    await runtime.files.remove(join(folder, old));
}

/** The oldest first. */
function historyFiles({ files }: Runtime, folder: string): readonly string[] {
  return files
    .list(folder)
    .filter((name) => /^choices-\d{4}-\d\d\.jsonl$/.test(name))
    .toSorted();
}

function linesOf(bytes: Uint8Array | undefined): readonly string[] {
  return bytes === undefined ? [] : new TextDecoder().decode(bytes).split('\n').filter(Boolean);
}

/** `undefined` for a line that is cut off or of another version. */
function readVisit(line: string): { readonly at: number; readonly choice: Choice } | undefined {
  try {
    const { at, kind, ...members } = objectOf(JSON.parse(line)) ?? {};
    const choice = readChoice(kind, members);
    return typeof at === 'number' && choice !== undefined ? { at, choice } : undefined;
  } catch {
    return undefined;
  }
}

function readChoice(kind: unknown, members: Readonly<Record<string, unknown>>): Choice | undefined {
  const [profile, session, accountId, roleName] = ['profile', 'session', 'accountId', 'roleName'].map(
    (name) => textOf(members[name]),
  );
  if (kind === 'profile' && profile) return { kind, profile };
  return kind === 'role' && session && accountId && roleName
    ? { kind, session, accountId, roleName }
    : undefined;
}
