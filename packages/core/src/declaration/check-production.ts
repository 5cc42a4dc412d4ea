import { SsoError } from '../errors.ts';
import { isExpression, parsePattern } from '../names/pattern.ts';
import type { DeclarationOrigin } from './find-files.ts';
import type { MemberPath, UnplacedFinding } from './finding.ts';
import type { Declaration } from './read-file.ts';

const lists = ['accounts', 'roles', 'profiles'] as const;

/** What is wrong with the rules for production of one file. Prompts ask them, so nothing is loaded here that they do not need. */
export function productionFindings({ content, origin }: Declaration): readonly UnplacedFinding[] {
  return patternFindings(content.production ?? {}, ['production'], lists, origin);
}

type PatternLists<N extends string> = { readonly [K in N]?: readonly string[] };

/**
 * The patterns that are none, and those that a project's file cannot have: a regular expression can take forever, and Ctrl-C does not reach
 * a program that is busy with one.
 */
export function patternFindings<N extends string>(
  owner: PatternLists<N>,
  path: MemberPath,
  names: readonly N[],
  origin: DeclarationOrigin,
): readonly UnplacedFinding[] {
  return valuesOf(owner, path, names).flatMap((value): readonly UnplacedFinding[] => {
    const unusable = refusal(value.path, () => parsePattern(value.text));
    if (origin === 'user' || !isExpression(value.text)) return unusable;
    return [...unusable, { path: value.path, at: 'value', problem: { kind: 'expression-not-shared' } }];
  });
}

function valuesOf<N extends string>(
  owner: PatternLists<N>,
  path: MemberPath,
  names: readonly N[],
): readonly { readonly text: string; readonly path: MemberPath }[] {
  return names.flatMap((name) =>
    (owner[name] ?? []).map((text, index) => ({ text, path: [...path, name, index] })),
  );
}

/** What a check says against a value. */
export function refusal(path: MemberPath, check: () => unknown): readonly UnplacedFinding[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof SsoError)) throw error;
    return [{ path, at: 'value', problem: { kind: 'refused', error } }];
  }
}
