import { SsoError } from '../errors.ts';
import { parsePattern } from '../names/pattern.ts';
import type { MemberPath, UnplacedFinding } from './finding.ts';
import type { Declaration } from './read-file.ts';

const lists = ['accounts', 'roles', 'profiles'] as const;

/** What is wrong with the rules for production of one file. Prompts ask them, so nothing is loaded here that they do not need. */
export function productionFindings({ content, origin }: Declaration): readonly UnplacedFinding[] {
  const { production = {} } = content;
  const path = ['production'];
  return [
    ...patternFindings(production, path, lists),
    ...(origin === 'project' ? sharedExpressions(production, path) : []),
  ];
}

/** A regular expression can take forever, and a prompt, unlike a command, is not there to be stopped. */
function sharedExpressions(
  production: PatternLists<(typeof lists)[number]>,
  path: MemberPath,
): readonly UnplacedFinding[] {
  return valuesOf(production, path, lists)
    .filter(({ text }) => /^!?\/.+\/[iu]*$/s.test(text))
    .map((value) => ({ path: value.path, at: 'value', problem: { kind: 'expression-not-shared' } }));
}

type PatternLists<N extends string> = { readonly [K in N]?: readonly string[] };

/** The patterns that are none. */
export function patternFindings<N extends string>(
  owner: PatternLists<N>,
  path: MemberPath,
  names: readonly N[],
): readonly UnplacedFinding[] {
  return valuesOf(owner, path, names).flatMap((value) => refusal(value.path, () => parsePattern(value.text)));
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
