import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestRuntime, testRuntime } from '../support/test-runtime.ts';

export interface ConfigFiles {
  readonly config?: string | Uint8Array;
  readonly credentials?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A runtime whose home folder holds these files. */
export function runtimeWithConfig({
  env = {},
  ...files
}: ConfigFiles): TestRuntime & { readonly configPath: string } {
  const test = testRuntime({ env });
  const folder = join(test.home, '.aws');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return { ...test, configPath: join(folder, 'config') };
}
