import { arch, release } from 'node:os';
import { resolve } from 'node:path';
import type { Runtime } from '@sso/core';
import { createBundle, type Finding, type Patient } from '@sso/core/diagnosis';

/**
 * Writes the report. A file that is there already is replaced.
 * @returns its absolute path
 * @throws SsoError `file-unwritable`
 */
export async function writeBundle(
  runtime: Runtime,
  file: string,
  facts: {
    readonly findings: readonly Finding[];
    readonly patient: Patient;
    readonly version: string;
    readonly signal: AbortSignal;
  },
): Promise<string> {
  const { findings, patient, version, signal } = facts;
  const { platform, programs } = patient;
  const awsCli = await programs.awsCli(signal);
  const bundle = createBundle(runtime, findings, {
    platform,
    programs: {
      sso: version,
      node: programs.nodeVersion,
      awsCli: awsCli.kind === 'version' ? awsCli.version : awsCli.kind,
      system: `${platform} ${release()} ${arch()}`,
      shell: patient.shell.name ?? 'unknown',
    },
  });
  const path = resolve(file);
  await runtime.files.write(path, new TextEncoder().encode(`${JSON.stringify(bundle, undefined, 2)}\n`), {
    mode: 0o600,
  });
  return path;
}
