import type { AwsConfig } from '../config/aws-config.ts';
import { knownSessions } from '../config/resolve.ts';
import { SsoError } from '../errors.ts';
import { nearest } from '../names/near.ts';
import type { Runtime } from '../runtime.ts';
import { sessionKey } from '../session/select-session.ts';
import { meaningFindings } from './check-meaning.ts';
import { contradictions, declaredSessions } from './declared-sessions.ts';
import { type DeclarationPlace, type FoundDeclaration, findDeclarations } from './find-files.ts';
import type { DeclarationFinding, UnplacedFinding } from './finding.ts';
import type { Declaration } from './read-file.ts';
import { readFound } from './read-found.ts';

export interface DeclarationReport {
  /** What was looked at, the person's own first. */
  readonly files: readonly string[];
  readonly findings: readonly DeclarationFinding[];
}

export interface CheckPlace extends DeclarationPlace {
  /** Absolute path of the one file that is meant. It is taken for a project's unless it is the person's own. */
  readonly file?: string | undefined;
}

/**
 * Everything that is wrong with the declarative files that hold in a place, or with the one that is named.
 * @throws SsoError `file-unreadable`
 */
export async function checkDeclarations(
  runtime: Runtime,
  config: AwsConfig,
  place: CheckPlace,
): Promise<DeclarationReport> {
  try {
    const found = filesFor(runtime, place);
    const findings = await findingsOf(runtime, config, found);
    if (place.file === undefined) return { files: found.map(({ file }) => file), findings };
    return { files: [place.file], findings: findings.filter(({ file }) => file === place.file) };
  } catch (error) {
    if (!SsoError.is(error, 'declaration-invalid')) throw error;
    const { findings } = error.data;
    return { files: [...new Set(findings.map(({ file }) => file))], findings };
  }
}

/** The person's own file comes along with one that is named, which may use its sessions. */
function filesFor(runtime: Runtime, { file, cwd, platform }: CheckPlace): readonly FoundDeclaration[] {
  if (file === undefined) return findDeclarations(runtime, { cwd, platform });
  const own = findDeclarations(runtime, { platform });
  return own.some((found) => found.file === file) ? own : [...own, { file, origin: 'project' }];
}

async function findingsOf(
  runtime: Runtime,
  config: AwsConfig,
  found: readonly FoundDeclaration[],
): Promise<readonly DeclarationFinding[]> {
  const { declarations, findings } = await readFound(runtime, found, meaningFindings);
  const all = [...findings];
  for (const { declaration, findings: against } of contradictions(declarations, config))
    all.push(...(await declaration.locate(against)));
  const known = [...knownSessions(config), ...declaredSessions(declarations)].map(sessionKey);
  for (const declaration of declarations)
    all.push(...(await declaration.locate(unknownSessions(declaration, known))));
  return all;
}

function unknownSessions({ content }: Declaration, known: readonly string[]): readonly UnplacedFinding[] {
  return (content.populate ?? []).flatMap(({ session }, index): readonly UnplacedFinding[] => {
    if (known.includes(session)) return [];
    const error = new SsoError('session-not-found', { session, near: nearest(session, known) });
    return [{ path: ['populate', index, 'session'], at: 'value', problem: { kind: 'refused', error } }];
  });
}
