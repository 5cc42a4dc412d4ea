import { SsoError } from '../../errors.ts';
import type { Runtime } from '../../runtime.ts';
import type { Check, CheckContext } from '../check.ts';
import type { Found } from '../finding.ts';

/** Whether `sso switch` can change the shell, and who else has changed it. */
export const shellIntegration: Check = {
  id: 'shell-integration',
  run: async (context) => [...integrationFindings(context), ...otherToolFindings(context)],
};

/** The line that `sso init` is loaded by, or what nushell loads in its place. */
const loading = /\bsso init\b|\bdef --env --wrapped sso\b/;

function integrationFindings({ runtime, shell }: CheckContext): readonly Found[] {
  const { name, startUpFiles } = shell;
  if (name === undefined) return [];
  const files = startUpFiles.flatMap((file) => Array<string>(linesIn(runtime, file)).fill(file));
  const place = { subject: name } as const;
  if (files.length === 0)
    return [{ ...place, code: 'integration-missing', severity: 'info', data: { shell: name } }];
  if (files.length === 1) return [];
  const data = { shell: name, files };
  return [{ ...place, code: 'integration-twice', severity: 'warning', file: files[0], data }];
}

/** A start-up file that cannot be read says nothing here: the shell says so at each start. */
function linesIn(runtime: Runtime, file: string): number {
  try {
    const lines = new TextDecoder().decode(runtime.files.read(file)).split(/\r\n|\r|\n/);
    return lines.filter((line) => !/^\s*#/.test(line) && loading.test(line)).length;
  } catch (error) {
    if (error instanceof SsoError) return 0;
    throw error;
  }
}

/** By what other tools leave in a shell. Ours clears it when it switches. */
const marks: readonly (readonly [tool: string, variable: RegExp])[] = [
  ['aws-vault', /^AWS_VAULT$/],
  ['AWSume', /^AWSUME_/],
  ['awsu', /^AWSU_PROFILE$/],
  ['aws-sso-cli', /^AWS_SSO(?:_|$)/],
  ['Granted', /^GRANTED_SSO/],
  ['saml2aws', /^SAML2AWS_/],
];

function otherToolFindings({ runtime: { env } }: CheckContext): readonly Found[] {
  return marks.flatMap(([tool, variable]): readonly Found[] => {
    // With keys this program sets one of AWSume's itself, for prompts.
    const ownMark = env.SSO_PROFILE !== undefined ? 'AWSUME_PROFILE' : undefined;
    const variables = Object.keys(env).filter((name) => variable.test(name) && env[name] && name !== ownMark);
    if (variables.length === 0) return [];
    return [{ code: 'other-tool', severity: 'info', subject: tool, data: { tool, variables } }];
  });
}
