/** How a program ended, and what it said until then. */
export interface Ending {
  /** None where a signal ended it. */
  readonly exitCode: number | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a program printed. Throws with all of its output where it failed. */
export function stdoutOf({ exitCode, stdout, stderr }: Ending): string {
  if (exitCode === 0) return stdout;
  throw new Error(`The program failed with ${exitCode}.\nstdout: ${stdout}\nstderr: ${stderr}`);
}

/** The same, as JSON. */
export function jsonOf(result: Ending): unknown {
  return JSON.parse(stdoutOf(result));
}

/** What `sso export --format json` prints. */
export interface ExportedCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: string;
}

export function credentialsOf(result: Ending): ExportedCredentials {
  return jsonOf(result) as ExportedCredentials;
}
