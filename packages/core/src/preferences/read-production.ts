import { productionFindings } from '../declaration/check-production.ts';
import { type DeclarationPlace, findDeclarations } from '../declaration/find-files.ts';
import { readFound, requireNoFindings } from '../declaration/read-found.ts';
import type { Runtime } from '../runtime.ts';
import { joinProduction, type Production } from './join-production.ts';

/**
 * What the declarative files that hold here say is production; without any, nothing is. A mistake is an error and no default: a rule
 * that does not hold because of a typing error would be worse than none.
 * @throws SsoError `declaration-invalid`, `file-unreadable`
 */
export async function readProduction(runtime: Runtime, place: DeclarationPlace): Promise<Production> {
  const { declarations, findings } = await readFound(
    runtime,
    findDeclarations(runtime, place),
    productionFindings,
  );
  requireNoFindings(findings);
  const rules = declarations.map(({ content: { production = {} } }) => {
    return { accounts: [], roles: [], profiles: [], ...production };
  });
  return joinProduction(rules);
}
