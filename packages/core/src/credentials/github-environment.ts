import { SsoError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';
import { requireText, unquotable } from './formats/unquotable.ts';
import { environmentVariables, onlySet, type SetVariable } from './formats/variables.ts';
import type { SessionCredentials } from './role-credentials.ts';

const fileVariable = 'GITHUB_ENV';

export interface GithubEnvironment {
  /** Workflow commands for stdout, by which the runner hides the values in its log. They come first. */
  readonly masks: string;
  /** Gives the variables to the steps that follow. @throws SsoError `file-unwritable` */
  readonly write: () => Promise<void>;
}

/**
 * What a step of GitHub Actions does to give credentials to the steps after it.
 * @throws SsoError `variable-needed` outside of such a step, `value-unquotable`
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-environment-variable
 */
export function githubEnvironment(
  runtime: Runtime,
  credentials: SessionCredentials,
  options: { readonly region?: string | undefined } = {},
): GithubEnvironment {
  const file = runtime.env[fileVariable];
  if (!file) throw new SsoError('variable-needed', { variable: fileVariable });
  const variables = onlySet(environmentVariables(credentials, options.region));
  requireText('github', variables);
  const text = variables.map((variable) => githubAssignment(runtime, variable)).join('');
  const secrets = [credentials.accessKeyId, credentials.secretAccessKey, credentials.sessionToken];
  return {
    masks: secrets.map((secret) => mask(typeof secret === 'string' ? secret : secret.reveal())).join(''),
    write: () => runtime.files.append(file, new TextEncoder().encode(text)),
  };
}

/**
 * What sets one variable in the runner's file for the environment; also one output or one state in theirs. The lines up to the
 * delimiter are the value. A CR at the end of one would be taken for a part of the line end.
 * @throws SsoError `value-unquotable`
 */
export function githubAssignment(runtime: Runtime, { name, value }: SetVariable): string {
  if (value.includes('\r')) throw unquotable('github', name);
  const delimiter = newDelimiter(runtime);
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

/** One that nobody can guess, so that no value can end itself and set another variable. */
function newDelimiter({ randomBytes }: Runtime): string {
  return `ghadelimiter_${Buffer.from(randomBytes(16)).toString('hex')}`;
}

/** @see https://github.com/actions/toolkit/blob/main/docs/commands.md */
function mask(secret: string): string {
  const data = secret.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return `::add-mask::${data}\n`;
}
