import type { ConfigProblem, NameKind, SignInReason, StartUrlProblem } from '@sso/core';

export const nameKinds: Readonly<Record<NameKind, string>> = {
  profile: 'profile name',
  session: 'session name',
  account: 'account name',
  role: 'role name',
  value: 'value',
};

export const configProblems: Readonly<Record<ConfigProblem, string>> = {
  'key-before-section': 'a key stands before the first [section]',
  'line-without-delimiter': 'a line has no "="',
  'line-without-key': 'a line has no key before its "="',
  'empty-section-name': 'a section has no name',
  'unclosed-section': 'a section header has no "]"',
  'duplicate-section': 'the section occurs twice',
  'duplicate-key': 'the key occurs twice in its section',
  'not-utf8': 'the file is not UTF-8 text',
};

export const startUrlProblems: Readonly<Record<StartUrlProblem, string>> = {
  'not-a-url': 'it is not a web address',
  'not-https': 'it does not start with https://',
  'unknown-host': 'it does not belong to the AWS access portal',
  'redirect-elsewhere': 'it leads to an address that does not belong to the AWS access portal',
};

export const signInReasons: Readonly<Record<SignInReason, string>> = {
  'no-token': 'You are not signed in to',
  expired: 'Your sign-in has run out for',
  'refresh-refused': 'AWS has ended your session for',
  unauthorized: 'AWS no longer accepts your sign-in for',
};
