import {
  cleanForTerminal,
  configFilePath,
  createServiceContext,
  type PopulationPlan,
  type PopulationRequest,
  populateConfig,
  previewPopulation,
  readAwsConfig,
  resolveServiceSettings,
  SsoError,
} from '@sso/core';
import { text } from '../messages/text.ts';
import { chooseRules } from './choose-rules.ts';
import type { PopulateConversation, PopulateFlags } from './conversation.ts';
import { listAccess, tellUnmatched } from './list-access.ts';
import { type PopulateResult, resultOf } from './result.ts';
import { isNothingToDo, planLines, summaryLines } from './show-plan.ts';

/** How many profiles of a kind a person is shown; `--dry-run` into a pipe or file, and `--json`, have all of them. */
const shownProfiles = 20;

/**
 * From the rules to the written profiles. Until somebody has agreed, nothing is written.
 * @throws SsoError `filter-matches-nothing`, `cancelled`, `answer-needed`, and those of the rules, the service and the file
 */
export async function populate(conversation: PopulateConversation): Promise<PopulateResult> {
  const { runtime, flags, signal } = conversation;
  const config = readAwsConfig(runtime);
  const rules = await chooseRules(conversation, config);
  const context = createServiceContext(runtime, resolveServiceSettings(runtime, config), { signal });
  const sources = await listAccess(conversation, context, rules);
  const request: PopulationRequest = { sources, pruning: pruningOf(flags), platform: process.platform };
  const unmatched = tellUnmatched(conversation, sources);
  const { plan, written } = await carryOut(conversation, request);
  const configFile = configFilePath(runtime) ?? '';
  const failures = [...new Set(sources.map(({ directory }) => directory))].flatMap((one) => one.failures);
  return resultOf(plan, { configFile, written, failures, unmatched });
}

function pruningOf({ prune, 'prune-others': pruneOthers }: PopulateFlags): PopulationRequest['pruning'] {
  if (!prune) return 'none';
  return pruneOthers ? 'unchosen' : 'gone';
}

interface Outcome {
  readonly plan: PopulationPlan;
  readonly written: boolean;
}

/** Without a question the plan is made once, under the lock. */
async function carryOut(conversation: PopulateConversation, request: PopulationRequest): Promise<Outcome> {
  const { runtime, flags, notice, signal } = conversation;
  signal.throwIfAborted();
  if (flags['dry-run']) return showOnly(conversation, previewPopulation(runtime, request));
  const file = cleanForTerminal(configFilePath(runtime) ?? '');
  const heading = text.populate.wouldChange(file);
  const { plan, written } = flags.yes
    ? await populateConfig(runtime, request, { onPlan: (one) => show(conversation, one, heading) })
    : await agreeAndCarryOut(conversation, request, heading);
  notice(written ? text.populate.written(file, profileCount(plan)) : text.populate.nothingToDo(file));
  return { plan, written };
}

function showOnly({ print }: PopulateConversation, plan: PopulationPlan): Outcome {
  const limit = process.stdout.isTTY ? shownProfiles : Number.POSITIVE_INFINITY;
  print([...planLines(plan, limit), ...summaryLines(plan), ''].join('\n'));
  return { plan, written: false };
}

/** Asks again as long as the config changes between the plan and the yes. */
async function agreeAndCarryOut(
  conversation: PopulateConversation,
  request: PopulationRequest,
  firstHeading: string,
): Promise<Outcome> {
  const { runtime, signal } = conversation;
  let agreed = previewPopulation(runtime, request);
  for (let heading = firstHeading; ; heading = text.populate.outdated) {
    show(conversation, agreed, heading);
    if (isNothingToDo(agreed)) return { plan: agreed, written: false };
    await permit(conversation, agreed);
    signal.throwIfAborted();
    const outcome = await populateConfig(runtime, request, { agreed });
    if (outcome.kind === 'done') return outcome;
    agreed = outcome.plan;
  }
}

function show({ notice }: PopulateConversation, plan: PopulationPlan, heading: string): void {
  if (!isNothingToDo(plan)) notice(heading);
  for (const line of [...planLines(plan, shownProfiles), ...summaryLines(plan)]) notice(line);
}

async function permit({ prompter }: PopulateConversation, plan: PopulationPlan): Promise<void> {
  const onlyAdds = plan.changed.length === 0 && plan.edit.removals.length === 0;
  const agreed = await prompter.confirm({ ...text.populate.question, flag: '--yes', default: onlyAdds });
  if (!agreed) throw new SsoError('cancelled', {});
}

function profileCount({ added, changed, edit }: PopulationPlan): number {
  return added.length + changed.length + edit.removals.length;
}
