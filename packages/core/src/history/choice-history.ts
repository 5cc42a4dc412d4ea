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

/** Bytes. About a thousand choices; half of them are kept when there are more. */
const largestFile = 96 * 1024;

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
  for (const line of linesOf(runtime.files.read(historyPath(runtime, options)))) {
    const visit = readVisit(line);
    if (visit === undefined) continue;
    const age = Math.max(0, runtime.now() - visit.at);
    const key = choiceKey(visit.choice);
    scores.set(key, (scores.get(key) ?? 0) + 2 ** (-age / halfLife));
  }
  return scores;
}

/**
 * Remembers a choice. One line is added under the file's lock, so that of several shells none loses another's.
 * @throws SsoError `file-unreadable`, `file-unwritable`, `lock-timeout`
 */
export async function recordChoice(
  runtime: Runtime,
  choice: Choice,
  options: { readonly platform: NodeJS.Platform },
): Promise<void> {
  const file = historyPath(runtime, options);
  const line = new TextEncoder().encode(`${JSON.stringify({ at: runtime.now(), ...choice })}\n`);
  await runtime.files.withLock(file, async () => {
    const before = runtime.files.read(file);
    if ((before?.length ?? 0) < largestFile) return runtime.files.append(file, line);
    const lines = linesOf(before);
    const kept = lines.slice(Math.floor(lines.length / 2)).map((each) => `${each}\n`);
    const content = Buffer.concat([Buffer.from(kept.join('')), line]);
    return runtime.files.write(file, content, { mode: 0o600 });
  });
}

function historyPath(runtime: Runtime, options: { readonly platform: NodeJS.Platform }): string {
  return join(userFolder(runtime, 'state', options), 'choices.jsonl');
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
