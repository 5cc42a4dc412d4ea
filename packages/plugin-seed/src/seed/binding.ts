import { type Prompter, UsageError } from '@sso/cli-kit';
import type { RoleTarget } from '@sso/core';
import { checkSeedBinding, parseSeedTarget, type SeedBinding } from '@sso/core/seed';
import { text } from '../messages/text.ts';
import type { SeedFlags } from './flags.ts';

type BindingFlags = Pick<SeedFlags, 'repository' | 'environment' | 'target' | 'account-id' | 'role-name'>;

/**
 * What the seed is to be for, by the flags; what they leave open is asked.
 * @throws UsageError, SsoError `seed-binding-invalid`, `answer-needed`
 */
export async function askBinding(prompter: Prompter, flags: BindingFlags): Promise<SeedBinding> {
  const { questions } = text.seed;
  const named = namedTargets(flags);
  const repository =
    flags.repository ?? (await prompter.input({ ...questions.repository, flag: '--repository' }));
  const targets =
    named.length > 0
      ? named
      : [parseSeedTarget(await prompter.input({ ...questions.target, flag: '--target' }))];
  const binding: SeedBinding = { repository, environment: flags.environment, targets };
  checkSeedBinding(binding);
  return binding;
}

function namedTargets({
  target = [],
  'account-id': accountIds = [],
  'role-name': roleNames = [],
}: BindingFlags): readonly RoleTarget[] {
  if (accountIds.length !== roleNames.length) throw new UsageError(text.seed.unpaired);
  const pairs = accountIds.map((accountId, index) => ({ accountId, roleName: roleNames[index] ?? '' }));
  return [...target.map(parseSeedTarget), ...pairs];
}
