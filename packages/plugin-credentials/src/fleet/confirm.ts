import { styleText } from 'node:util';
import { formatTable, hasColor, shorten, type TableColumn } from '@sso/cli-kit';
import { cleanForTerminal, SsoError } from '@sso/core';
import { text } from '../messages/text.ts';
import type { ChosenTargets } from './choose-targets.ts';
import type { FleetConversation } from './conversation.ts';
import type { FleetTarget } from './target.ts';

const { columns: headings } = text.fleet;
/** Of the command, in the question. */
const widestCommand = 60;

/**
 * Shows where the command is to be run, and asks. A single run is asked about only where it is for production.
 * @throws SsoError `cancelled` after a no, `answer-needed` where nobody can be asked
 */
export async function confirmRun(
  { prompter, flags, words, notice }: FleetConversation,
  { targets, confirmsProduction }: ChosenTargets,
): Promise<void> {
  if (flags.yes || targets.length === 0) return;
  const production = targets.filter(({ isProduction }) => isProduction).length;
  if (targets.length === 1 && (production === 0 || !confirmsProduction)) return;
  for (const line of targetLines(targets)) notice(line);
  const accounts = new Set(targets.map(({ accountId }) => accountId)).size;
  const command = shorten(cleanForTerminal(words.join(' ')), widestCommand);
  const message = text.fleet.question({ command, runs: targets.length, accounts, production });
  const { answer } = text.fleet;
  if (!(await prompter.confirm({ message, answer, flag: '--yes', default: production === 0 })))
    throw new SsoError('cancelled', {});
}

/** A table; what is production is red, and named for who sees no red. */
function targetLines(targets: readonly FleetTarget[]): readonly string[] {
  const columns: readonly TableColumn<FleetTarget>[] = [
    { heading: headings.profile, cell: ({ profile = '' }) => cleanForTerminal(profile) },
    { heading: headings.account, cell: ({ accountName }) => cleanForTerminal(accountName) },
    { heading: headings.accountId, cell: ({ accountId }) => cleanForTerminal(accountId) },
    { heading: headings.role, cell: ({ roleName }) => cleanForTerminal(roleName) },
    { heading: headings.region, cell: ({ region = '' }) => cleanForTerminal(region) },
    { heading: '', cell: ({ isProduction }) => (isProduction ? text.fleet.production : '') },
  ];
  const used = columns.filter(({ cell }) => targets.some((target) => cell(target) !== ''));
  const width = process.stderr.isTTY ? process.stderr.columns : undefined;
  const [heading = '', ...lines] = formatTable(used, targets, { width }).trimEnd().split('\n');
  const inRed = hasColor(process.stderr);
  return [
    heading,
    ...lines.map((line, index) =>
      inRed && targets[index]?.isProduction ? styleText('red', line, { validateStream: false }) : line,
    ),
  ];
}
