import { createHash } from 'node:crypto';
import type { Runtime } from '@sso/core';
import type { Assignment } from './command-files.ts';

/** A variable that was given to later steps. What it was is kept as a digest only, as it may be a secret. */
export interface GivenVariable {
  readonly name: string;
  readonly digest: string;
  /** What it was before, for what may not be empty. Never a secret. */
  readonly before: string;
}

/** What the first half of the Action leaves for the second. */
export interface State {
  /** A folder of ours below the runner's temporary one. */
  readonly folder: string | undefined;
  readonly variables: readonly GivenVariable[];
}

/** Credentials are gone when their variables are empty; these name what would be looked for in vain. */
const restored: ReadonlySet<string> = new Set([
  'AWS_PROFILE',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
]);

export function folderState(folder: string): Assignment {
  return { file: 'GITHUB_STATE', name: 'folder', value: folder };
}

export function variableState(
  { env }: Runtime,
  variables: readonly { readonly name: string; readonly value: string }[],
): Assignment {
  const given = variables.map(({ name, value }): GivenVariable => {
    return { name, digest: digestOf(value), before: restored.has(name) ? (env[name] ?? '') : '' };
  });
  return { file: 'GITHUB_STATE', name: 'variables', value: JSON.stringify(given) };
}

/** @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#sending-values-to-the-pre-and-post-actions */
export function readState({ env }: Runtime): State {
  return {
    folder: env.STATE_folder || undefined,
    variables: JSON.parse(env.STATE_variables || '[]') as readonly GivenVariable[],
  };
}

/** Whether a variable still has the value that was given to it. */
export function isStillGiven({ env }: Runtime, { name, digest }: GivenVariable): boolean {
  return digestOf(env[name] ?? '') === digest;
}

function digestOf(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}
