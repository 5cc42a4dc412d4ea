import { boolean, integer, string } from '@oclif/core/flags';
import { text } from '../messages/text.ts';

const { flags: summaries } = text.fleet;

const pattern = { helpValue: 'PATTERN', multiple: true, multipleNonGreedy: true } as const;

/** The flags of `sso exec` for many accounts. */
export const fleetFlags = {
  all: boolean({
    summary: summaries.all,
    exclusive: ['profile', 'account-id', 'role-name', 'serve'],
  }),
  account: string({ ...pattern, summary: summaries.account, dependsOn: ['all'] }),
  role: string({ ...pattern, summary: summaries.role, dependsOn: ['all'] }),
  'prefer-role': string({ ...pattern, summary: summaries.preferRole, dependsOn: ['all'] }),
  profiles: string({
    ...pattern,
    summary: summaries.profiles,
    dependsOn: ['all'],
    exclusive: ['account', 'role', 'prefer-role', 'session', 'refresh'],
  }),
  concurrency: integer({
    summary: summaries.concurrency,
    helpValue: 'NUMBER',
    min: 1,
    max: 100,
    dependsOn: ['all'],
  }),
  grouped: boolean({ summary: summaries.grouped, dependsOn: ['all'], exclusive: ['json'] }),
  json: boolean({ summary: summaries.json, dependsOn: ['all'] }),
  'fail-fast': boolean({ summary: summaries.failFast, dependsOn: ['all'] }),
  refresh: boolean({ summary: summaries.refresh, dependsOn: ['all'] }),
  yes: boolean({ char: 'y', summary: summaries.yes, dependsOn: ['all'] }),
};

/** What was said on the command line. */
export interface FleetFlags {
  readonly session?: string | undefined;
  readonly account?: readonly string[] | undefined;
  readonly role?: readonly string[] | undefined;
  readonly 'prefer-role'?: readonly string[] | undefined;
  readonly profiles?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly concurrency?: number | undefined;
  readonly grouped: boolean;
  readonly json: boolean;
  readonly 'fail-fast': boolean;
  readonly refresh: boolean;
  readonly yes: boolean;
}
