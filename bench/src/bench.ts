import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { awsCliV2 } from '@sso/testkit';
import { createActionCase } from './action-case.ts';
import { type Case, casesFor } from './cases.ts';
import {
  type ConfigFigures,
  formatConfigEdits,
  measureConfigEdits,
  missesConfigLimits,
} from './config-cases.ts';
import { createHomes } from './homes.ts';
import { isFailure, judge, limits } from './limits.ts';
import { formatListing, type ListingFigures, measureListing, missesListingLimits } from './listing.ts';
import { check, measure } from './measure.ts';
import { formatPicker, measurePicker, missesPickerLimits, type PickerFigures } from './picker.ts';
import { formatPopulate, measurePopulate, missesPopulateLimits, type PopulateFigures } from './populate.ts';
import { formatProcesses, measureProcesses, missesProcessLimits, type ProcessFigures } from './processes.ts';
import { createReport, formatReport, type Report } from './report.ts';
import { formatServing, measureServing, missesServeLimits, type ServeFigures } from './serve.ts';
import { startEmulatorProcess } from './start-emulator.ts';

/** Enough for a median that moves by a few per cent from one run of the program to the next. */
const fullRounds = 31;
const smokeRounds = 5;

const { values: flags } = parseArgs({
  options: { smoke: { type: 'boolean', default: false }, json: { type: 'string' } },
});
const { report, serving, picker, processes, listing, populating, editing, failed } =
  await runBenchmark(flags);
process.stdout.write(
  [
    formatReport(report),
    formatServing(serving),
    formatPicker(picker),
    formatProcesses(processes),
    formatListing(listing),
    formatPopulate(populating),
    formatConfigEdits(editing),
  ].join(''),
);
if (flags.json !== undefined)
  writeFileSync(
    flags.json,
    `${JSON.stringify({ ...report, serving, picker, processes, listing, populating, editing }, undefined, 2)}\n`,
  );
process.exitCode = failed ? 1 : 0;

interface Figures {
  readonly report: Report;
  readonly serving: ServeFigures;
  readonly picker: PickerFigures;
  readonly processes: ProcessFigures;
  readonly listing: ListingFigures;
  readonly populating: PopulateFigures;
  readonly editing: ConfigFigures;
  readonly failed: boolean;
}

async function runBenchmark(options: { readonly smoke: boolean }): Promise<Figures> {
  const emulator = await startEmulatorProcess();
  try {
    const homes = await createHomes(emulator.address);
    try {
      const action = await createActionCase(homes, emulator.address);
      const { report, failed } = compare([...casesFor(homes, awsCliV2()), action], options);
      const serving = await measureServing(homes);
      const picker = await measurePicker();
      const processes = await measureProcesses(options);
      const listing = await measureListing(options);
      const populating = await measurePopulate(options);
      const editing = await measureConfigEdits(options);
      const missed =
        missesServeLimits(serving, options) ||
        missesPickerLimits(picker, options) ||
        missesProcessLimits(processes, options) ||
        missesListingLimits(listing, options) ||
        missesPopulateLimits(populating, options) ||
        missesConfigLimits(editing, options);
      return { report, serving, picker, processes, listing, populating, editing, failed: failed || missed };
    } finally {
      await homes.remove();
    }
  } finally {
    emulator.stop();
  }
}

function compare(
  cases: readonly Case[],
  options: { readonly smoke: boolean },
): { report: Report; failed: boolean } {
  const rounds = options.smoke ? smokeRounds : fullRounds;
  process.stderr.write(`Running ${cases.length} commands ${rounds} times ...\n`);
  check(cases);
  const samples = measure(cases, rounds);
  const verdicts = limits.map((limit) => judge(limit, samples));
  return {
    report: createReport(cases, samples, verdicts),
    failed: verdicts.some((verdict) => isFailure(verdict, options)),
  };
}
