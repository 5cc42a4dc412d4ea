import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { DeclarationProblem, MemberPath, UnplacedFinding } from './finding.ts';

export interface ParsedYaml {
  readonly value: unknown;
  readonly mistakes: readonly YamlMistake[];
  /** Where a finding's member begins, or the nearest thing around it that is there: an offset in UTF-16 code units. */
  readonly offsetOf: (finding: Pick<UnplacedFinding, 'path' | 'at'>) => number;
}

export interface YamlMistake {
  readonly offset: number;
  readonly problem: DeclarationProblem;
}

/** More than the schema has, and less than what takes the parser's stack. */
const deepest = 64;
/** For a file of settings, an alias here and there. */
const maxAliasCount = 100;

/**
 * Reads YAML 1.2, of which JSON is a part, with the place of every member.
 * @see https://yaml.org/spec/1.2.2/
 */
export function parseYaml(text: string): ParsedYaml {
  const tooDeep = depthBeyond(text, deepest);
  if (tooDeep !== undefined) return unreadable(tooDeep, 'nested too deeply');
  // Looking for equal names is the parser's slowest part: it compares each with each.
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  const mistakes = [...grammarMistakes(document), ...otherMistakes(document)];
  const offsetOf: ParsedYaml['offsetOf'] = ({ path, at }) => offsetIn(document, path, at);
  if (mistakes.length > 0) return { value: undefined, mistakes, offsetOf };
  try {
    return { value: document.toJS({ maxAliasCount }), mistakes, offsetOf };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return unreadable(0, error.message);
  }
}

function unreadable(offset: number, reason: string): ParsedYaml {
  return {
    value: undefined,
    mistakes: [{ offset, problem: { kind: 'not-yaml', reason } }],
    offsetOf: () => 0,
  };
}

/**
 * Where brackets, or indentation and the signs of nested blocks, go deeper than `limit`. The parser calls itself for each level, and a
 * stack that ends within a regular expression ends the process.
 */
function depthBeyond(text: string, limit: number): number | undefined {
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/[[{\]}]/g)) {
    depth = sign === '[' || sign === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > limit) return index;
  }
  // A level of a block takes a blank at least.
  for (const { 0: indent, index } of text.matchAll(/^[ \t?:-]+/gm)) {
    if (indent.length > limit * 2) return index;
  }
  return undefined;
}

function grammarMistakes({ errors, warnings }: Document): readonly YamlMistake[] {
  return [...errors, ...warnings].map(({ pos: [offset], message }) => ({
    offset,
    problem: { kind: 'not-yaml', reason: message },
  }));
}

/** What the grammar lets pass: names that are no text, or that a map has twice, aliases of what was not named before. */
function otherMistakes(document: Document): readonly YamlMistake[] {
  const found: YamlMistake[] = [];
  const anchors = new Set<string>();
  visit(document, {
    Node(_, node) {
      if (isMap(node)) found.push(...mistakenNames(node));
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.add(node.anchor);
      } else if (!anchors.has(node.source)) {
        const reason = `nothing before is called &${node.source}`;
        found.push({ offset: beginOf(node) ?? 0, problem: { kind: 'not-yaml', reason } });
      }
    },
  });
  return found;
}

function mistakenNames({ items }: YAMLMap): readonly YamlMistake[] {
  const names = new Set<string>();
  return items.flatMap((pair): readonly YamlMistake[] => {
    const name = nameOf(pair);
    const offset = beginOf(pair.key) ?? 0;
    if (name === undefined)
      return [{ offset, problem: { kind: 'not-yaml', reason: 'a name that is no text' } }];
    if (names.has(name)) return [{ offset, problem: { kind: 'duplicate-member' } }];
    names.add(name);
    return [];
  });
}

function offsetIn(document: Document, path: MemberPath, at: UnplacedFinding['at']): number {
  let node: unknown = document.contents;
  let offset = beginOf(node) ?? 0;
  for (const [index, part] of path.entries()) {
    const collection = isAlias(node) ? node.resolve(document) : node;
    const pair = isMap(collection) ? collection.items.find((item) => nameOf(item) === part) : undefined;
    node = isSeq(collection) && typeof part === 'number' ? collection.items[part] : pair?.value;
    const isNamed = at === 'name' && index === path.length - 1;
    offset = beginOf(isNamed ? pair?.key : node) ?? beginOf(pair?.key) ?? offset;
  }
  return offset;
}

/** Not of a map or a list, which YAML allows as a name: as text, each level of them takes twice the length of the one within, or more. */
function nameOf({ key }: Pair): string | undefined {
  if (key === null) return '';
  return isScalar(key) ? String(key.value ?? '') : undefined;
}

function beginOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
