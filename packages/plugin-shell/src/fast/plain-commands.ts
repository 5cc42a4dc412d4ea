import { hasColor, workingFolder, writeNotice, writeResult } from '@sso/cli-kit';
import type { Runtime } from '@sso/core';
import { complete } from '../complete/complete.ts';
import { promptSegment } from '../prompt/prompt.ts';
import { isShellName, type ShellName } from '../shells/shells.ts';
import { announcement } from '../switch/announce.ts';
import { shellLines } from '../switch/deliver.ts';
import { nobody } from '../switch/person.ts';
import { noFlags, wantedBy } from '../switch/request.ts';
import { rememberSwitch, switchTo } from '../switch/switch.ts';
import { wordsFromEnvironment } from '../switch/words-from-environment.ts';

/** Answers a command line, or throws before anything is said where that takes a person, a service or the explanation of an error. */
export type PlainCommand = (runtime: Runtime) => Promise<void>;

export interface PlainOptions {
  readonly env: Runtime['env'];
  /** The path of oclif's manifest of the program. */
  readonly manifest: string;
}

const { platform } = process;

/**
 * Understands the command lines by which shells run the program all day: from the integration's function, from its completion and
 * from prompts. `undefined` for everything else.
 */
export function readPlainCommand(
  [name, ...words]: readonly string[],
  { env, manifest }: PlainOptions,
): PlainCommand | undefined {
  if (env.SSO_LOG || env.DEBUG) return undefined;
  switch (name) {
    case 'switch':
      return plainSwitch(wordsFromEnvironment(words, env));
    case 'prompt':
      return plainPrompt(words);
    case 'complete':
      return plainComplete(words, manifest);
    default:
      return undefined;
  }
}

/** `--shell SHELL` and a name, `-` or `--none`. */
function plainSwitch([flag, shell = '', ...rest]: readonly string[]): PlainCommand | undefined {
  const words = rest[0] === '--' ? rest.slice(1) : rest;
  const [word, ...others] = words;
  const isPlain = flag === '--shell' && isShellName(shell) && others.length === 0 && word !== undefined;
  const none = word === '--none' && rest.length === 1;
  if (!isPlain || (word.startsWith('-') && word !== '-' && !none && rest.length === 1)) return undefined;
  return async (runtime) => {
    const flags = { ...noFlags, none };
    const wanted = wantedBy(runtime, none ? undefined : word, flags);
    const switched = await switchTo(runtime, wanted, flags, {
      platform,
      cwd: workingFolder(),
      person: nobody,
      loadDirectories: async () => [],
      renewStale: () => async () => undefined,
    });
    const lines = shellLines(runtime, switched.variables, { kind: 'integration', shell });
    await rememberSwitch(runtime, switched, { platform });
    for (const line of announcement(runtime, switched, () => hasColor(process.stderr)))
      writeNotice(`${line}\n`);
    writeResult(lines);
  };
}

function plainPrompt(words: readonly string[]): PlainCommand | undefined {
  const found: { format?: string; shell?: ShellName } = {};
  for (let at = 0; at < words.length; at += 2) {
    const [flag, value] = [words[at], words[at + 1]];
    if (value === undefined) return undefined;
    if (flag === '--format') found.format = value;
    else if (flag === '--shell' && isShellName(value)) found.shell = value;
    else return undefined;
  }
  return async (runtime) =>
    writeResult(await promptSegment(runtime, { ...found, platform, cwd: workingFolder() }));
}

/** `--shell SHELL --line LINE`, or `--shell SHELL -- WORDS` */
function plainComplete(
  [flag, shell = '', kind, ...rest]: readonly string[],
  manifest: string,
): PlainCommand | undefined {
  if (flag !== '--shell' || !isShellName(shell)) return undefined;
  const typed = kind === '--' ? rest : kind === '--line' && rest.length === 1 ? rest[0] : undefined;
  if (typed === undefined) return undefined;
  return async (runtime) => writeResult(complete(runtime, { shell, typed }, manifest));
}
