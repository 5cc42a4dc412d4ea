import type { Runtime } from '@sso/core';

/** Why the code of a job may be a stranger's. */
export type Untrusted = 'fork' | 'dependabot' | 'pull-request-target' | 'workflow-run-of-fork';

type Members = Readonly<Record<string, unknown>>;

const dependabot = 'dependabot[bot]';

/**
 * Why this job may run code that nobody of the repository has accepted, or `undefined`. Of a pull request whose payload cannot be
 * read, the worst is assumed.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/variables
 * @see https://docs.github.com/webhooks/webhook-events-and-payloads
 */
export function untrustedEvent(runtime: Runtime): Untrusted | undefined {
  const { GITHUB_EVENT_NAME: event, GITHUB_REPOSITORY: repository } = runtime.env;
  if (event === 'pull_request_target') return 'pull-request-target';
  const payload = readPayload(runtime);
  const pullRequest = membersOf(payload.pull_request);
  const authors = [runtime.env.GITHUB_ACTOR, membersOf(pullRequest.user).login];
  if (authors.includes(dependabot)) return 'dependabot';
  if (event?.startsWith('pull_request') && !isOwn(membersOf(pullRequest.head).repo, repository))
    return 'fork';
  if (event !== 'workflow_run') return undefined;
  const run = membersOf(payload.workflow_run);
  return isOwn(run.head_repository, repository) ? undefined : 'workflow-run-of-fork';
}

function readPayload({ env, files }: Runtime): Members {
  const bytes = env.GITHUB_EVENT_PATH ? files.read(env.GITHUB_EVENT_PATH) : undefined;
  if (bytes === undefined) return {};
  try {
    return membersOf(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return {};
  }
}

/** The head repository is null where its owner has deleted it. */
function isOwn(head: unknown, repository: string | undefined): boolean {
  const name = membersOf(head).full_name;
  return typeof name === 'string' && name.toLowerCase() === repository?.toLowerCase();
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}
