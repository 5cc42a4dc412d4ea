import { cleanForTerminal } from '@sso/core';
import type { ActionErrorData } from '../action-error.ts';
import type { Messages } from './catalogue.ts';
import { eventReasons } from './en.ts';

const quoted = (text: string): string => `"${cleanForTerminal(text)}"`;

/** English, for every code of the Action. */
export const actionErrors: Messages<ActionErrorData> = {
  'input-missing': ({ input, because }) =>
    `The input ${input} is missing${because === undefined ? '' : `, which ${because} needs`}.`,
  'input-invalid': ({ input, value, expected }) =>
    `The input ${input}${value === undefined ? '' : ` is ${quoted(value)}, which`} is not what it has to be: ${expected}.`,
  'target-invalid': ({ line }) =>
    `The input targets has the line ${quoted(line)}. Each line has to be ACCOUNT/ROLE as PROFILE, such as: 111111111111/ReadOnly as prod`,
  'profile-repeated': ({ profile }) => `The profile ${quoted(profile)} is asked for more than once.`,
  'nothing-to-get': () => 'Say what to get: account-id with role-name, or targets.',
  'runner-variable-missing': ({ variable }) =>
    `${variable} is not set. The runner gives it to every step; without it nothing can be passed on safely, so nothing was done. Is this runner too old?`,
  'runner-file-unsafe': ({ variable, problem }) =>
    `The file that ${variable} names ${fileProblems[problem]}, so that credentials could end up elsewhere: it was not written to.`,
  'seed-missing': ({ input, event }) =>
    event === undefined
      ? `The input ${input} is empty. Is the secret set for this repository and environment, and does the job name that environment?`
      : `The input ${input} is empty. ${eventReasons[event]} To go on without credentials, set on-missing-seed to skip.`,
  'event-untrusted': ({ event }) =>
    `${eventReasons[event]} Such a job may run code that nobody here has accepted, with all that the credentials allow. Where it surely does not, set allow-untrusted-events.`,
  'account-not-allowed': ({ accountId }) => `The account ${accountId} is not among allowed-account-ids.`,
  'grant-refused': ({ reason }, { seedAnew }) =>
    reason === 'registration-expired'
      ? `The seed is too old to be renewed. Make a new one: ${seedAnew}`
      : `AWS does not take the seed any more: its session has ended, or another job has renewed it and this job still has the seed from before. In the latter case run the job again; else make a new seed: ${seedAnew}`,
  'write-back-failed': ({ secretName, environment }, { seedAnew }) =>
    `The seed was renewed, and the new one could not be written to the secret ${secretName} of the environment ${quoted(environment)}. The stored seed is of no use now, so nothing was given to later steps. Set right what is said here, then make a new seed: ${seedAnew}`,
  'identity-mismatch': ({ expected, actual }) =>
    `STS says that the credentials are for ${quoted(actual)} and not for ${quoted(expected)}, so they were not passed on.`,
  'too-short-lived': ({ seconds, minimum }) =>
    `The credentials are valid for ${seconds} more seconds, and min-valid-seconds asks for ${minimum}. An administrator sets the session duration of the permission set; for long jobs there is renew-credentials.`,
  'timed-out': ({ seconds }) => `It was not done within ${seconds} seconds (timeout-seconds).`,
};

const fileProblems: Record<ActionErrorData['runner-file-unsafe']['problem'], string> = {
  link: 'is a link, or in a folder that is one',
  'not-a-file': 'is no file',
  missing: 'is not there',
};
