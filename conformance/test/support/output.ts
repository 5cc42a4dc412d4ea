import type { ProgramResult } from '@sso/testkit';

/** What a program printed. Throws with all of its output where it failed. */
export function stdoutOf({ exitCode, stdout, stderr }: ProgramResult): string {
  if (exitCode === 0) return stdout;
  throw new Error(`The program failed with ${exitCode}.\nstdout: ${stdout}\nstderr: ${stderr}`);
}

/** The same, as JSON. */
export function jsonOf(result: ProgramResult): unknown {
  return JSON.parse(stdoutOf(result));
}

/** What `sso export --format json` prints. */
export interface ExportedCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: string;
}

export function credentialsOf(result: ProgramResult): ExportedCredentials {
  return jsonOf(result) as ExportedCredentials;
}
