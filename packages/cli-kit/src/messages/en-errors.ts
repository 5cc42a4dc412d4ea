import type { KeyDifference, SessionLabel, SsoErrorCode, SsoErrorData } from '@sso/core';
import { cleanForTerminal, formatTimestamp } from '@sso/core';
import type { ErrorMessages, Explanation } from './catalogue.ts';
import { commandLine, flagWords } from './command-line.ts';
import { findingsInEnglish } from './en-declaration.ts';
import {
  configProblems,
  credentialParts,
  githubOperations,
  nameKinds,
  seedBindingAdvice,
  seedBindingParts,
  seedKeyProblems,
  seedProblems,
  signInReasons,
  startUrlProblems,
  systemReasons,
  templateProblems,
  unusableNameAdvice,
} from './en-terms.ts';

const clean = cleanForTerminal;
const quoted = (name: string): string => `"${clean(name)}"`;
const list = (items: readonly string[]): string => items.map(clean).join(', ');
const didYouMean = (near: string | undefined): readonly string[] =>
  near === undefined ? [] : [`Did you mean ${quoted(near)}?`];
/** What somebody else's text says, as the end of a sentence. */
const because = (reason: string | undefined): string => (reason ? `: ${clean(reason)}` : '');
/** Where the reason may be a code of the system: then in words, with the code for a search. Ends the sentence. */
const becauseSystem = (reason: string): string => {
  const words = systemReasons[reason];
  return words === undefined ? `${because(reason)}.` : `: ${words} (${reason}).`;
};

const configure = `Set it up: ${commandLine('configure')}`;
const copyAll =
  'In the access portal, open "Access keys" of a role and copy one of its three options as a whole.';
const tryLater = 'Wait a moment and try again.';

function tryAgainAfter(milliseconds: number | undefined): string {
  return milliseconds ? `Wait ${Math.ceil(milliseconds / 1000)} seconds and try again.` : tryLater;
}
const seedAnew = 'Make a new one: sso seed --repository OWNER/NAME';
const checkRegion =
  'Check the region: it is where Identity Center lives, not where you work. AWS shows it in the Identity Center console.';

function githubAdvice(status: number): readonly string[] {
  if (status === 401) return ['The token is wrong or has run out: make a new one.'];
  return [
    'Check the repository and the environment for a typing error.',
    'The token needs write access to "Secrets" of the repository, and to "Environments" for the secrets of one.',
  ];
}

function sessionName(session: SessionLabel): string {
  return quoted(session.name ?? session.startUrl);
}

function signIn(session: SessionLabel): string {
  return `Sign in: ${commandLine('login', { session: session.name ?? session.startUrl })}`;
}

function differences(changes: readonly KeyDifference[]): string {
  return changes
    .map(
      ({ key, before, after }) =>
        `${clean(key)} (${clean(before ?? 'not set')} → ${clean(after ?? 'not set')})`,
    )
    .join(', ');
}

/** The data belongs to the code: `SsoError` pairs them, which the type of an error does not show. */
function explain<C extends SsoErrorCode>(code: C, data: SsoErrorData[C]): Explanation {
  return errorsInEnglish[code](data);
}

/** English, for every code of core. */
export const errorsInEnglish: ErrorMessages = {
  'profile-not-found': ({ profile, near, file }) => ({
    message: `There is no profile ${quoted(profile)}${file === undefined ? '' : ` in ${clean(file)}`}.`,
    next: [...(near === undefined ? ['Name another one with --profile.'] : didYouMean(near)), configure],
  }),
  'session-not-found': ({ session, near, profile }) => ({
    message: `There is no sso-session ${quoted(session)}${profile === undefined ? '' : `, which profile ${quoted(profile)} names`}.`,
    next: [...didYouMean(near), configure],
  }),
  'profile-not-sso': ({ profile }) => ({
    message: `Profile ${quoted(profile)} does not get its credentials through IAM Identity Center.`,
    next: ['Name another one with --profile.', configure],
  }),
  'profile-incomplete': ({ profile, missing }) => ({
    message: `Profile ${quoted(profile)} lacks ${list(missing)}.`,
    next: [`Complete it: ${commandLine('configure', { profile })}`],
  }),
  'profile-cycle': ({ profiles }) => ({
    message: `The profiles lead back to where they began: ${profiles.map(quoted).join(' → ')}.`,
    next: [
      'Let source_profile, or the command in credential_process, name a profile that signs in through IAM Identity Center.',
    ],
  }),
  'profile-value-invalid': ({ profile, key, value }) => ({
    message: `Profile ${quoted(profile)} says ${clean(key)} = ${clean(value)}, which cannot be used.`,
    next: [`Correct or remove ${clean(key)} in the profile.`],
  }),
  'role-arn-invalid': ({ roleArn, profile }) => ({
    message: `${quoted(roleArn)}${profile === undefined ? '' : `, the role_arn of profile ${quoted(profile)},`} is not the ARN of a role.`,
    next: ['It looks like arn:aws:iam::111111111111:role/Admin.'],
  }),
  'session-incomplete': ({ session, missing }) => ({
    message: `sso-session ${quoted(session)} lacks ${list(missing)}.`,
    next: [`Complete it: ${commandLine('configure', { session })}`],
  }),
  'profile-contradicts-session': ({ profile, session, key, profileValue, sessionValue }) => ({
    message: `Profile ${quoted(profile)} says ${clean(key)} = ${clean(profileValue)}, but its sso-session ${quoted(session)} says ${clean(sessionValue)}.`,
    next: [`Remove ${clean(key)} from the profile, or give both the same value.`],
  }),
  'profile-of-other-session': ({ profile, profileSession, session }) => ({
    message: `Profile ${quoted(profile)} signs in to ${quoted(profileSession)}, not to ${quoted(session)}.`,
    next: ['Name the profile or the session, not both.'],
  }),
  'session-ambiguous': ({ sessions }) => ({
    message: 'There is more than one sign-in to choose from.',
    next: sessions.map((session) => `Name it: ${flagWords('session', session)}`),
  }),
  'nothing-configured': ({ file }) => ({
    message: `No profile or sso-session is set up yet${file === undefined ? '' : ` in ${clean(file)}`}.`,
    next: [configure],
  }),
  'config-syntax': ({ file, line, problem, text }) => ({
    message: `${clean(file)}, line ${line}: ${configProblems[problem]}${because(text)}`,
    next: ['Correct that line. Until then AWS CLI and the SDKs cannot read the file either.'],
  }),
  'config-disabled': ({ variable }) => ({
    message: `${clean(variable)} is set and empty, which means that there is no such file.`,
    next: [`Unset ${clean(variable)}, or set it to a path.`],
  }),
  'name-unusable': ({ kind, name }) => ({
    message: `The ${nameKinds[kind]} ${quoted(name)} cannot be used: it has characters that the config file cannot hold safely.`,
    next: [unusableNameAdvice[kind]],
  }),
  'profile-exists': ({ profile, differences: changes }) => ({
    message: `Profile ${quoted(profile)} exists already and differs: ${differences(changes)}.`,
    next: ['Take another profile name, or replace these values with --force.'],
  }),
  'session-exists': ({ session, differences: changes }) => ({
    message: `sso-session ${quoted(session)} exists already and differs: ${differences(changes)}.`,
    next: ['Take another session name, or replace these values with --force.'],
  }),
  'start-url-invalid': ({ startUrl, problem }) => ({
    message: `${quoted(startUrl)} is not a usable start URL: ${startUrlProblems[problem]}.`,
    next: ['It looks like https://my-company.awsapps.com/start: copy it from your AWS access portal.'],
  }),
  'start-url-refused': ({ startUrl, region }) => ({
    message: `Identity Center in ${clean(region)} does not know the start URL ${clean(startUrl)}.`,
    next: [checkRegion, 'Check the start URL for a typing error.'],
  }),
  'region-invalid': ({ region, near }) => ({
    message: `${quoted(region)} is not an AWS region.`,
    next: [...didYouMean(near), 'A region looks like us-east-1 or eu-central-1.'],
  }),
  'endpoint-invalid': ({ endpoint, source }) => ({
    message: `${quoted(endpoint)}, set by ${clean(source)}, is not an address that sso can call.`,
    next: [
      `Correct or remove ${clean(source)}. It has to be a whole https:// address, or http:// to this machine.`,
    ],
  }),
  'ca-bundle-unusable': ({ file, reason }) => ({
    message: `The certificate file ${clean(file)} cannot be used${becauseSystem(reason)}`,
    next: ['AWS_CA_BUNDLE, or ca_bundle in the profile, has to name a PEM file.'],
  }),
  'value-unquotable': ({ format, name }) => ({
    message: `${clean(name)} has characters that cannot be written safely for ${clean(format)}.`,
    next: ['Choose another format with --format.'],
  }),
  'flow-needs-session': ({ startUrl }) => ({
    message: `${clean(startUrl)} is used without an sso-session, and then only a sign-in with a device code works.`,
    next: ['Sign in with --device-code.', `Or give it an sso-session: ${commandLine('configure')}`],
  }),
  'answer-needed': ({ answer, flag }) => ({
    message: `${clean(answer)} is needed, and there is no terminal to ask in.`,
    next: [`Give it with ${clean(flag)}.`],
  }),
  'mfa-code-needed': ({ roleArn, mfaSerial }) => ({
    message: `An MFA code of ${clean(mfaSerial)} is needed for ${clean(roleArn)}, and there is no terminal to ask in.`,
    next: ['Run the command in a terminal: until the credentials expire, no code is then needed elsewhere.'],
  }),
  'profile-signs-in': ({ profile }) => ({
    message: `Profile ${quoted(profile)} gets its credentials by signing in. Keys under the same name would be passed over by some tools and used by others after they have run out.`,
    next: ['Take another profile name, or go ahead with --force.'],
  }),
  'variable-needed': ({ variable }) => ({
    message: `${clean(variable)} is not set.`,
    next: ['This works in a step of a GitHub Actions workflow only.'],
  }),
  'paste-unrecognized': () => ({
    message: 'No credentials were found in what was pasted.',
    next: [copyAll],
  }),
  'paste-incomplete': ({ missing }) => ({
    message: `What was pasted lacks the ${missing.map((part) => credentialParts[part]).join(' and the ')}, or it is cut off.`,
    next: [copyAll],
  }),
  'paste-contradictory': ({ part }) => ({
    message: `What was pasted has more than one ${credentialParts[part]}: it is of two accounts or roles, or a line of it is broken.`,
    next: ['Copy the credentials of one role again, and nothing else.'],
  }),
  'credentials-invalid': ({ error }) => ({
    message: `AWS does not accept these credentials: ${clean(error)}.`,
    next: [
      'Copy them again: one may be cut off.',
      'If they are of another partition, as of China, name a region there with --region.',
    ],
  }),
  'choice-unknown': ({ answer, value, flag, choices, near }) => ({
    message: `${clean(answer)} ${quoted(value)}, given with ${clean(flag)}, is not among your choices.`,
    next: near === undefined ? [`Your choices: ${list(choices)}`] : didYouMean(near),
  }),
  'choice-ambiguous': ({ value, candidates, count }) => ({
    message: `${quoted(value)} could be one of ${count}.`,
    next: [
      ...candidates.map((candidate) => `Name it: ${quoted(candidate)}`),
      ...(count > candidates.length ? ['Or say more of its name.'] : []),
    ],
  }),
  'declaration-invalid': ({ findings }) =>
    findingsInEnglish(findings, (error) => explain(error.code, error.data)),
  'pattern-invalid': ({ pattern, problem, reason }) => ({
    message:
      problem === 'empty'
        ? 'A pattern is empty.'
        : `The pattern ${quoted(pattern)} is not a regular expression that can be used${because(reason)}.`,
    next: ['In a pattern * is any text and ? one letter; /…/ is a regular expression; ! in front excludes.'],
  }),
  'filter-matches-nothing': ({ unmatched }) => ({
    message: `The filter leaves no account and role${unmatched.length === 0 ? '' : `: ${unmatched.map(({ kind, pattern }) => `no ${kind} fits ${quoted(pattern)}`).join(', ')}`}.`,
    next: [
      ...unmatched.flatMap(({ near }) => didYouMean(near)),
      `See what there is: ${commandLine('list roles')}`,
    ],
  }),
  'template-invalid': ({ template, column, problem, found, known, near }) => ({
    message: `The template of names ${quoted(template)}, column ${column}: ${templateProblems[problem]}${found === undefined ? '' : ` ${quoted(found)}`}.`,
    next: [...didYouMean(near), ...(known === undefined ? [] : [`There are: ${list(known)}`])],
  }),
  'setting-unusable': ({ key }) => ({
    message: `The setting ${quoted(key)} cannot be given to profiles.`,
    next: [
      'Keys such as output, cli_pager or retry_mode can. Where the credentials come from is for --form to say.',
    ],
  }),
  'port-unavailable': ({ port, reason }) => ({
    message: `Port ${port} cannot be used${becauseSystem(reason)}`,
    next: ['Choose another port, or leave it out for any free one.'],
  }),

  'seed-malformed': ({ problem }) => ({
    message: `This is no seed that can be used: ${seedProblems[problem]}.`,
    next: [seedAnew],
  }),
  'seed-version': ({ version }) => ({
    message: `This seed is of version ${clean(version)}, which this version of sso does not know.`,
    next: ['Install the latest sso.'],
  }),
  'seed-key-malformed': ({ problem }) => ({
    message: `This is no key of a seed: ${seedKeyProblems[problem]}.`,
    next: ['It starts with sso-seed-key.v1. and is 59 characters long.'],
  }),
  'seed-key-wrong': ({ expected, given }) => ({
    message: `The key does not belong to this seed: it has the id ${clean(given)}, and ${clean(expected)} is needed.`,
    next: ['Take the key that was written together with the seed.', seedAnew],
  }),
  'seed-wrong-repository': ({ repository, expected }) => ({
    message: `The seed is for the repository ${clean(repository)}, not for ${clean(expected)}.`,
    next: ['Make a seed of its own for every repository: sso seed --repository OWNER/NAME'],
  }),
  'seed-wrong-environment': ({ environment, expected }) => ({
    message: `The seed is for the environment ${quoted(environment)}, not for ${expected === undefined ? 'a job without one' : quoted(expected)}.`,
    next: [`Give the job that environment, or make a seed for its own: sso seed --environment NAME`],
  }),
  'seed-binding-invalid': ({ part, value }) => ({
    message: `${quoted(value)} is not ${seedBindingParts[part]}.`,
    next: seedBindingAdvice[part],
  }),
  'seed-too-large': ({ bytes, limit }) => ({
    message: `The seed is ${bytes} bytes long, and GitHub takes at most ${limit}.`,
    next: ['Bind it to fewer accounts and roles, or to all roles of an account: --target ACCOUNT/*'],
  }),
  'seed-not-refreshable': ({ startUrl }) => ({
    message: `Identity Center at ${clean(startUrl)} gave a sign-in that cannot be renewed, so it is no use as a seed.`,
    next: [
      'If the sso-session names scopes, sso:account:access has to be among them.',
      'Otherwise ask your AWS administrator, or use a role with OIDC instead.',
    ],
  }),

  'credentials-expired': ({ expiration }) => ({
    message:
      expiration === undefined
        ? 'These credentials have run out.'
        : `These credentials ran out at ${formatTimestamp(expiration)}.`,
    next: ['Get new ones from the access portal, or sign in: sso login'],
  }),
  'sign-in-needed': ({ session, reason }) => ({
    message: `${signInReasons[reason]} ${sessionName(session)}.`,
    next: [signIn(session)],
  }),
  'sign-in-denied': ({ session }) => ({
    message: `The sign-in to ${sessionName(session)} was denied in the browser.`,
    next: [
      `If that was not intended, try again: ${commandLine('login', { session: session.name ?? session.startUrl })}`,
    ],
  }),
  'sign-in-expired': ({ session }) => ({
    message: `The sign-in to ${sessionName(session)} was not confirmed in time.`,
    next: [signIn(session)],
  }),
  'sign-in-refused': ({ session, error, description }) => ({
    message: `Identity Center refused the sign-in to ${sessionName(session)}: ${clean(error)}${because(description)}`,
    next: [checkRegion, signIn(session)],
  }),

  'no-access': ({ accountId, roleName }) => ({
    message:
      roleName === undefined
        ? `You are signed in, but have no access to account ${clean(accountId)}.`
        : `You are signed in, but may not use role ${quoted(roleName)} in account ${clean(accountId)}.`,
    next: [
      'Check the account and the role for a typing error.',
      'Ask your AWS administrator for the permission set.',
    ],
  }),
  'assume-role-denied': ({ roleArn, description }) => ({
    message: `You are signed in, but may not assume ${clean(roleArn)}${because(description)}`,
    next: [
      'Check role_arn, external_id and mfa_serial in the profile, and the MFA code.',
      "Ask your AWS administrator whether the role's trust policy names your role.",
    ],
  }),
  'seed-target-not-allowed': ({ accountId, roleName }) => ({
    message: `The seed is not for role ${quoted(roleName)} in account ${clean(accountId)}.`,
    next: [`Make one that is: ${commandLine('seed', { target: `${accountId}/${roleName}` })}`],
  }),
  'github-refused': ({ operation, status, description }) => ({
    message: `GitHub refused ${githubOperations[operation] ?? clean(operation)} (HTTP ${status})${because(description)}`,
    next: githubAdvice(status),
  }),
  'no-accounts': ({ session }) => ({
    message: `You are signed in to ${sessionName(session)}, but no account is assigned to you.`,
    next: ['Ask your AWS administrator to assign an account, or sign in as another user.'],
  }),
  'no-roles': ({ accountId }) => ({
    message: `No role is assigned to you in account ${clean(accountId)}.`,
    next: ['Ask your AWS administrator for a permission set in this account.'],
  }),

  network: ({ host, reason }) => ({
    message: `${clean(host)} cannot be reached${becauseSystem(reason)}`,
    next: ['Check the network, the VPN and the proxy (HTTPS_PROXY, NO_PROXY).', checkRegion],
  }),
  'tls-untrusted': ({ host, reason }) => ({
    message: `The certificate of ${clean(host)} is not trusted${becauseSystem(reason)}`,
    next: ['If your network inspects TLS, set AWS_CA_BUNDLE to the PEM file of its certificate authority.'],
  }),
  throttled: ({ operation, retryAfter }) => ({
    message: `AWS asked to slow down (${clean(operation)}).`,
    next: [tryAgainAfter(retryAfter)],
  }),
  'service-unavailable': ({ operation, status, retryAfter }) => ({
    message: `AWS is not available at the moment (${clean(operation)}${status === undefined ? '' : `, HTTP ${status}`}).`,
    next: [tryAgainAfter(retryAfter), 'The state of AWS: https://health.aws.amazon.com/health/status'],
  }),
  'answer-unexpected': ({ host, status, contentType }) => ({
    message: `What answered for ${clean(host)} was not AWS${answerKind(status, contentType)}.`,
    next: [
      'A network that first wants you to log in on its own web page, or a proxy, often answers like this: open any page in a browser.',
      'If you set an endpoint of your own (AWS_ENDPOINT_URL), check it.',
    ],
  }),
  'github-unavailable': ({ operation, status }) => ({
    message: `GitHub could not answer ${githubOperations[operation] ?? clean(operation)} (HTTP ${status}).`,
    next: [tryLater, 'The state of GitHub: https://www.githubstatus.com'],
  }),
  'request-timeout': ({ host, milliseconds }) => ({
    message: `${clean(host)} did not answer within ${Math.round(milliseconds / 1000)} seconds.`,
    next: ['Check the network, the VPN and the proxy (HTTPS_PROXY, NO_PROXY).', tryLater],
  }),

  'service-refused': ({ operation, error, description }) => ({
    message: `AWS refused ${clean(operation)}: ${clean(error)}${because(description)}`,
  }),
  'file-unreadable': ({ file, reason }) => ({
    message: `${clean(file)} cannot be read${becauseSystem(reason)}`,
    next: ['Check who owns the file and its permissions.'],
  }),
  'file-unwritable': ({ file, reason }) => ({
    message: `${clean(file)} cannot be written${becauseSystem(reason)}`,
    next: ['Check the permissions of the file and its folder, and that the disk is not full.'],
  }),
  'file-is-link': ({ file }) => ({
    message: `${clean(file)} is a link: files with secrets are neither read nor written through one.`,
    next: ['Put the file itself there, or remove the link. A link in place of the folder is fine.'],
  }),
  'lock-timeout': ({ file }) => ({
    message: `Another program keeps ${clean(file)} locked.`,
    next: ['Wait for the other sso command to end, or end it, and try again.'],
  }),
  'clipboard-unavailable': ({ programs }) => ({
    message: 'The clipboard cannot be reached.',
    next: [`Install one of these, or leave --clip out: ${list(programs)}`],
  }),
  'gh-failed': ({ reason }) => ({
    message: `GitHub's program gh could not keep the secret${becauseSystem(reason)}`,
    next: ['Sign in with it first: gh auth login', 'Or let sso call GitHub itself: --to-github'],
  }),
  'browser-unavailable': ({ url, reason }) => ({
    message: `No browser could be opened${because(reason)}`,
    next: [
      `Open this address yourself: ${clean(url)}`,
      'Or sign in with a code on any device: --device-code.',
    ],
  }),

  cancelled: () => ({ message: 'Cancelled.' }),
};

function answerKind(status: number | undefined, contentType: string | undefined): string {
  const facts = [
    ...(status === undefined ? [] : [`HTTP ${status}`]),
    ...(contentType === undefined ? [] : [clean(contentType)]),
  ];
  return facts.length === 0 ? '' : ` (${facts.join(', ')})`;
}
