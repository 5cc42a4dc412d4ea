import type { Untrusted } from '../workflow-event.ts';

/** Where the job's own event keeps secrets away. */
export const eventReasons: Record<Untrusted, string> = {
  fork: 'GitHub gives no secrets to pull requests from forks.',
  dependabot: 'Jobs of Dependabot get the secrets of Dependabot, and not those of Actions.',
  'pull-request-target': 'The job runs on pull_request_target.',
  'workflow-run-of-fork': 'The job runs after a workflow of a fork.',
};

export const en = {
  unexpected: (message: string) => `Something went wrong that was not expected: ${message}`,
  notes: {
    skipped: (event: Untrusted | undefined) =>
      `There is no seed, so there are no AWS credentials; on-missing-seed says to go on.${event === undefined ? '' : ` ${eventReasons[event]}`}`,
    configured: (accountId: string, roleName: string) =>
      `Credentials for ${accountId}/${roleName} are ready.`,
    rotatedOnly:
      'The seed was renewed, and its refresh token replaced by a new one that is nowhere stored: the stored seed may be of no use from now on. Set write-back, or seed more often than the access token lasts (8 hours).',
    notWrittenBack: (reason: string) =>
      `The renewed seed could not be written back, so that the next job has to renew it again. ${reason}`,
    reseedSoon: (days: number) =>
      `The seed can be renewed for ${days} more ${days === 1 ? 'day' : 'days'}: make a new one before.`,
    profileInTheWay:
      'AWS_PROFILE is set by an earlier step or by the workflow: some tools go by it before the credentials that were set here.',
    noSummary: (reason: string) => `The summary could not be written. ${reason}`,
    cleanedUp: 'The credentials are taken away again. The seed stays signed in.',
    notCleanedUp: (reason: string) => `Not everything could be taken away. ${reason}`,
  },
  summary: {
    headings: ['Account', 'Role', 'Until'],
    reseed: (days: number, date: string) =>
      `The seed can be renewed for ${days} more ${days === 1 ? 'day' : 'days'}, until ${date}; AWS may end its session before.`,
  },
} as const;
