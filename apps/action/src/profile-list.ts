import type { FetchedRole } from './fetch-credentials.ts';
import { profileOfRole } from './given-variables.ts';
import type { Inputs } from './inputs.ts';
import type { Profile } from './profiles.ts';
import { type Renewal, renewalCommand } from './renewal.ts';

/** The profiles that are to be written, for the roles in the order of the inputs. */
export function makeProfileList(
  inputs: Inputs,
  fetched: readonly FetchedRole[],
  renewal: Renewal | undefined,
  helper: string,
): readonly Profile[] {
  const { role, targets, region } = inputs;
  const names = [
    ...(role === undefined ? [] : [profileOfRole(inputs)]),
    ...targets.map(({ profile }) => profile),
  ];
  return fetched.flatMap((each, index) => {
    const name = names[index];
    if (name === undefined) return [];
    const command = renewal && renewalCommand(renewal, each, helper, process.platform);
    return [{ name, region, role: each, process: command }];
  });
}
