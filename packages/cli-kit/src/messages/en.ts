import type { Catalogue } from './catalogue.ts';
import { commandLine } from './command-line.ts';

export const en: Catalogue = {
  language: 'en',
  failure: {
    error: 'Error',
    unexpected: (message) => ({
      message: `Something went wrong that sso did not expect: ${message}`,
      next: ['Run the command again with --debug to see more, or look for the cause: sso doctor'],
    }),
  },
  usage: {
    unknownCommand: (typed, near) => ({
      message: `There is no command "${typed}".`,
      next: [
        ...(near === undefined ? [] : [`Did you mean: ${commandLine(near)}`]),
        'All commands: sso --help',
      ],
    }),
    unknownFlag: (flags, near) => ({
      message: `There is no flag ${flags.join(', ')} here.`,
      ...(near === undefined ? {} : { next: [`Did you mean ${near}?`] }),
    }),
    unexpectedArgument: (values) => ({
      message: `Not expected here: ${values.map((value) => `"${value}"`).join(', ')}.`,
    }),
    seeHelp: (command) => `How to use it: ${command} --help`,
  },
  flags: {
    profile: 'Profile of ~/.aws/config to work with. Default: AWS_PROFILE, else "default".',
    session: 'Sign-in to work with: the name of an sso-session, or the start URL of one without a name.',
    region: 'Region where IAM Identity Center lives, which need not be the one that you work in.',
    startUrl: 'AWS access portal URL, such as https://my-company.awsapps.com/start.',
    deviceCode: 'Sign in with a code that can be typed in a browser on any device.',
    noBrowser: 'Show the address instead of opening a browser.',
    debug: 'Say on stderr what is asked of whom, read and written. No secrets.',
    force: 'Go ahead where it would otherwise stop and ask, or say that there is nothing to do.',
  },
  prompts: {
    searchHint: 'type to search, arrow keys to move, Enter to choose',
  },
  duration: { day: 'd', hour: 'h', minute: 'min', second: 's' },
  progress: {
    listing: ({ session, done, total, rate, left }) =>
      `${session}: ${done} of ${total} accounts, ${rate} calls/s${left === undefined ? '' : `, ${left} left`}`,
  },
  listing: {
    asking: (session, accounts) =>
      `Asking ${session} for the roles of ${accounts} ${accounts === 1 ? 'account' : 'accounts'} ...`,
    age: (age) => `As of ${age} ago. To ask anew: --refresh`,
    failed: (accounts, code) =>
      `The roles of ${accounts} ${accounts === 1 ? 'account' : 'accounts'} could not be had (${code}). The next list asks for them again.`,
    passedOver: (session, reason) => `Without ${session}: ${reason}`,
  },
  signIn: {
    browser: (url) => `Your browser opens for the sign-in. If it does not, go to:\n\n  ${url}\n`,
    browserFailed: (reason) => `The browser could not be opened: ${reason}`,
    deviceCode: (userCode, verificationUri, verificationUriComplete) =>
      [
        'To sign in, open this page in a browser on any device:',
        `\n  ${verificationUriComplete ?? verificationUri}\n`,
        `and check that it shows the code  ${userCode}`,
        ...(verificationUriComplete === undefined ? [] : [`(or type the code at ${verificationUri})`]),
      ].join('\n'),
  },
  chooseSession: { message: 'Which sign-in?', answer: 'Session' },
  callbackPages: {
    'signed-in': { title: 'Signed in', advice: 'You can close this page and go back to the terminal.' },
    denied: {
      title: 'Not signed in',
      advice: 'Access was denied. To try again, run the command in the terminal once more.',
    },
    refused: { title: 'Not signed in', advice: 'The sign-in did not work. The terminal says why.' },
    stray: { title: 'Nothing to see here', advice: 'This page is not part of a sign-in that is under way.' },
  },
};
