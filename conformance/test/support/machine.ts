import { readFile, stat } from 'node:fs/promises';
import { type Emulator, type RunningEmulator, type StartOptions, startEmulator } from '@sso/emulator';
import {
  awsCliV2,
  cleanUpAfter,
  type Environment,
  type ProgramResult,
  runProgram,
  runSso,
  type TemporaryHome,
  temporaryHome,
} from '@sso/testkit';

export interface RunOptions {
  /** Added to the machine's own. */
  readonly env?: Environment;
  readonly input?: string;
}

/** A home where `sso` and AWS CLI work against the same Identity Center. */
export interface Machine {
  readonly emulator: Emulator;
  /** `http://127.0.0.1:PORT`, for endpoint overrides. */
  readonly url: string;
  readonly home: TemporaryHome;
  /** Sends every program to the emulator under AWS's own host names: a proxy, and the certificate to trust. */
  readonly env: Environment;
  sso(args: readonly string[], options?: RunOptions): Promise<ProgramResult>;
  aws(args: readonly string[], options?: RunOptions): Promise<ProgramResult>;
}

/** Begins an emulator and an empty home, which last until the end of the test. */
export async function startMachine(options: StartOptions = {}): Promise<Machine> {
  const running = await startEmulator(options);
  cleanUpAfter('test', () => running.close());
  const home = await temporaryHome();
  const env = await environment(home, running);
  return {
    emulator: running.emulator,
    url: running.url,
    home,
    env,
    sso: (args, run = {}) => runSso(args, { ...run, env: { ...env, ...run.env } }),
    aws: (args, run = {}) => runProgram(awsPath(), args, { ...run, env: { ...env, ...run.env } }),
  };
}

async function environment(home: TemporaryHome, running: RunningEmulator): Promise<Environment> {
  const certificate = await home.write('ca.pem', running.caCertificate);
  return {
    ...home.env,
    HTTPS_PROXY: running.proxyUrl,
    NO_PROXY: '127.0.0.1',
    AWS_CA_BUNDLE: certificate,
    AWS_PAGER: '',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
  };
}

function awsPath(): string {
  const aws = awsCliV2();
  if (!aws.found) throw new Error(`AWS CLI 2 is not on this machine: ${aws.install}`);
  return aws.path;
}

export const configPath = '.aws/config';

export function readConfig({ home }: Machine): Promise<string> {
  return readFile(home.file(configPath), 'utf8');
}

/** Permission bits of a file below the home. */
export async function modeOf({ home }: Machine, name: string): Promise<string> {
  return ((await stat(home.file(name))).mode & 0o777).toString(8);
}
