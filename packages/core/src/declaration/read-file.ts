import { SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { checkSchema } from './check-schema.ts';
import type { FoundDeclaration } from './find-files.ts';
import {
  type DeclarationFinding,
  type DeclarationProblem,
  type UnplacedFinding,
  writtenPath,
} from './finding.ts';
import { parseJson } from './parse-json.ts';
import { type DeclarationContent, declarationSchema } from './schema.ts';
import { placeAt } from './text-place.ts';

/** One file that conforms to the schema. */
export interface Declaration extends FoundDeclaration {
  readonly content: DeclarationContent;
  /** Says where in the file something was found. */
  readonly locate: (findings: readonly UnplacedFinding[]) => Promise<readonly DeclarationFinding[]>;
}

export type ReadDeclaration =
  | { readonly kind: 'declaration'; readonly declaration: Declaration }
  | { readonly kind: 'mistaken'; readonly findings: readonly DeclarationFinding[] };

/** Bytes. The parser of YAML, which knows places, needs long for what is made to take long. */
const limits = { json: 256 * 1024, yaml: 64 * 1024 } as const;

/** Of one file. Each takes a look through the whole file for its place, and nobody reads more of them. */
const mostFindings = 100;

/**
 * Reads a file and checks it against the schema; of very many findings the first ones are told. JSON without a mistake is read without loading the parser of YAML.
 * @throws SsoError `file-unreadable`
 */
export async function readDeclaration(runtime: Runtime, found: FoundDeclaration): Promise<ReadDeclaration> {
  const { file } = found;
  const syntax = file.endsWith('.json') ? 'json' : 'yaml';
  const size = runtime.files.size(file);
  if (size === undefined) throw new SsoError('file-unreadable', { file, reason: 'ENOENT' });
  if (size > limits[syntax])
    return mistaken(file, '', [{ problem: { kind: 'too-large', limit: limits[syntax] } }]);
  // What has no bytes may still be a pipe that never ends.
  const text = size === 0 ? '' : decoded(runtime.files.read(file));
  if (text === undefined) return mistaken(file, '', [{ problem: { kind: 'not-utf8' } }]);
  const { value, mistakes } = syntax === 'json' ? await readJson(text) : await readYaml(text);
  if (mistakes.length > 0) return mistaken(file, text, mistakes);
  const locate: Declaration['locate'] = (findings) => located(file, text, findings);
  const checked = checkSchema(declarationSchema, value);
  return checked.kind === 'conforming'
    ? { kind: 'declaration', declaration: { ...found, content: checked.value, locate } }
    : { kind: 'mistaken', findings: await locate(checked.findings) };
}

function decoded(bytes: Uint8Array | undefined): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

interface Mistake {
  readonly offset?: number;
  readonly problem: DeclarationProblem;
}

interface Parsed {
  readonly value: unknown;
  readonly mistakes: readonly Mistake[];
}

async function readJson(text: string): Promise<Parsed> {
  const parsed = parseJson(text);
  if (parsed.kind === 'not-json')
    return { value: undefined, mistakes: [{ offset: parsed.offset, problem: { kind: 'not-json' } }] };
  const { value, hasDuplicates } = parsed;
  if (!hasDuplicates) return { value, mistakes: [] };
  const { parseYaml } = await import('./parse-yaml.ts');
  // A name that is too long for the other grammar is no mistake in this one.
  const { mistakes } = parseYaml(text);
  return { value, mistakes: mistakes.filter(({ problem }) => problem.kind === 'duplicate-member') };
}

/** A file that is empty, or has comments only, says nothing, as `{}` does. */
async function readYaml(text: string): Promise<Parsed> {
  const { parseYaml } = await import('./parse-yaml.ts');
  const { value, mistakes } = parseYaml(text);
  return { value: value ?? {}, mistakes };
}

function mistaken(file: string, text: string, mistakes: readonly Mistake[]): ReadDeclaration {
  const findings = mistakes.slice(0, mostFindings).map(({ offset = 0, problem }) => ({
    file,
    ...placeAt(text, offset),
    path: '',
    problem,
  }));
  return { kind: 'mistaken', findings };
}

async function located(
  file: string,
  text: string,
  findings: readonly UnplacedFinding[],
): Promise<readonly DeclarationFinding[]> {
  if (findings.length === 0) return [];
  const { parseYaml } = await import('./parse-yaml.ts');
  const { offsetOf } = parseYaml(text);
  return findings.slice(0, mostFindings).map(({ path, at, problem }) => ({
    file,
    ...placeAt(text, offsetOf({ path, at })),
    path: writtenPath(path),
    problem,
  }));
}
