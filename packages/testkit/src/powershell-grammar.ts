import { createRequire } from 'node:module';
import type { Node, Parser } from '@vscode/tree-sitter-wasm';

/** What the grammar makes of a script. */
export interface PowerShellScript {
  /** Where the grammar has no rule for what stands there; empty for a script that it takes whole. */
  readonly errors: readonly string[];
  /** Every command with its arguments, in the order of the text; literal strings are told by what they hold. */
  readonly commands: readonly (readonly string[])[];
  /** What is assigned, by the left side as it is written. Only sums of literal strings and of `[char]0x…` are known. */
  readonly assignments: ReadonlyMap<string, string | undefined>;
}

/**
 * Reads a script by the grammar that VS Code uses for PowerShell: for want of PowerShell itself, the judge of what is printed for it.
 * @see https://github.com/airbus-cert/tree-sitter-powershell
 */
export async function readPowerShellScript(text: string): Promise<PowerShellScript> {
  parser ??= createParser();
  const tree = (await parser).parse(text);
  if (tree === null) throw new Error('The grammar gave no tree.');
  try {
    return {
      errors: nodesIn(tree.rootNode)
        .filter((node) => node.isError || node.isMissing)
        .map(describeNode),
      commands: nodesOfType(tree.rootNode, 'command').map(wordsOf),
      assignments: new Map(nodesOfType(tree.rootNode, 'assignment_expression').map(assignmentOf)),
    };
  } finally {
    tree.delete();
  }
}

let parser: Promise<Parser> | undefined;

/** Loaded where it is asked for: most tests do without. */
async function createParser(): Promise<Parser> {
  const { default: treeSitter } = await import('@vscode/tree-sitter-wasm');
  await treeSitter.Parser.init();
  const file = createRequire(import.meta.url).resolve(
    '@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm',
  );
  return new treeSitter.Parser().setLanguage(await treeSitter.Language.load(file));
}

function childrenOf(node: Node): readonly Node[] {
  return node.children.filter((child) => child !== null);
}

/** The node and all below it, in the order of the text. */
function nodesIn(node: Node): readonly Node[] {
  return [node, ...childrenOf(node).flatMap(nodesIn)];
}

function nodesOfType(node: Node, ...types: readonly string[]): readonly Node[] {
  return nodesIn(node).filter(({ type, isNamed }) => isNamed && types.includes(type));
}

function describeNode({ isMissing, type, startPosition: { row, column }, text }: Node): string {
  return `${row + 1}:${column + 1} ${isMissing ? `without ${type}` : text}`;
}

function wordsOf(command: Node): readonly string[] {
  const name = command.childForFieldName('command_name')?.text ?? '';
  const given = childrenOf(command).find(({ type }) => type === 'command_elements');
  const words = given === undefined ? [] : childrenOf(given);
  return [
    name,
    ...words
      .filter(({ isNamed, type }) => isNamed && type !== 'command_argument_sep')
      .map((word) => literalOf(word) ?? word.text),
  ];
}

function assignmentOf(assignment: Node): readonly [name: string, value: string | undefined] {
  const [left] = childrenOf(assignment);
  const value = assignment.childForFieldName('value');
  return [left?.text ?? '', value === null ? undefined : literalOf(value)];
}

/** What an expression is worth that is a sum of literals, or `undefined`. */
function literalOf(expression: Node): string | undefined {
  const [only, ...others] = childrenOf(expression);
  switch (expression.type) {
    case 'verbatim_string_characters':
      return expression.text.slice(1, -1).replace(/(['‘’‚‛])['‘’‚‛]/g, '$1');
    case 'cast_expression':
      return characterOf(expression.text);
    case 'additive_expression': {
      const [left, operator, right] = childrenOf(expression);
      if (left === undefined || only === undefined) return undefined;
      if (operator === undefined) return literalOf(only);
      const [before, after] = [literalOf(left), right && literalOf(right)];
      const isSum = operator.text === '+' && before !== undefined && after !== undefined;
      return isSum ? before + after : undefined;
    }
    default:
      return only !== undefined && others.length === 0 ? literalOf(only) : undefined;
  }
}

function characterOf(cast: string): string | undefined {
  const code = /^\[char\]0x([0-9a-f]{1,4})$/.exec(cast)?.[1];
  return code === undefined ? undefined : String.fromCharCode(Number.parseInt(code, 16));
}
