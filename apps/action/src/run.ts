import type { Runtime, Secret } from '@sso/core';
import { ActionError } from './action-error.ts';
import { appendSummary, assign, requireCommandFiles } from './command-files.ts';
import { explain } from './explain.ts';
import { fetchCredentials } from './fetch-credentials.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { daysToReseed, jobSummary } from './job-summary.ts';
import { hideInputs } from './mask.ts';
import { en } from './messages/en.ts';
import { openSeed, requestedRoles } from './open-seed.ts';
import { type Configured, unconfiguredOutputs } from './outputs.ts';
import { publish } from './publish.ts';
import { type ReadySeed, readySeed } from './renew-seed.ts';
import { serviceContext, serviceEnvironment } from './service-runtime.ts';
import type { Step } from './step.ts';
import { untrustedEvent } from './workflow-event.ts';

/**
 * Runs the first half of the Action. Secrets are hidden before anything else is said or done with them.
 * @returns whether it succeeded; what went wrong stands in the log
 */
export async function run(step: Step): Promise<boolean> {
  const { runtime, journal, read } = step;
  try {
    hideInputs(journal, read);
    requireCommandFiles(runtime);
    const inputs = readInputs(read);
    if (inputs.maskAccountId) for (const { accountId } of requestedRoles(inputs)) journal.hide(accountId);
    const parts = findSeed(runtime, inputs);
    if (parts !== undefined) await configure(step, inputs, parts);
    else {
      journal.notice(en.notes.skipped(untrustedEvent(runtime)));
      assign(runtime, unconfiguredOutputs());
    }
    return true;
  } catch (error) {
    journal.fail(explain(error, runtime.env));
    return false;
  }
}

interface SeedParts {
  readonly seed: Secret;
  readonly seedKey: Secret;
}

/**
 * The seed and its key, if this job may use them; nothing where the job does without.
 * @throws ActionError `seed-missing`, `event-untrusted`
 */
function findSeed(runtime: Runtime, inputs: Inputs): SeedParts | undefined {
  const event = untrustedEvent(runtime);
  const { seed, seedKey, onMissingSeed, allowUntrustedEvents } = inputs;
  if (seed === undefined && onMissingSeed === 'skip') return undefined;
  // To have one without the other is a mistake, also where neither is needed.
  if (seed === undefined) throw new ActionError('seed-missing', { input: 'seed', event });
  if (seedKey === undefined) throw new ActionError('seed-missing', { input: 'seed-key', event });
  if (event !== undefined && !allowUntrustedEvents) throw new ActionError('event-untrusted', { event });
  return { seed, seedKey };
}

async function configure(step: Step, inputs: Inputs, parts: SeedParts): Promise<void> {
  const { runtime, journal } = step;
  const unpacked = openSeed(runtime, journal, inputs, parts);
  const env = serviceEnvironment(runtime.env, inputs.connection);
  const timeout = AbortSignal.timeout(inputs.timeoutSeconds * 1000);
  const stop = new AbortController();
  const options = { maxAttempts: inputs.maxAttempts, signal: AbortSignal.any([timeout, stop.signal]) };
  const context = serviceContext(env, { log: runtime.log, signal: options.signal, maxAttempts: 1 });
  try {
    const ready = await readySeed(context, journal, inputs, unpacked, { ...options, key: parts.seedKey });
    reportRenewal(step, ready);
    const binding = unpacked.header;
    const fetched = await fetchCredentials(context, journal, inputs, ready.seed, { ...options, binding });
    const now = runtime.now();
    const expiration = endOf(inputs, ready.seed.expiresAt, fetched[0]?.credentials.expiration ?? now);
    report(step, inputs, await publish(step, inputs, { fetched, ready, expiration, now }, env));
  } catch (error) {
    if (!timeout.aborted || error instanceof ActionError) throw error;
    throw new ActionError('timed-out', { seconds: inputs.timeoutSeconds }, { cause: error });
  } finally {
    // Of several roles one may have failed while others are still asked for.
    stop.abort();
    (await context.http()).close();
  }
}

/** Credentials that are renewed end with the access token. */
function endOf({ renewCredentials }: Inputs, tokenEnd: number, credentialsEnd: number): number {
  return renewCredentials ? tokenEnd : credentialsEnd;
}

/** Said at once: what became of the stored seed holds as well where a role is refused afterwards. */
function reportRenewal({ runtime, journal }: Step, ready: ReadySeed): void {
  if (ready.rotated && !ready.writtenBack) journal.warn(en.notes.rotatedOnly);
  if (ready.writeBackProblem === undefined) return;
  journal.warn(en.notes.notWrittenBack(explain(ready.writeBackProblem, runtime.env)));
}

/** From here on nothing fails: the credentials are with the later steps. */
function report({ runtime, journal }: Step, inputs: Inputs, configured: Configured): void {
  for (const { accountId, roleName } of configured.fetched) {
    journal.info(en.notes.configured(accountId, roleName));
  }
  const days = daysToReseed(configured);
  if (days <= inputs.seedWarningDays) journal.warn(en.notes.reseedSoon(days));
  const { AWS_PROFILE: profile } = runtime.env;
  if (profile && inputs.role && inputs.exportEnv && !inputs.renewCredentials) {
    journal.warn(en.notes.profileInTheWay);
  }
  try {
    appendSummary(runtime, jobSummary(inputs, configured));
  } catch (error) {
    journal.warn(en.notes.noSummary(explain(error, runtime.env)));
  }
}
