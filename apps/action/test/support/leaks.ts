import type { Job, StepResult } from './job.ts';

/** Where a secret may be: the path of a file of the job. */
export type Allowed = (path: string) => boolean;

const nowhere: Allowed = () => false;

/**
 * Where in the output of a step and in the files of its job a secret can be read: as it is, in base64 or encoded for a URL. The lines by
 * which the runner is told to hide them are left out, as the runner does not show them.
 */
export async function findLeaks(
  job: Job,
  steps: readonly StepResult[],
  secrets: readonly string[],
  allowed: Allowed = nowhere,
): Promise<readonly string[]> {
  const files = [...(await job.files())].filter(([path]) => !allowed(path));
  const outputs = steps.flatMap((step, index): [string, string][] => [
    [`stdout of step ${index}`, withoutMasks(step.stdout)],
    [`stderr of step ${index}`, step.stderr],
    [`summary of step ${index}`, step.summary],
  ]);
  const forms = secrets.flatMap(formsOf);
  return [...files, ...outputs]
    .filter(([, text]) => forms.some((form) => text.includes(form)))
    .map(([place]) => place);
}

function formsOf(secret: string): readonly string[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  return [secret, base64, Buffer.from(secret).toString('base64url'), encodeURIComponent(secret)];
}

function withoutMasks(stdout: string): string {
  return stdout
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n');
}

/** What the step knows to be secret, by what it told the runner to hide, and the secrets among its inputs. */
export function secretsOfStep({ hidden, inputs }: StepResult): readonly string[] {
  const given = ['seed', 'seed-key', 'github-token'].map((name) => inputs[name]?.trim() ?? '');
  return [...hidden, ...given].filter((secret) => secret.length >= 16);
}

/** After a step that failed there is neither a credential nor a folder, and no secret anywhere. */
export async function expectNothingLeft(job: Job, step: StepResult): Promise<void> {
  expect(Object.fromEntries(step.given)).toEqual({});
  expect(Object.fromEntries(step.outputs)).toEqual({});
  expect(step.summary).toBe('');
  expect([...(await job.files()).keys()].filter((path) => path.includes('sso-action-'))).toEqual([]);
  expect(await findLeaks(job, [step], secretsOfStep(step))).toEqual([]);
}
