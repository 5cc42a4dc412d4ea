import type { CommandEntry, FlagEntry, Manifest } from './manifest.ts';
import type { Candidate, Names } from './names.ts';

/** What could stand at the cursor, whatever is typed of it so far. */
export function candidatesFor(
  manifest: Manifest,
  words: readonly string[],
  current: string,
  names: Names,
): readonly Candidate[] {
  const { id, command, rest } = findCommand(manifest, words);
  const below = subcommands(manifest, id);
  if (command === undefined) return rest.length === 0 ? below : [];
  if (rest.includes('--')) return id === 'switch' ? valuesOf(id, 'name', rest, current, names) : [];
  const open = openFlag(command, rest);
  if (open !== undefined) return flagValues(open, command, rest, current, names);
  const [, name, typed] = /^--([a-z-]+)=(.*)$/s.exec(current) ?? [];
  if (name !== undefined && typed !== undefined) {
    return flagValues(name, command, rest, typed, names).map(({ value, description }) => ({
      value: `--${name}=${value}`,
      description,
    }));
  }
  if (current.startsWith('-')) return flagsOf(command, rest);
  if (id === 'help') return subcommands(manifest, positionals(command, rest).join(':'));
  const given = positionals(command, rest).length;
  const [argument, entry] = Object.entries(command.args)[given] ?? [];
  const values =
    argument === undefined
      ? []
      : (entry?.options?.map((value) => ({ value })) ?? valuesOf(id, argument, rest, current, names));
  return [...(given === 0 ? below : []), ...values];
}

/** The command with the longest name that the words begin with. */
function findCommand(manifest: Manifest, words: readonly string[]) {
  let found: { id: string; command: CommandEntry | undefined; rest: readonly string[] } | undefined;
  const named = words.findIndex((word) => word.startsWith('-'));
  const most = named === -1 ? words.length : named;
  for (let count = most; count > 0 && found === undefined; count--) {
    const id = words.slice(0, count).join(':');
    const rest = words.slice(count);
    if (Object.hasOwn(manifest.commands, id)) found = { id, command: manifest.commands[id], rest };
    else if (subcommands(manifest, id).length > 0) found = { id, command: undefined, rest };
  }
  return found ?? { id: '', command: undefined, rest: words };
}

/** The next words of the commands below this one. */
function subcommands(manifest: Manifest, id: string): readonly Candidate[] {
  const prefix = id === '' ? '' : `${id}:`;
  const found = new Map<string, Candidate>();
  for (const [name, { hidden, summary }] of Object.entries(manifest.commands)) {
    if (hidden || !name.startsWith(prefix)) continue;
    const [value = '', ...more] = name.slice(prefix.length).split(':');
    if (value !== '' && (more.length === 0 || !found.has(value)))
      found.set(value, { value, description: more.length === 0 ? summary : undefined });
  }
  return [...found.values()];
}

/** The name of the flag whose value the cursor is at. */
function openFlag({ flags }: CommandEntry, rest: readonly string[]): string | undefined {
  const name = flagNamed(flags, rest.at(-1) ?? '');
  return name !== undefined && flags[name]?.type === 'option' ? name : undefined;
}

function flagNamed(flags: CommandEntry['flags'], word: string): string | undefined {
  if (word.startsWith('--')) return Object.hasOwn(flags, word.slice(2)) ? word.slice(2) : undefined;
  if (!/^-[a-z]$/i.test(word)) return undefined;
  return Object.keys(flags).find((name) => flags[name]?.char === word.slice(1));
}

function flagsOf({ flags }: CommandEntry, rest: readonly string[]): readonly Candidate[] {
  const isOpen = ([name, { hidden, multiple }]: [string, FlagEntry]): boolean => {
    const isGiven = rest.some((word) => flagNamed(flags, word.replace(/=.*$/s, '')) === name);
    return !hidden && (multiple === true || !isGiven);
  };
  const own = Object.entries(flags).filter(isOpen);
  return [
    ...own.map(([name, { summary, description }]) => ({
      value: `--${name}`,
      description: summary ?? description,
    })),
    { value: '--help' },
  ];
}

function flagValues(
  name: string,
  command: CommandEntry,
  rest: readonly string[],
  current: string,
  names: Names,
): readonly Candidate[] {
  const { options } = command.flags[name] ?? {};
  return options?.map((value) => ({ value })) ?? valuesOf('', name, rest, current, names);
}

/** By what flags and arguments of this name hold, in every command. */
function valuesOf(
  id: string,
  name: string,
  rest: readonly string[],
  current: string,
  names: Names,
): readonly Candidate[] {
  switch (name) {
    case 'profile':
      return names.profiles(current);
    case 'session':
      return names.sessions();
    case 'account-id':
      return names.accounts();
    case 'role-name':
      return names.roles(valueGiven('--account-id', rest));
    case 'region':
    case 'sso-region':
      return names.regions();
    case 'target':
      return names.targets();
    case 'name':
      // Thousands of roles are of no use before it is clear that a number is being typed.
      if (id === 'switch')
        return /^\d/.test(current)
          ? [...names.targets(), ...names.profiles(current)]
          : names.profiles(current);
      return [];
    default:
      return [];
  }
}

function valueGiven(flag: string, rest: readonly string[]): string | undefined {
  const at = rest.lastIndexOf(flag);
  const attached = rest.find((word) => word.startsWith(`${flag}=`))?.slice(flag.length + 1);
  return at === -1 ? attached : rest[at + 1];
}

function positionals({ flags }: CommandEntry, rest: readonly string[]): readonly string[] {
  return rest.filter((word, index) => {
    const before = flagNamed(flags, rest[index - 1] ?? '');
    const isValue = before !== undefined && flags[before]?.type === 'option';
    return !isValue && (!word.startsWith('-') || word === '-');
  });
}
