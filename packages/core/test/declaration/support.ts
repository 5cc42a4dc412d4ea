import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readDeclaration } from '../../src/declaration/read-file.ts';
import { SsoError } from '../../src/errors.ts';
import { testRuntime } from '../support/test-runtime.ts';

export const platform = 'linux';

/** A home with files in it, by their path there. */
export function homeWith(files: Readonly<Record<string, string | Uint8Array>>) {
  const { runtime, home } = testRuntime();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), content);
  }
  return { runtime, home };
}

/** What is found in one file of this name: places and kinds, and what belongs to them. */
export async function findingsIn(name: string, content: string | Uint8Array) {
  const { runtime, home } = homeWith({ [name]: content });
  const read = await readDeclaration(runtime, { file: join(home, name), origin: 'user' });
  if (read.kind === 'declaration') return [];
  return read.findings.map(({ line, column, path, problem }) => [`${line}:${column}`, path, problem.kind]);
}

/** The findings of an error. */
export async function refusedFindings(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!SsoError.is(error, 'declaration-invalid')) throw error ?? new Error('Nothing was refused.');
  return error.data.findings;
}
