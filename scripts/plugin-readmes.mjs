import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runAsProgram, SetupError } from './toolchain.mjs';

/**
 * What oclif's manifest says of a command, as far as a README tells it.
 *
 * @typedef {{ char?: string, name: string, summary?: string, description?: string, helpValue?: string, options?: string[], type: string, hidden?: boolean }} Flag
 * @typedef {{ name: string, description?: string, required?: boolean, hidden?: boolean, options?: string[] }} Argument
 * @typedef {{ summary?: string, hidden?: boolean, flags: Record<string, Flag>, args: Record<string, Argument> }} Command
 */

const begin = '<!-- The commands, written by scripts/plugin-readmes.mjs -->';
const end = '<!-- The end of the commands -->';

/**
 * A README with its commands as the manifest has them.
 *
 * @param {string} readme
 * @param {Record<string, Command>} commands by their id
 * @returns {string}
 */
export function withCommands(readme, commands) {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from === -1 || to < from) throw new SetupError(`A README lacks the line ${begin} or ${end}`);
  const shown = Object.entries(commands).filter(([, command]) => !command.hidden);
  const sections = shown.map(([id, command]) => commandSection(id, command));
  return [readme.slice(0, from) + begin, ...sections, readme.slice(to)].join('\n\n');
}

/**
 * @param {string} id
 * @param {Command} command
 */
function commandSection(id, { summary, flags, args }) {
  const rows = [...Object.values(args).map(argumentRow), ...Object.values(flags).map(flagRow)];
  const heading = `### \`sso ${id.replaceAll(':', ' ')}\`\n\n${summary ?? ''}`;
  const visible = rows.filter((row) => row !== undefined);
  return visible.length === 0 ? heading : `${heading}\n\n${table([['Flag', 'Meaning'], ...visible])}`;
}

/**
 * @param {Argument} argument
 * @returns {readonly [string, string] | undefined}
 */
function argumentRow({ name, description, hidden, required, options }) {
  const typed = options?.join('|') ?? name.toUpperCase();
  return hidden ? undefined : [code(required ? typed : `[${typed}]`), description ?? ''];
}

/**
 * @param {Flag} flag
 * @returns {readonly [string, string] | undefined}
 */
function flagRow({ char, name, summary, description, helpValue, options, type, hidden }) {
  if (hidden) return undefined;
  const value = type === 'option' ? ` ${helpValue ?? options?.join('|') ?? 'VALUE'}` : '';
  // The one of oclif itself has no summary of ours.
  const meaning =
    name === 'json' ? 'Print the result, or the error, as JSON.' : (summary ?? description ?? '');
  return [code(`${char === undefined ? '' : `-${char}, `}--${name}${value}`), meaning];
}

/** @param {string} text */
function code(text) {
  return `\`${text}\``;
}

/**
 * Columns of one width, as the formatter wants them.
 *
 * @param {readonly (readonly string[])[]} rows the first one is the heading
 */
export function table(rows) {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const lines = cells.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/**
 * @param {boolean} write
 * @returns {readonly string[]} the READMEs that were not current
 */
function bringUpToDate(write) {
  return globSync('packages/plugin-*', { cwd: root }).flatMap((folder) => {
    const [file, manifest] = ['README.md', 'oclif.manifest.json'].map((name) => join(root, folder, name));
    if (file === undefined || manifest === undefined || !existsSync(file)) return [`${folder}: no README.md`];
    const before = readFileSync(file, 'utf8');
    const after = withCommands(before, JSON.parse(readFileSync(manifest, 'utf8')).commands);
    if (after === before) return [];
    if (write) writeFileSync(file, after);
    return [folder];
  });
}

await runAsProgram(import.meta.url, ([mode]) => {
  if (mode !== '--check' && mode !== '--write')
    throw new SetupError('Usage: plugin-readmes.mjs --check | --write');
  const stale = bringUpToDate(mode === '--write');
  for (const item of stale) console.log(item);
  return mode === '--check' && stale.length > 0 ? 1 : 0;
});
