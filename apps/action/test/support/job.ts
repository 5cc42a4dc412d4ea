import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ProgramResult, runProgram, type TemporaryHome, temporaryHome } from '@sso/testkit';
import { actionDefinition } from './action-definition.ts';
import {
  readCommandFile,
  readEnvironmentFile,
  readWorkflowCommands,
  type WorkflowCommand,
} from './command-file.ts';

export type Inputs = Readonly<Record<string, string>>;

/** A job on a runner, with the steps that it runs. */
export interface Job {
  readonly home: TemporaryHome;
  /** What a step is started with, and what steps have added to it. Tests change it. */
  readonly env: Record<string, string | undefined>;
  readonly temporaryFolder: string;
  /** Runs the first half of the Action. */
  step(inputs: Inputs): Promise<StepResult>;
  /** Runs the second half of a step, as the runner does at the end of the job. */
  post(step: StepResult): Promise<StepResult>;
  /** Every file of the job, by its path. */
  files(): Promise<ReadonlyMap<string, string>>;
}

export interface StepResult extends ProgramResult {
  readonly inputs: Inputs;
  readonly given: ReadonlyMap<string, string>;
  readonly outputs: ReadonlyMap<string, string>;
  readonly state: ReadonlyMap<string, string>;
  readonly summary: string;
  readonly commands: readonly WorkflowCommand[];
  /** The text of the one error that the step shows. */
  readonly error: string | undefined;
  /** What the runner was told to hide. */
  readonly hidden: readonly string[];
}

export const repository = 'example/deployments';

const commandFiles = {
  GITHUB_ENV: 'set_env',
  GITHUB_OUTPUT: 'set_output',
  GITHUB_STATE: 'save_state',
  GITHUB_STEP_SUMMARY: 'step_summary',
} as const;

type CommandFile = keyof typeof commandFiles;

export async function startJob(env: Readonly<Record<string, string | undefined>> = {}): Promise<Job> {
  const home = await temporaryHome();
  const temporaryFolder = home.file('_temp');
  const folder = join(temporaryFolder, '_runner_file_commands');
  await mkdir(folder, { recursive: true });
  const job: Job = {
    home,
    temporaryFolder,
    env: {
      ...home.env,
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: repository,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_ACTOR: 'ada',
      RUNNER_TEMP: temporaryFolder,
      ...env,
    },
    step: (inputs) => runHalf(job, folder, 'main', inputs, {}),
    post: (step) => {
      const state = [...step.state].map(([name, value]) => [`STATE_${name}`, value] as const);
      return runHalf(job, folder, 'post', step.inputs, Object.fromEntries(state));
    },
    files: async () => readFiles(home.path),
  };
  return job;
}

let steps = 0;

async function runHalf(
  job: Job,
  folder: string,
  half: 'main' | 'post',
  inputs: Inputs,
  state: Readonly<Record<string, string>>,
): Promise<StepResult> {
  steps += 1;
  const paths = Object.entries(commandFiles).map(([variable, name]) => {
    return [variable, join(folder, `${name}_${steps}`)] as const;
  });
  for (const [, path] of paths) await writeFile(path, '');
  const env = { ...Object.fromEntries(paths), ...job.env, ...inputVariables(inputs), ...state };
  const program = fileURLToPath(new URL(`../../${actionDefinition.runs[half]}`, import.meta.url));
  const result = await runProgram(process.execPath, [program], { env, cwd: job.home.path });
  const read = (variable: CommandFile) => readFile(String(Object.fromEntries(paths)[variable]), 'utf8');
  const commands = readWorkflowCommands(result.stdout);
  const textsOf = (name: string) => commands.filter((each) => each.name === name).map(({ text }) => text);
  const given = readEnvironmentFile(await read('GITHUB_ENV'));
  for (const [name, value] of given) job.env[name] = value;
  const errors = textsOf('error');
  if (errors.length > 1) throw new Error(`More than one error:\n${errors.join('\n')}`);
  return {
    ...result,
    inputs,
    given,
    outputs: readCommandFile(await read('GITHUB_OUTPUT')),
    state: readCommandFile(await read('GITHUB_STATE')),
    summary: await read('GITHUB_STEP_SUMMARY'),
    commands,
    error: errors[0],
    hidden: textsOf('add-mask'),
  };
}

/** As the runner names them; an input that is not given has its default. */
function inputVariables(inputs: Inputs): Readonly<Record<string, string>> {
  const unknown = Object.keys(inputs).find((name) => actionDefinition.inputs[name] === undefined);
  if (unknown !== undefined) throw new Error(`action.yml has no input ${unknown}`);
  const variables = Object.entries(actionDefinition.inputs).map(([name, { default: absent = '' }]) => {
    return [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, inputs[name] ?? absent];
  });
  return Object.fromEntries(variables);
}

async function readFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = files.map(async (file) => [file, await readFile(file, 'utf8')] as const);
  return new Map(await Promise.all(pairs));
}
