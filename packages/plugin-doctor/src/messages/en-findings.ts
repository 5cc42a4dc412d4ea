import { commandLine, describeFailure } from '@sso/cli-kit';
import { cleanForTerminal, SsoError, type SsoErrorCode, type SsoErrorData } from '@sso/core';
import type { Advice, FindingMessages } from './catalogue.ts';
import { filesInEnglish } from './en-findings-of-files.ts';

const clean = cleanForTerminal;
const quoted = (name: string): string => `"${clean(name)}"`;
const list = (items: readonly string[]): string => items.map(clean).join(', ');
const minutes = (milliseconds: number): string => `${Math.round(Math.abs(milliseconds) / 60_000)} minutes`;
const day = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
const login = (session: string): string => commandLine('login', { session });
const unset = (variables: readonly string[]): string => `unset ${variables.join(' ')}`;

/** As the command that met it would say it. */
function asFailure(error: SsoError): Advice {
  const { message, next } = describeFailure(error);
  return { message, fix: next };
}

function failureOf<C extends SsoErrorCode>(code: C, data: SsoErrorData[C]): Advice {
  return asFailure(new SsoError(code, data));
}

const unrefreshable = {
  'no-scopes': (session: string): Advice => ({
    message: `The session ${quoted(session)} has no sso_registration_scopes, so AWS gives no refresh token: you sign in anew every few hours.`,
    fix: [
      `Add to [sso-session ${clean(session)}]: sso_registration_scopes = sso:account:access`,
      login(session),
    ],
  }),
  legacy: (session: string): Advice => ({
    message: `Profiles of ${clean(session)} name no sso-session, so that this sign-in cannot renew itself.`,
    fix: [commandLine('configure')],
  }),
  'no-refresh-token': (session: string): Advice => ({
    message: `AWS gave no refresh token for ${quoted(session)}: it ends when its access token does.`,
    fix: [login(session)],
  }),
  'registration-expired': (session: string): Advice => ({
    message: `The client that ${quoted(session)} was signed in with has run out, so that the sign-in cannot renew itself.`,
    fix: [login(session)],
  }),
};

/** What the checks find, in English. */
export const findingsInEnglish: FindingMessages = {
  ...filesInEnglish,
  'profile-unusable': ({ error }) => asFailure(error),
  'session-unusable': ({ error }) => asFailure(error),
  'keys-repeated': ({ profile, session, keys }) => ({
    message: `The profile ${quoted(profile)} repeats ${list(keys)} of its session ${quoted(session)}. Where one of them changes, the profile stops working.`,
    fix: [`Remove ${list(keys)} from the profile.`],
  }),
  'profiles-alike': ({ profiles, accountId, roleName }) => ({
    message: `These profiles are all for ${clean(accountId)}/${clean(roleName)} in one region: ${list(profiles)}.`,
    fix: ['Keep the one that you use.'],
  }),
  'profile-stale': ({ profile, session, accountId, roleName, missing, populated, asOf }) => ({
    message: `The profile ${quoted(profile)} is for ${clean(accountId)}/${clean(roleName)}, and the access portal did not list this ${missing} on ${day(asOf)}.`,
    fix: populated
      ? [`${commandLine('populate', { session })} --prune`]
      : [
          commandLine('list roles', { session, refresh: true }),
          'Remove the profile if the role is gone for good.',
        ],
  }),
  'keys-in-environment': ({ variables, profile }) => ({
    message: `${list(variables)} in the environment ${variables.length === 1 ? 'goes' : 'go'} before ${profile === undefined ? 'every profile' : `the profile ${quoted(profile)}`}.`,
    fix: [unset(variables)],
  }),
  'container-in-environment': ({ variables }) => ({
    message: `${list(variables)} gives credentials to programs for which no profile is chosen.`,
    fix: [unset(variables)],
  }),
  'profile-missing': ({ variable, profile, near }) => ({
    message: `${variable} names the profile ${quoted(profile)}, which there is not.`,
    fix: [
      near === undefined ? unset([variable]) : `export ${variable}='${clean(near).replaceAll("'", "'\\''")}'`,
    ],
  }),
  'profile-variables-differ': ({ profile, defaultProfile }) => ({
    message: `AWS_PROFILE is ${quoted(profile)} and AWS_DEFAULT_PROFILE ${quoted(defaultProfile)}. The first counts; some older programs read the second.`,
    fix: [unset(['AWS_DEFAULT_PROFILE'])],
  }),
  'static-keys-beside': ({ profile }) => ({
    message: `The profile ${quoted(profile)} signs in, and there are access keys of the same name. AWS CLI signs in; other programs take the keys.`,
    fix: ['Remove the keys, or give their section another name.'],
  }),
  'process-beside': ({ profile }) => ({
    message: `The profile ${quoted(profile)} has a credential_process beside its keys for signing in, which AWS CLI passes over and other programs may not.`,
    fix: ['Remove one of the two.'],
  }),
  'session-signed-out': ({ session }) => ({
    message: `You are not signed in to ${quoted(session)}.`,
    fix: [login(session)],
  }),
  'session-expired': ({ session, expiresAt }) => ({
    message: `The sign-in to ${quoted(session)} ended at ${new Date(expiresAt).toISOString()} and cannot renew itself.`,
    fix: [login(session)],
  }),
  'session-unrefreshable': ({ session, reason }) => unrefreshable[reason](session),
  'token-of-other-session': ({ session }) => ({
    message: `What is kept for ${quoted(session)} is the sign-in to another start URL or region, so it counts for nothing.`,
    fix: [login(session)],
  }),
  'region-differs': ({ session, region, found }) => ({
    message: `The session ${quoted(session)} has sso_region ${clean(region)}, but its Identity Center is in ${clean(found)}: a sign-in fails with "Invalid grant provided".`,
    fix: [commandLine('configure', { session, 'sso-region': found })],
  }),
  'service-unreachable': ({ error }) => asFailure(error),
  'clock-off': ({ host, milliseconds }) => ({
    message: `The clock of this machine is ${minutes(milliseconds)} ${milliseconds > 0 ? 'ahead of' : 'behind'} that of ${clean(host)}: sign-ins look ended or not, and AWS refuses signatures.`,
    fix: [
      'Set the clock by the network: sudo timedatectl set-ntp true (macOS: sudo sntp -sS time.apple.com)',
    ],
  }),
  'proxy-variables-differ': ({ variables }) => ({
    message: `${list(variables)} say different things. The one in lower case counts here; other programs read the other one.`,
    fix: ['Give both one value, or unset one.'],
  }),
  'proxy-invalid': ({ variable }) => ({
    message: `${variable} is no address of an HTTP proxy.`,
    fix: [`export ${variable}=http://HOST:PORT`],
  }),
  'proxy-http-only': ({ variable }) => ({
    message: `${variable} names a proxy, but HTTPS_PROXY does not, and everything that asks AWS uses https: no proxy is used for it.`,
    fix: [`export HTTPS_PROXY="$${variable}"`],
  }),
  'proxy-exception': ({ variable, entry }) => ({
    message: `${variable} has ${quoted(entry)}, so that AWS is asked past the proxy.`,
    fix: ['Remove that entry where only the proxy reaches AWS.'],
  }),
  'ca-bundle-unusable': ({ source, reason }) => ({
    message: `${clean(source)} names a file with certificate authorities that cannot be used: ${caReasons[reason] ?? clean(reason)}.`,
    fix: ['Name a PEM file that your IT department gives you, or none.'],
  }),
  'tls-check-off': ({ variable }) => ({
    message: `${variable}=0 has programs that run on Node believe any server. This one does not obey it.`,
    fix: [unset([variable])],
  }),
  declaration: ({ finding }) => failureOf('declaration-invalid', { findings: [finding] }),
  'node-unsupported': ({ version, range }) => ({
    message: `Node ${clean(version)} is none of those that this program runs on (${clean(range)}).`,
    fix: ['Install a supported version of Node: https://nodejs.org'],
  }),
  'aws-cli-absent': () => ({ message: 'There is no AWS CLI on the PATH. This program does not need it.' }),
  'aws-cli-unclear': ({ reason }) => ({
    message: `The AWS CLI on the PATH does not tell its version: ${clean(reason)}.`,
    fix: ['aws --version'],
  }),
  'aws-cli-old': ({ version, lacks, since }) => ({
    message: `AWS CLI ${clean(version)} ${lacking[lacks]}.`,
    fix: [
      `Install AWS CLI ${since} or later: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html`,
    ],
  }),
  'integration-missing': ({ shell }) => ({
    message: `${clean(shell)} does not load the integration, so that "sso switch" starts a shell in your shell.`,
    fix: [`sso init ${clean(shell)} --install`],
  }),
  'integration-twice': ({ files }) => ({
    message: `The integration is loaded more than once: ${list(files)}.`,
    fix: ['Keep one of these lines.'],
  }),
  'other-tool': ({ tool, variables }) => ({
    message: `${tool} has chosen what this shell has: ${list(variables)}.`,
    fix: [commandLine('switch', { none: true })],
  }),
  'check-failed': ({ error }) => ({
    message: `This could not be looked at: ${clean(error)}.`,
    fix: ['sso doctor --debug'],
  }),
  'check-timed-out': ({ milliseconds }) => ({
    message: `This took longer than ${milliseconds / 1000} seconds.`,
    fix: ['sso doctor --offline'],
  }),
};

const lacking = {
  sessions: 'does not know [sso-session], so that it cannot use your profiles',
  'sign-in': 'uses sign-ins, but cannot sign in: sso login does',
  pkce: 'signs in with a code that has to be compared, and not in the browser alone',
} as const;

const caReasons: Readonly<Record<string, string>> = {
  missing: 'there is no such file',
  'no-certificate': 'it holds no certificate',
  'not-pem': 'it is in DER, and has to be in PEM',
  folder: 'it is a folder',
  pipe: 'it is no file',
};
