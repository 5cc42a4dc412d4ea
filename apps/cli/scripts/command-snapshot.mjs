// Compares the commands of the built program, with their flags, arguments and aliases, to commands.snapshot.json,
// so that none disappears unnoticed. With --write the snapshot is brought up to date instead.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Config } from '@oclif/core/config';
import { settings } from '@oclif/core/settings';

const root = fileURLToPath(new URL('..', import.meta.url));
const defaultFile = `${root}commands.snapshot.json`;

settings.enableAutoTranspile = false;
const options = process.argv.slice(2);
const file = options.find((option) => !option.startsWith('--')) ?? defaultFile;
const current = await snapshot();

if (options.includes('--write')) {
  writeFileSync(file, `${JSON.stringify(current, undefined, 2)}\n`);
} else {
  const changes = differences(JSON.parse(readFileSync(file, 'utf8')), current);
  for (const change of changes) console.error(change);
  if (changes.length > 0) {
    console.error('If this is intended: node apps/cli/scripts/command-snapshot.mjs --write');
    process.exitCode = 1;
  }
}

async function snapshot() {
  const config = await Config.load({ root, ignoreManifest: true, userPlugins: false, devPlugins: false });
  const commands = config
    .getPluginsList()
    .flatMap((plugin) => plugin.commands)
    .map(async (command) => [command.id.replaceAll(':', ' '), describeCommand(command)]);
  return sorted(Object.fromEntries(await Promise.all(commands)));
}

function describeCommand(command) {
  return {
    ...(command.hidden ? { hidden: true } : {}),
    ...(command.strict === false ? { strict: false } : {}),
    aliases: [...command.aliases, ...command.hiddenAliases].sort(),
    args: mapValues(command.args, ({ required, options: values, multiple }) =>
      present({ required, values, multiple }),
    ),
    flags: sorted(mapValues(command.flags, describeFlag)),
  };
}

function describeFlag({
  type,
  char,
  required,
  multiple,
  options: values,
  env,
  aliases,
  allowNo,
  hidden,
  exclusive,
}) {
  return { type, ...present({ char, required, multiple, values, env, aliases, allowNo, hidden, exclusive }) };
}

/** Only what says something: no false, no undefined. */
function present(facts) {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined && fact !== false));
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One line a fact that was added, removed or changed, named by its path. */
function differences(before, after, path = '') {
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differences(before[key], after[key], path ? `${path} > ${key}` : key));
  }
  const [old, now] = [before, after].map((value) => JSON.stringify(value));
  if (old === now) return [];
  if (old === undefined) return [`added: ${path}`];
  return [now === undefined ? `removed: ${path}` : `changed: ${path}: ${old} is now ${now}`];
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
