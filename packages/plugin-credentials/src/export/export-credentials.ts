import { detectShell, type Prompter, parentProcessName } from '@sso/cli-kit';
import type { Runtime } from '@sso/core';
import { chooseTarget } from '../target/choose-target.ts';
import type { Obtain } from '../target/obtain.ts';
import { readTargetConfig } from '../target/read-config.ts';
import { deliver, deliverCleared, type Output } from './deliver.ts';
import type { ExportFlags } from './flags.ts';
import { exportRequest } from './request.ts';

export interface ExportOptions {
  /** For what the flags leave open. */
  readonly prompter: Prompter;
  readonly output: Output;
  readonly obtain: Obtain;
}

/**
 * Does what the flags of `sso export` ask for.
 * @throws UsageError for flags that do not fit together; SsoError those of getting credentials, and `value-unquotable`
 */
export async function exportCredentials(
  runtime: Runtime,
  typed: ExportFlags,
  { prompter, output, obtain }: ExportOptions,
): Promise<void> {
  const { platform } = process;
  // The region alone is the profile's, as the account's id is.
  const flags = typed.field === 'region' ? { ...typed, 'with-region': true } : typed;
  const request = exportRequest(flags, () =>
    detectShell({ platform, env: runtime.env, parentName: parentProcessName }),
  );
  if (request.kind === 'clear') return deliverCleared(request, output);
  const config = readTargetConfig(runtime, flags);
  const target = await chooseTarget(runtime, config, prompter, flags);
  const credentials = await obtain(runtime, config, target);
  await deliver(runtime, request, credentials, target, output);
}
