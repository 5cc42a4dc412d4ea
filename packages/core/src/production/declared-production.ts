import { productionFindings } from '../declaration/check-production.ts';
import type { FoundDeclaration } from '../declaration/find-files.ts';
import { readFound, requireNoFindings } from '../declaration/read-found.ts';
import type { Runtime } from '../runtime.ts';
import { joinProduction } from './join-production.ts';
import type { Production } from './production.ts';

/**
 * What these files say is production.
 * @throws SsoError `declaration-invalid`, `file-unreadable`
 */
export async function declaredProduction(
  runtime: Runtime,
  found: readonly FoundDeclaration[],
): Promise<Production> {
  const { declarations, findings } = await readFound(runtime, found, productionFindings);
  requireNoFindings(findings);
  const rules = declarations.map(({ content: { production = {} } }) => {
    return { accounts: [], roles: [], profiles: [], ...production };
  });
  return joinProduction(rules);
}
