import type { Check } from './check.ts';
import { caBundle } from './checks/ca-bundle.ts';
import { cacheFiles } from './checks/cache-files.ts';
import { configGrammar } from './checks/config-grammar.ts';
import { configSections } from './checks/config-sections.ts';
import { declaration } from './checks/declaration.ts';
import { duplicateProfiles } from './checks/duplicate-profiles.ts';
import { leftovers } from './checks/leftovers.ts';
import { network } from './checks/network.ts';
import { permissions } from './checks/permissions.ts';
import { profiles } from './checks/profiles.ts';
import { proxy } from './checks/proxy.ts';
import { region } from './checks/region.ts';
import { sessions } from './checks/sessions.ts';
import { shadowing } from './checks/shadowing.ts';
import { shellIntegration } from './checks/shell-integration.ts';
import { staleProfiles } from './checks/stale-profiles.ts';
import { versions } from './checks/versions.ts';

/** In the order in which what they find is told. */
export const allChecks: readonly Check[] = [
  configGrammar,
  configSections,
  profiles,
  shadowing,
  duplicateProfiles,
  staleProfiles,
  sessions,
  region,
  network,
  proxy,
  caBundle,
  permissions,
  cacheFiles,
  leftovers,
  declaration,
  versions,
  shellIntegration,
];
