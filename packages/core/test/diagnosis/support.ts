import { chmodSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DiagnoseOptions, diagnose, type Finding, type Patient } from '../../src/diagnosis/index.ts';
import { type TestRuntime, testRuntime } from '../support/test-runtime.ts';

/** A machine with nothing wrong but its home. */
export const healthy: Patient = {
  platform: 'linux',
  cwd: undefined,
  programs: {
    nodeVersion: 'v24.15.0',
    nodeRange: '>=24',
    nodeIsSupported: true,
    awsCli: async () => ({ kind: 'version', version: '2.30.0' }),
  },
  shell: { name: undefined, startUpFiles: [] },
};

export interface Home extends TestRuntime {
  /** Writes a file below the home (0600, its folders 0700). `age` in milliseconds, by the steered clock. */
  write(path: string, content: string | Uint8Array, options?: { mode?: number; age?: number }): string;
  link(path: string, target: string): string;
  folder(path: string, mode?: number): string;
  /** What the checks of this name find; of all, where none is named. */
  findings(
    check?: string,
    options?: DiagnoseOptions & { readonly patient?: Patient },
  ): Promise<readonly Finding[]>;
}

export function testHome(env: Readonly<Record<string, string>> = {}): Home {
  const test = testRuntime({ env });
  const { home, clock, runtime } = test;
  const place = (path: string): string => {
    const whole = join(home, path);
    mkdirSync(dirname(whole), { recursive: true, mode: 0o700 });
    return whole;
  };
  return {
    ...test,
    write: (path, content, { mode = 0o600, age = 0 } = {}) => {
      const whole = place(path);
      writeFileSync(whole, content);
      chmodSync(whole, mode);
      const time = new Date(clock.now - age);
      utimesSync(whole, time, time);
      return whole;
    },
    link: (path, target) => {
      const whole = place(path);
      symlinkSync(target, whole);
      return whole;
    },
    folder: (path, mode = 0o700) => {
      const whole = place(path);
      mkdirSync(whole, { recursive: true });
      chmodSync(whole, mode);
      return whole;
    },
    findings: async (check, { patient = healthy, ...options } = {}) => {
      // The steered clock would let a deadline pass at once.
      const found = await diagnose({ ...runtime, sleep: forever }, patient, { offline: true, ...options });
      return found.filter((finding) => check === undefined || finding.check === check);
    },
  };
}

function forever(_milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((_done, failed) => signal?.addEventListener('abort', () => failed(signal.reason)));
}

export const session = `[sso-session my-sso]
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access
`;

export function profile(name: string, more = ''): string {
  return `
[profile ${name}]
sso_session = my-sso
sso_account_id = 111111111111
sso_role_name = Admin
${more}`;
}
