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
  const first = previewPopulation(runtime, request);
  const unmatched = tellUnmatched(conversation, sources);
  const { plan, written } = flags['dry-run']
    ? showOnly(conversation, first)
    : await carryOut(conversation, request, first);
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

function showOnly({ print }: PopulateConversation, plan: PopulationPlan): Outcome {
  const limit = process.stdout.isTTY ? shownProfiles : Number.POSITIVE_INFINITY;
  print([...planLines(plan, limit), ...summaryLines(plan), ''].join('\n'));
  return { plan, written: false };
}

/** Asks again as long as the config changes between the plan and the yes. */
async function carryOut(
  conversation: PopulateConversation,
  request: PopulationRequest,
  first: PopulationPlan,
): Promise<Outcome> {
  const { runtime, notice, signal, flags } = conversation;
  const file = cleanForTerminal(configFilePath(runtime) ?? '');
  let heading: string = text.populate.wouldChange(file);
  for (let plan = first; ; ) {
    const isToWrite = !isNothingToDo(plan);
    if (isToWrite) notice(heading);
    for (const line of [...planLines(plan, shownProfiles), ...summaryLines(plan)]) notice(line);
    if (!isToWrite) {
      notice(text.populate.nothingToDo(file));
      return { plan, written: false };
    }
    await permit(conversation, plan);
    signal.throwIfAborted();
    const outcome = await populateConfig(runtime, request, flags.yes ? {} : { agreed: plan });
    ({ plan } = outcome);
    if (outcome.kind === 'done') {
      notice(text.populate.written(file, profileCount(plan)));
      return { plan, written: outcome.written };
    }
    heading = text.populate.outdated;
  }
}

async function permit({ prompter, flags }: PopulateConversation, plan: PopulationPlan): Promise<void> {
  if (flags.yes) return;
  const onlyAdds = plan.changed.length === 0 && plan.edit.removals.length === 0;
  const agreed = await prompter.confirm({ ...text.populate.question, flag: '--yes', default: onlyAdds });
  if (!agreed) throw new SsoError('cancelled', {});
}

function profileCount({ added, changed, edit }: PopulationPlan): number {
  return added.length + changed.length + edit.removals.length;
}
