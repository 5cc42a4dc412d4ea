import { type DeclarationPlace, findDeclarations } from '../declaration/find-files.ts';
import type { Runtime } from '../runtime.ts';
import { noProduction, type Production } from './production.ts';

/**
 * What the declarative files that hold here say is production; without any, nothing is. A mistake is an error and no default: a rule
 * that does not hold because of a typing error would be worse than none.
 * @throws SsoError `declaration-invalid`, `file-unreadable`
 */
export async function readProduction(runtime: Runtime, place: DeclarationPlace): Promise<Production> {
  const found = findDeclarations(runtime, place);
  if (found.length === 0) return noProduction;
  // Every prompt comes here, and most of them have no file.
  const { declaredProduction } = await import('./declared-production.ts');
  return declaredProduction(runtime, found);
}
