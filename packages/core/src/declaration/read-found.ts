import { SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import type { FoundDeclaration } from './find-files.ts';
import type { DeclarationFinding, UnplacedFinding } from './finding.ts';
import { type Declaration, readDeclaration } from './read-file.ts';

export interface ReadFiles {
  /** Those that conform to the schema. */
  readonly declarations: readonly Declaration[];
  readonly findings: readonly DeclarationFinding[];
}

/**
 * Reads files, and has their values checked.
 * @throws SsoError `file-unreadable`
 */
export async function readFound(
  runtime: Runtime,
  found: readonly FoundDeclaration[],
  check: (declaration: Declaration) => readonly UnplacedFinding[],
): Promise<ReadFiles> {
  const declarations: Declaration[] = [];
  const findings: DeclarationFinding[] = [];
  for (const one of found) {
    const read = await readDeclaration(runtime, one);
    if (read.kind === 'mistaken') {
      findings.push(...read.findings);
      continue;
    }
    declarations.push(read.declaration);
    findings.push(...(await read.declaration.locate(check(read.declaration))));
  }
  return { declarations, findings };
}

/** @throws SsoError `declaration-invalid` where there are findings */
export function requireNoFindings(findings: readonly DeclarationFinding[]): void {
  if (findings.length > 0) throw new SsoError('declaration-invalid', { findings });
}
