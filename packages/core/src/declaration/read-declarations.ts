import type { Runtime } from '../runtime.ts';
import { meaningFindings } from './check-meaning.ts';
import { type DeclarationPlace, findDeclarations } from './find-files.ts';
import type { Declaration } from './read-file.ts';
import { readFound, requireNoFindings } from './read-found.ts';

/**
 * The declarative files that hold here: the person's own first, then the project's. Everything about them has been checked but what
 * they say about each other and about `~/.aws/config`.
 * @throws SsoError `declaration-invalid` with all findings of all files, `file-unreadable`
 */
export async function readDeclarations(
  runtime: Runtime,
  place: DeclarationPlace,
): Promise<readonly Declaration[]> {
  const { declarations, findings } = await readFound(
    runtime,
    findDeclarations(runtime, place),
    meaningFindings,
  );
  requireNoFindings(findings);
  return declarations;
}
