import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { table } from '../../../scripts/plugin-readmes.mjs';
import { runAsProgram, SetupError } from '../../../scripts/toolchain.mjs';

const definition = new URL('../action.yml', import.meta.url);
const readme = new URL('../README.md', import.meta.url);

/**
 * What action.yml says of an input or an output.
 *
 * @typedef {{ description: string, required?: boolean, default?: string }} Entry
 */

/**
 * The README with the tables as action.yml has them.
 *
 * @param {string} text
 * @param {{ inputs: Record<string, Entry>, outputs: Record<string, Entry> }} action
 */
export function withTables(text, { inputs, outputs }) {
  const inputRows = Object.entries(inputs).map(([name, { description, required, default: absent }]) => {
    return [`\`${name}\``, required ? 'required' : absent === undefined ? '' : `\`${absent}\``, description];
  });
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  const withInputs = replaceBetween(text, 'inputs', table([['Input', 'Default', 'Meaning'], ...inputRows]));
  return replaceBetween(withInputs, 'outputs', table([['Output', 'Meaning'], ...outputRows]));
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} content
 */
function replaceBetween(text, name, content) {
  const begin = `<!-- The ${name}, written by apps/action/scripts/readme-tables.mjs -->`;
  const end = `<!-- The end of the ${name} -->`;
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new SetupError(`The README lacks the line ${begin} or ${end}`);
  return `${text.slice(0, from)}${begin}\n\n${content}\n\n${text.slice(to)}`;
}

await runAsProgram(import.meta.url, ([mode]) => {
  if (mode !== '--check' && mode !== '--write')
    throw new SetupError('Usage: readme-tables.mjs --check | --write');
  const before = readFileSync(readme, 'utf8');
  const after = withTables(before, parse(readFileSync(definition, 'utf8')));
  if (after !== before && mode === '--write') writeFileSync(readme, after);
  return mode === '--check' && after !== before ? 1 : 0;
});
