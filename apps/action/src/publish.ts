import { assign } from './command-files.ts';
import { variablesToGive } from './given-variables.ts';
import type { Inputs } from './inputs.ts';
import { type Configured, configuredOutputs } from './outputs.ts';
import { planProfileFolder } from './profile-folder.ts';
import { makeProfileList } from './profile-list.ts';
import { writeProfiles } from './profiles.ts';
import { newRenewal, prepareRenewal } from './renewal.ts';
import type { Environment } from './service-runtime.ts';
import { folderState, variableState } from './state.ts';
import type { Step } from './step.ts';

/**
 * Gives everything to later steps, or nothing. What is to be removed at the end of the job is noted before it is there.
 * @throws ActionError `profile-repeated`, `runner-file-unsafe`
 * @throws SsoError those of files
 */
export async function publish(
  { runtime, helper }: Step,
  inputs: Inputs,
  configured: Omit<Configured, 'profiles'>,
  env: Environment,
): Promise<Configured> {
  const { fetched, ready } = configured;
  const folder = planProfileFolder(runtime);
  const renewal = inputs.renewCredentials ? newRenewal(runtime, folder.path) : undefined;
  const list = makeProfileList(inputs, fetched, renewal, helper);
  const result: Configured = { ...configured, profiles: list.map(({ name }) => name) };
  if (list.length > 0 && !folder.isShared) assign(runtime, [folderState(folder.path)]);
  const prepare = async () => {
    if (renewal !== undefined) await prepareRenewal(renewal, ready.seed, env);
  };
  const undo = list.length > 0 ? await writeProfiles(runtime, folder, list, prepare) : () => undefined;
  const variables = variablesToGive(runtime, inputs, fetched, list.length > 0 ? folder : undefined);
  try {
    assign(runtime, [
      variableState(runtime, variables),
      ...configuredOutputs(inputs, result),
      ...variables.map((variable) => ({ file: 'GITHUB_ENV', ...variable }) as const),
    ]);
  } catch (error) {
    undo();
    throw error;
  }
  return result;
}
