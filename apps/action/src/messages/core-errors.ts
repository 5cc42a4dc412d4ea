import { cleanForTerminal, type SsoErrorData } from '@sso/core';
import type { Messages } from './catalogue.ts';
import { seedKeyProblems, seedProblems } from './seed-problems.ts';

const clean = cleanForTerminal;
const quoted = (text: string): string => `"${clean(text)}"`;
const because = (reason: string | undefined): string => (reason ? ` (${clean(reason)})` : '');

/** What only happens where a person configures, signs in or pastes: in a workflow its code has to do. */
const elsewhere = (code: string) => () => `Something went wrong that was not expected: ${code}`;

/** English, for every code of core. */
export const coreErrors: Messages<SsoErrorData> = {
  'seed-malformed': ({ problem }, { seedAnew }) =>
    `The input seed ${seedProblems[problem]} Make a new one: ${seedAnew}`,
  'seed-version': ({ version }, { seedAnew }) =>
    `The seed has the form of version ${clean(version)}, which this version of the Action does not read. Use the Action and sso of the same version, and make a new seed: ${seedAnew}`,
  'seed-key-malformed': ({ problem }, { seedAnew }) =>
    `The input seed-key ${seedKeyProblems[problem]} Make both anew: ${seedAnew}`,
  'seed-key-wrong': ({ expected, given }, { seedAnew }) =>
    `The seed and the seed-key do not belong together: the seed was made with the key ${clean(expected)}, and this is ${clean(given)}. Set both secrets anew: ${seedAnew}`,
  'seed-wrong-repository': ({ repository, expected }, { seedAnew }) =>
    `The seed is for ${quoted(repository)}, and this is ${quoted(expected)}. Make one for it: ${seedAnew}`,
  'seed-wrong-environment': ({ environment, expected }) =>
    `The seed is for the environment ${quoted(environment)}, and the input environment says ${expected === undefined ? 'none' : quoted(expected)}.`,
  'seed-target-not-allowed': ({ accountId, roleName }, { seedAnew }) =>
    `The seed is not for ${clean(accountId)}/${clean(roleName)}. Make one that is: ${seedAnew} --target ${clean(accountId)}/${clean(roleName)}`,
  'seed-binding-invalid': ({ part, value }) => `GitHub has no ${part} with the name ${quoted(value)}.`,
  'seed-too-large': ({ bytes, limit }) => `The renewed seed has ${bytes} bytes, and GitHub takes ${limit}.`,
  'seed-not-refreshable': elsewhere('seed-not-refreshable'),
  'sign-in-needed': ({ reason }, { seedAnew }) =>
    reason === 'unauthorized'
      ? `AWS does not take the seed any more: its session was ended. Make a new one: ${seedAnew}`
      : `The access token has run out, and with it what the profile can get. Run the job again, or make it shorter than eight hours.`,
  'no-access': ({ accountId, roleName = '' }) =>
    `The person who made the seed has no role ${quoted(roleName)} in the account ${clean(accountId)}, or not any more.`,
  'credentials-expired': () =>
    'STS says that the credentials have run out already: is the clock of the runner right?',
  'credentials-invalid': ({ error }) => `STS does not take the credentials${because(error)}.`,
  'github-refused': ({ status, description }) =>
    `GitHub refused to store the secret: ${status}${because(description)}. The github-token needs write access to the environments of the repository; the GITHUB_TOKEN of a job cannot have it.`,
  'github-unavailable': ({ status }) => `GitHub did not answer as it should: ${status}.`,
  network: ({ host, reason }) => `${clean(host)} could not be reached${because(reason)}.`,
  'tls-untrusted': ({ host, reason }) =>
    `The certificate of ${clean(host)} is not trusted${because(reason)}. Behind a proxy that opens TLS, name its certificates with ca-bundle.`,
  throttled: ({ operation }) => `AWS takes no more calls at the moment (${operation}).`,
  'service-unavailable': ({ operation, status }) =>
    `AWS cannot answer at the moment (${operation}, ${status ?? 'no status'}).`,
  'answer-unexpected': ({ host, status }) =>
    `What answered at ${clean(host)} is not AWS (status ${status ?? 'unknown'}): is there a proxy between?`,
  'request-timeout': ({ host, milliseconds }) =>
    `${clean(host)} did not answer within ${milliseconds / 1000} seconds.`,
  'service-refused': ({ operation, error, description }) =>
    `AWS refused ${operation}: ${clean(error)}${because(description)}.`,
  'region-invalid': ({ region, near }) =>
    `The input region is ${quoted(region)}, which is no region of AWS.${near === undefined ? '' : ` Is it ${near}?`}`,
  'ca-bundle-unusable': ({ file, reason }) =>
    `The input ca-bundle names ${quoted(file)}, which cannot be used${because(reason)}.`,
  'endpoint-invalid': ({ endpoint, source }) =>
    `${source} is ${quoted(endpoint)}, which is no https address.`,
  'file-unreadable': ({ file, reason }) => `${quoted(file)} could not be read${because(reason)}.`,
  'file-unwritable': ({ file, reason }) => `${quoted(file)} could not be written${because(reason)}.`,
  'file-is-link': ({ file }) =>
    `${quoted(file)} is a link: files with secrets are neither read nor written through one.`,
  'lock-timeout': ({ file }) => `Another program keeps ${quoted(file)} locked.`,
  'name-unusable': ({ kind, name }) => `The ${kind} ${quoted(name)} has no form that every tool can read.`,
  'value-unquotable': ({ name }) => `The value of ${clean(name)} has no form that the runner can read.`,
  'profile-exists': ({ profile }) => `Something else has written the profile ${quoted(profile)}.`,
  'config-syntax': ({ file, line }) => `${quoted(file)} cannot be read: something has changed line ${line}.`,
  cancelled: () => 'It was stopped.',
  'profile-not-found': elsewhere('profile-not-found'),
  'session-not-found': elsewhere('session-not-found'),
  'profile-not-sso': elsewhere('profile-not-sso'),
  'profile-incomplete': elsewhere('profile-incomplete'),
  'profile-cycle': elsewhere('profile-cycle'),
  'profile-value-invalid': elsewhere('profile-value-invalid'),
  'role-arn-invalid': elsewhere('role-arn-invalid'),
  'session-incomplete': elsewhere('session-incomplete'),
  'profile-contradicts-session': elsewhere('profile-contradicts-session'),
  'profile-of-other-session': elsewhere('profile-of-other-session'),
  'session-ambiguous': elsewhere('session-ambiguous'),
  'nothing-configured': elsewhere('nothing-configured'),
  'config-disabled': elsewhere('config-disabled'),
  'session-exists': elsewhere('session-exists'),
  'start-url-invalid': elsewhere('start-url-invalid'),
  'start-url-refused': elsewhere('start-url-refused'),
  'flow-needs-session': elsewhere('flow-needs-session'),
  'answer-needed': elsewhere('answer-needed'),
  'profile-signs-in': elsewhere('profile-signs-in'),
  'variable-needed': elsewhere('variable-needed'),
  'paste-unrecognized': elsewhere('paste-unrecognized'),
  'paste-incomplete': elsewhere('paste-incomplete'),
  'paste-contradictory': elsewhere('paste-contradictory'),
  'mfa-code-needed': elsewhere('mfa-code-needed'),
  'choice-unknown': elsewhere('choice-unknown'),
  'choice-ambiguous': elsewhere('choice-ambiguous'),
  'declaration-invalid': elsewhere('declaration-invalid'),
  'port-unavailable': elsewhere('port-unavailable'),
  'sign-in-denied': elsewhere('sign-in-denied'),
  'sign-in-expired': elsewhere('sign-in-expired'),
  'sign-in-refused': elsewhere('sign-in-refused'),
  'assume-role-denied': elsewhere('assume-role-denied'),
  'no-accounts': elsewhere('no-accounts'),
  'no-roles': elsewhere('no-roles'),
  'clipboard-unavailable': elsewhere('clipboard-unavailable'),
  'browser-unavailable': elsewhere('browser-unavailable'),
  'gh-failed': elsewhere('gh-failed'),
  'pattern-invalid': elsewhere('pattern-invalid'),
  'filter-matches-nothing': elsewhere('filter-matches-nothing'),
  'template-invalid': elsewhere('template-invalid'),
  'setting-unusable': elsewhere('setting-unusable'),
};
