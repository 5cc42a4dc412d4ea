import { commandLine, describeFailure, formatDuration } from '@sso/cli-kit';
import { cleanForTerminal } from '@sso/core';
import type { FindingMessages } from './catalogue.ts';

const clean = cleanForTerminal;
const quoted = (name: string): string => `"${clean(name)}"`;
const repair = commandLine('doctor', { fix: true });
const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

type FileMessages = Pick<
  FindingMessages,
  | 'config-line'
  | 'config-lines-further'
  | 'file-unreadable'
  | 'config-disabled'
  | 'config-missing'
  | 'byte-order-mark'
  | 'section-ignored'
  | 'section-twice'
  | 'defaults-section'
  | 'comment-in-value'
  | 'mode-loose'
  | 'owner-foreign'
  | 'cache-link'
  | 'not-writable'
  | 'home-remote'
  | 'disk-full'
  | 'cache-empty'
  | 'cache-corrupt'
  | 'cache-foreign'
  | 'temporary-left'
  | 'lock-left'
>;

/** What is found about files and the lines in them. */
export const filesInEnglish: FileMessages = {
  'config-line': ({ error }) => {
    const { message, next } = describeFailure(error);
    return { message, fix: next };
  },
  'config-lines-further': ({ lines }) => ({
    message: lines === 1 ? '1 more line of it is wrong.' : `${lines} more lines of it are wrong.`,
    fix: ['If it never was such a file, move it away.'],
  }),
  'file-unreadable': ({ reason }) => ({
    message: `It cannot be read: ${reasons[reason] ?? clean(reason)}.`,
    fix: ['Move it away, or make it a file or folder that you can read.'],
  }),
  'config-disabled': ({ variable }) => ({
    message: `${variable} is set and empty, which means that there is no such file.`,
    fix: [`unset ${variable}`],
  }),
  'config-missing': ({ variable }) =>
    variable === undefined
      ? { message: 'There is no config file: no profile is set up.', fix: [commandLine('configure')] }
      : { message: `${variable} names this file, which there is not.`, fix: [`unset ${variable}`] },
  'byte-order-mark': () => ({
    message: 'The file begins with a byte order mark. AWS CLI refuses it for that; this program does not.',
    fix: ['Save it as UTF-8 without a byte order mark.'],
  }),
  'section-ignored': ({ header }) => ({
    message: `[${clean(header)}] is no profile and no session: nobody reads it.`,
    fix: [
      'Write [profile NAME], or [profile "NAME"] for a name with spaces; [sso-session NAME] for a session.',
    ],
  }),
  'section-twice': ({ kind, name, firstLine }) => ({
    message: `The ${clean(kind)} ${quoted(name)} stands in line ${firstLine} too. Only this later section counts, and nothing of the first.`,
    fix: ['Put both into one section.'],
  }),
  'defaults-section': ({ keys }) => ({
    message: `[DEFAULT] in capitals is no profile: it gives ${keys.map(clean).join(', ')} to every section.`,
    fix: ['If the profile is meant, write [default].'],
  }),
  'comment-in-value': ({ key }) => ({
    message: `What follows # or ; in the value of ${clean(key)} is part of the value: comments need a line of their own.`,
    fix: ['Put the comment into a line above.'],
  }),
  'mode-loose': ({ mode, wanted }) => ({
    message: `Others may read or write it: its mode is ${octal(mode)}, and ${octal(wanted)} is enough.`,
    fix: [repair],
  }),
  'owner-foreign': () => ({
    message: 'It belongs to another user, who can read and change it. Programs run by sudo leave such files.',
    fix: ['sudo chown -R "$USER" ~/.aws'],
  }),
  'cache-link': () => ({
    message:
      'It is a link in place of a file with secrets, which could lead the next write anywhere: it is refused.',
    fix: ['Remove the link if you do not know where it comes from.'],
  }),
  'not-writable': () => ({
    message: 'It cannot be written: credentials are given all the same, but are fetched anew each time.',
    fix: ['Make it writable for yourself, if that is not on purpose.'],
  }),
  'home-remote': ({ type }) => ({
    message: `It lies on another machine (${clean(type)}). Locks hold there as far as its server makes files exclusively; two machines may each renew a sign-in once.`,
    fix: ['Nothing has to be done. docs/bad-days.md says what to expect.'],
  }),
  'disk-full': ({ free }) => ({
    message: `The disk is full (${free} bytes are left): neither sign-ins nor credentials can be kept.`,
    fix: ['Make room.'],
  }),
  'cache-empty': () => ({
    message:
      'The cache file is empty, as one that was being written when its program ended. AWS CLI ends with an error at it.',
    fix: [repair],
  }),
  'cache-corrupt': () => ({
    message: 'The cache file is no JSON. AWS CLI ends with an error at it; this program fetches anew.',
    fix: [repair],
  }),
  'cache-foreign': () => ({ message: 'It is no cache file of this program or AWS CLI. It is left alone.' }),
  'temporary-left': ({ age }) => ({
    message: `A program that was killed ${formatDuration(age)} ago left this. It may hold secrets.`,
    fix: [repair],
  }),
  'lock-left': ({ age }) => ({
    message: `A program that was killed ${formatDuration(age)} ago left this lock. The next one takes it over.`,
    fix: [repair],
  }),
};

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not (EACCES)',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link that goes in a circle (ELOOP)',
  folder: 'it is a folder',
  file: 'it is a file, and has to be a folder',
  pipe: 'it is a pipe or a device',
  link: 'it is a link that leads nowhere',
  'too-large': 'it is too large',
};
