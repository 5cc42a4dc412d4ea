import type {
  ConfigProblem,
  CredentialPart,
  NameKind,
  SignInReason,
  SsoErrorData,
  StartUrlProblem,
  TemplateProblem,
} from '@sso/core';

export const nameKinds: Readonly<Record<NameKind, string>> = {
  profile: 'profile name',
  session: 'session name',
  account: 'account name',
  role: 'role name',
  value: 'value',
};

export const credentialParts: Readonly<Record<CredentialPart | 'profile' | 'accountId', string>> = {
  accessKeyId: 'access key ID',
  secretAccessKey: 'secret access key',
  sessionToken: 'session token',
  profile: 'profile name',
  accountId: 'account ID',
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

/** For the name or the value that the config file has no safe form for. */
export const unusableNameAdvice: Readonly<Record<NameKind, string>> = {
  profile: 'Choose another name, with letters, digits, spaces and - _ . @ only.',
  session: 'Choose another name, with letters, digits, spaces and - _ . @ only.',
  account: 'Give the profile a name of your own with --profile.',
  role: 'Give the profile a name of your own with --profile.',
  value: 'Take one without line breaks, control characters and spaces at its ends.',
};

export const seedProblems: Readonly<Record<SsoErrorData['seed-malformed']['problem'], string>> = {
  empty: 'there is nothing in it',
  'is-key': 'it is the key of one',
  'not-a-seed': 'it does not start as one',
  incomplete: 'it is cut off or too long',
  header: 'its header cannot be read',
  altered: 'it was changed after it was made',
  content: 'what is in it cannot be read',
};

export const seedKeyProblems: Readonly<Record<SsoErrorData['seed-key-malformed']['problem'], string>> = {
  empty: 'there is nothing in it',
  'is-seed': 'it is the seed itself',
  'not-a-key': 'it does not look like one',
};

type SeedBindingPart = SsoErrorData['seed-binding-invalid']['part'];

export const seedBindingParts: Readonly<Record<SeedBindingPart, string>> = {
  repository: 'the name of a repository at GitHub',
  environment: 'the name of an environment at GitHub',
  target: 'an account and a role',
};

export const seedBindingAdvice: Readonly<Record<SeedBindingPart, readonly string[]>> = {
  repository: ['It looks like my-company/my-repository.'],
  environment: ['It looks like production: the name under Settings, Environments.'],
  target: ['It looks like 111111111111/Admin, or 111111111111/* for all roles of an account.'],
};

/** What core asks of GitHub. */
export const githubOperations: Readonly<Record<string, string>> = {
  GetPublicKey: 'to give the key for secrets',
  PutSecret: 'to keep the secret',
};

/** Codes of Node and the system in words. Those that are not here are shown as they are. */
export const systemReasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EADDRINUSE: 'it is in use',
  EISDIR: 'it is a folder',
  ENOENT: 'it does not exist',
  ENOTDIR: 'part of its path is not a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'no more space is allowed',
  ELOOP: 'links lead in a circle',
  changed: 'another program keeps changing it',
  'read-back': 'the new text would not be read as it is meant',
  EROFS: 'the disk is read-only',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was broken off',
  EPIPE: 'the connection was broken off',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  ENOTFOUND: 'no such name is known',
  EAI_AGAIN: 'its name could not be looked up',
  ETIMEDOUT: 'it does not answer',
  CERT_HAS_EXPIRED: 'it has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its authority is not a known one',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is not a known one',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is not a known one',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
};

export const templateProblems: Readonly<Record<TemplateProblem, string>> = {
  'unclosed-field': 'a "{" has no "}"',
  'stray-brace': 'a "}" has no "{"',
  'unknown-field': 'there is no field',
  'unknown-filter': 'there is no filter',
  'argument-expected': "two texts between quotes have to follow, as in replace:'a','b', not",
  'unclosed-quote': 'a quote is not closed',
  'unexpected-text': 'here stands something that is neither "|" nor "}":',
};
