import type { HttpResponse, Runtime } from '../runtime.ts';
import type { ConfigFacts } from './config-facts.ts';
import type { Found } from './finding.ts';

/** One thing to look at. It changes nothing and says what it found. */
export interface Check {
  readonly id: string;
  /** Asks somebody on the network. */
  readonly isOnline?: boolean;
  run(context: CheckContext): Promise<readonly Found[]>;
}

/** What checks look at. */
export interface CheckContext {
  /** One that only reads. */
  readonly runtime: Runtime;
  readonly platform: NodeJS.Platform;
  /** Where project files are looked for; `undefined` where the folder has gone. */
  readonly cwd: string | undefined;
  readonly config: ConfigFacts;
  readonly programs: ProgramFacts;
  readonly shell: ShellFacts;
  /** Asks a host for nothing in particular, once, however many checks want to know. @throws SsoError as `HttpHandler.request` */
  readonly probe: (url: URL) => Promise<HttpResponse>;
  /** Aborted at the check's deadline. */
  readonly signal: AbortSignal;
}

export interface ProgramFacts {
  readonly nodeVersion: string;
  /** What this program needs, such as `^22.22.2 || >=24`, and whether the version is one of them. */
  readonly nodeRange: string;
  readonly nodeIsSupported: boolean;
  /** Asks the AWS CLI that the shell would run. */
  readonly awsCli: (signal: AbortSignal) => Promise<AwsCliFact>;
}

export type AwsCliFact =
  | { readonly kind: 'absent' }
  /** `version` such as `2.22.0`. */
  | { readonly kind: 'version'; readonly version: string }
  /** It did not start, or said something else. */
  | { readonly kind: 'unclear'; readonly reason: string };

export interface ShellFacts {
  /** The name that `sso init` takes; `undefined` where there is no telling, or no start-up file. */
  readonly name: string | undefined;
  /** The files that it reads at its start, whether they are there or not. */
  readonly startUpFiles: readonly string[];
}
