import type { IniDocument } from '../config/ini/document.ts';
import { editIniFile } from '../config/ini/edit-file.ts';
import { readIniFile } from '../config/ini/read-file.ts';
import { credentialsFilePath, requireConfigFile } from '../config/paths.ts';
import { findRemoved, findTargets, iniEdits } from '../config/section-targets.ts';
import type { Runtime } from '../runtime.ts';
import { type PopulationPlan, type PopulationRequest, planPopulation } from './plan.ts';
import { presentProfiles } from './present-profiles.ts';

export interface PopulationOutcome {
  /** `outdated`: the files have changed since the plan was agreed to, `plan` is the new one, and nothing was written. */
  readonly kind: 'done' | 'outdated';
  readonly plan: PopulationPlan;
  /** False also where nothing was to be done. */
  readonly written: boolean;
}

/**
 * What {@link populateConfig} would do, without doing it.
 * @throws SsoError as {@link planPopulation}, `config-disabled`, `config-syntax`, `file-unreadable`
 */
export function previewPopulation(runtime: Runtime, request: PopulationRequest): PopulationPlan {
  return planFor(readIniFile(runtime, requireConfigFile(runtime)), credentialNames(runtime), request);
}

/**
 * Writes profiles in one step, planned on the file as it stands under its lock. All else in the file stays byte for byte, and a
 * file that already says so is not written.
 * @param options `agreed` is the plan that somebody said yes to: another one is not carried out. `onPlan` is told every plan before
 *   it is carried out: another program may change the file in between, which makes a second one.
 * @throws SsoError as {@link previewPopulation}, `file-unwritable`, `lock-timeout`
 */
export async function populateConfig(
  runtime: Runtime,
  request: PopulationRequest,
  options: {
    readonly agreed?: PopulationPlan | undefined;
    readonly onPlan?: ((plan: PopulationPlan) => void) | undefined;
  } = {},
): Promise<PopulationOutcome> {
  const file = requireConfigFile(runtime);
  let outcome: { readonly plan: PopulationPlan; readonly isOutdated: boolean } | undefined;
  const written = await editIniFile(runtime, file, (document) => {
    const plan = planFor(document, credentialNames(runtime), request);
    const isOutdated = options.agreed !== undefined && !isSame(plan, options.agreed);
    outcome = { plan, isOutdated };
    if (isOutdated) return {};
    options.onPlan?.(plan);
    const { changes, removals } = plan.edit;
    return { ...iniEdits(findTargets(document, changes)), removed: findRemoved(document, removals) };
  });
  const { plan, isOutdated } = outcome ?? { plan: previewPopulation(runtime, request), isOutdated: true };
  return { kind: isOutdated ? 'outdated' : 'done', plan, written };
}

function planFor(
  document: IniDocument,
  names: ReadonlySet<string>,
  request: PopulationRequest,
): PopulationPlan {
  return planPopulation(presentProfiles(document, names), request);
}

function credentialNames(runtime: Runtime): ReadonlySet<string> {
  const file = credentialsFilePath(runtime);
  if (file === undefined) return new Set();
  return new Set(readIniFile(runtime, file, { secret: true }).sections.map(({ header }) => header));
}

/** The same changes, seen with the same values before them. */
function isSame(plan: PopulationPlan, agreed: PopulationPlan): boolean {
  const essence = ({ edit, changed }: PopulationPlan) => JSON.stringify([edit, changed]);
  return essence(plan) === essence(agreed);
}
