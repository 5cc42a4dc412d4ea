import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface ActionDefinition {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: Readonly<Record<string, string>>;
}

export const actionDefinition = parse(
  readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'),
) as ActionDefinition;
