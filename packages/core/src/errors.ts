import type { DeclarationFinding } from './declaration/finding.ts';

/**
 * What can go wrong, one entry a code, with the facts that a message needs. Core carries no text for people:
 * `@sso/cli-kit` maps every code to a message, what to do next and an exit code, and does not compile when one is missing.
 * No entry ever holds a secret.
 */
export interface SsoErrorData {
  // What was asked for does not fit together: exit code 2.
  'profile-not-found': {
    readonly profile: string;
    readonly near?: string | undefined;
    readonly file: string | undefined;
  };
  'session-not-found': {
    readonly session: string;
    readonly near?: string | undefined;
    readonly profile?: string | undefined;
  };
  /** A profile that gets its credentials in another way. */
  'profile-not-sso': { readonly profile: string };
  'profile-incomplete': { readonly profile: string; readonly missing: readonly string[] };
  /** Profiles that lead back to where they began, by `source_profile` or `credential_process`: in order, the repeated one last. */
  'profile-cycle': { readonly profiles: readonly string[] };
  'profile-value-invalid': { readonly profile: string; readonly key: string; readonly value: string };
  'role-arn-invalid': { readonly roleArn: string; readonly profile?: string | undefined };
  'session-incomplete': { readonly session: string; readonly missing: readonly string[] };
  'profile-contradicts-session': {
    readonly profile: string;
    readonly session: string;
    readonly key: string;
    readonly profileValue: string;
    readonly sessionValue: string;
  };
  /** A profile and a session were both named, and the profile signs in to another session. */
  'profile-of-other-session': {
    readonly profile: string;
    /** What the profile signs in to. */
    readonly profileSession: string;
    readonly session: string;
  };
  /** Several sign-ins are known and none was named. */
  'session-ambiguous': { readonly sessions: readonly string[] };
  'nothing-configured': { readonly file: string | undefined };
  'config-syntax': {
    readonly file: string;
    readonly line: number;
    readonly problem: ConfigProblem;
    readonly text: string;
  };
  'config-disabled': { readonly variable: string };
  /** Account, role, profile or session names for which the file or the shell has no safe form. */
  'name-unusable': { readonly kind: NameKind; readonly name: string };
  'profile-exists': { readonly profile: string; readonly differences: readonly KeyDifference[] };
  'session-exists': { readonly session: string; readonly differences: readonly KeyDifference[] };
  'start-url-invalid': { readonly startUrl: string; readonly problem: StartUrlProblem };
  'start-url-refused': { readonly startUrl: string; readonly region: string };
  'region-invalid': { readonly region: string; readonly near?: string | undefined };
  'endpoint-invalid': { readonly endpoint: string; readonly source: string };
  'ca-bundle-unusable': { readonly file: string; readonly reason: string };
  'value-unquotable': { readonly format: string; readonly name: string };
  'flow-needs-session': { readonly startUrl: string };
  'answer-needed': { readonly answer: string; readonly flag: string };
  /** Keys under the name of a profile that signs in: some tools would pass over them, others over the sign-in. */
  'profile-signs-in': { readonly profile: string };
  /** An environment variable that another program sets, and without which this makes no sense. */
  'variable-needed': { readonly variable: string };
  'paste-unrecognized': Readonly<Record<string, never>>;
  'paste-incomplete': { readonly missing: readonly CredentialPart[] };
  'paste-contradictory': { readonly part: CredentialPart | 'profile' | 'accountId' };
  /** STS does not know the access key, or the secret does not belong to it. */
  'credentials-invalid': { readonly error: string };
  /** A profile with `mfa_serial`, and nobody there to give a code of that device. */
  'mfa-code-needed': { readonly roleArn: string; readonly mfaSerial: string };
  /** What a flag answers is none of what there is to choose from: `choices`. */
  'choice-unknown': {
    readonly answer: string;
    readonly value: string;
    readonly flag: string;
    readonly choices: readonly string[];
    readonly near?: string | undefined;
  };
  /** A name that fits several profiles or roles, and nobody there to choose. At most ten are named; `count` is of all. */
  'choice-ambiguous': {
    readonly value: string;
    readonly candidates: readonly string[];
    readonly count: number;
  };
  /** All that was found in `sso.config.json` or the person's own file; at least one. */
  'declaration-invalid': { readonly findings: readonly DeclarationFinding[] };
  'pattern-invalid': {
    readonly pattern: string;
    readonly problem: 'empty' | 'regular-expression';
    readonly reason?: string | undefined;
  };
  /** No account and role is left; `unmatched` are the patterns that may be to blame. */
  'filter-matches-nothing': { readonly unmatched: readonly UnmatchedPattern[] };
  /** `column` counts letters from 1. `known` are the words that could stand there. */
  'template-invalid': {
    readonly template: string;
    readonly column: number;
    readonly problem: TemplateProblem;
    readonly found?: string | undefined;
    readonly known?: readonly string[] | undefined;
    readonly near?: string | undefined;
  };
  /** A key that says where a profile's credentials come from, which only its form can say, or that no config file can hold. */
  'setting-unusable': { readonly key: string };
  'port-unavailable': { readonly port: number; readonly reason: string };

  /** Not a seed, cut off, or changed by somebody without the key. */
  'seed-malformed': { readonly problem: SeedProblem };
  /** Made by a later version of this program. */
  'seed-version': { readonly version: string };
  'seed-key-malformed': { readonly problem: SeedKeyProblem };
  /** Key ids, as the envelope's header and the key have them; they say nothing about a key. */
  'seed-key-wrong': { readonly expected: string; readonly given: string };
  'seed-wrong-repository': { readonly repository: string; readonly expected: string };
  'seed-wrong-environment': { readonly environment: string; readonly expected?: string | undefined };
  'seed-binding-invalid': {
    readonly part: 'repository' | 'environment' | 'target';
    readonly value: string;
  };
  'seed-too-large': { readonly bytes: number; readonly limit: number };
  /** The sign-in came without a refresh token. */
  'seed-not-refreshable': { readonly startUrl: string };

  // A person has to sign in: exit code 3.
  'sign-in-needed': { readonly session: SessionLabel; readonly reason: SignInReason };
  'sign-in-denied': { readonly session: SessionLabel };
  /** The person did not answer in time, or the code had run out. */
  'sign-in-expired': { readonly session: SessionLabel };
  /** The browser came back, but the service did not take what it brought. */
  'sign-in-refused': {
    readonly session: SessionLabel;
    readonly error: string;
    readonly description?: string | undefined;
  };

  /** Pasted credentials that have run out; `expiration` in milliseconds since 1970 where it is known. */
  'credentials-expired': { readonly expiration?: number | undefined };

  // Signed in, but not allowed: exit code 4.
  'no-access': { readonly accountId: string; readonly roleName?: string | undefined };
  /** STS refused `AssumeRole`: the trust policy, a condition in it, or the MFA code. `description` is its own. */
  'assume-role-denied': { readonly roleArn: string; readonly description?: string | undefined };
  /** The seed is not for this account and role, whatever AWS would say. */
  'seed-target-not-allowed': { readonly accountId: string; readonly roleName: string };
  /** GitHub's API refused the token, or does not know what it was asked about. `description` is its own. */
  'github-refused': {
    readonly operation: string;
    readonly status: number;
    readonly description?: string | undefined;
  };
  'no-accounts': { readonly session: SessionLabel };
  'no-roles': { readonly accountId: string };

  // The way to the service: exit code 5.
  network: { readonly host: string; readonly reason: string };
  'tls-untrusted': { readonly host: string; readonly reason: string };
  /** `retryAfter`: milliseconds for which the service wants to be left alone, where it said so. */
  throttled: { readonly operation: string; readonly retryAfter?: number };
  'service-unavailable': {
    readonly operation: string;
    readonly status: number | undefined;
    /** As for `throttled`. */
    readonly retryAfter?: number;
  };
  /** Not an answer of this service, as from a captive portal or a proxy's own page. */
  'answer-unexpected': {
    readonly host: string;
    readonly status: number | undefined;
    readonly contentType?: string | undefined;
  };
  /** GitHub is not there, wants less, or gave an answer that cannot be read. */
  'github-unavailable': { readonly operation: string; readonly status: number };
  'request-timeout': { readonly host: string; readonly milliseconds: number };

  // Anything else: exit code 1.
  'service-refused': {
    readonly operation: string;
    readonly error: string;
    readonly description?: string | undefined;
  };
  'file-unreadable': { readonly file: string; readonly reason: string };
  /** `reason`: a code of the system, `read-back` where the new text would not read as meant, `changed` by another program meanwhile. */
  'file-unwritable': { readonly file: string; readonly reason: string };
  /** A link in place of a file with secrets: it could lead the next write anywhere. */
  'file-is-link': { readonly file: string };
  'lock-timeout': { readonly file: string };
  /** None of the programs that reach a clipboard is there, or none of them could. */
  'clipboard-unavailable': { readonly programs: readonly string[] };
  /** GitHub's own program is not there, or could not do it. `reason` is a code of the system, or its own words. */
  'gh-failed': { readonly reason: string };
  'browser-unavailable': { readonly url: string; readonly reason: string };

  // Stopped by the person: exit code 130.
  cancelled: Readonly<Record<string, never>>;
}

export type SsoErrorCode = keyof SsoErrorData;

export type ConfigProblem =
  | 'key-before-section'
  | 'line-without-delimiter'
  | 'line-without-key'
  | 'empty-section-name'
  | 'unclosed-section'
  | 'duplicate-section'
  | 'duplicate-key'
  | 'not-utf8';

export type TemplateProblem =
  | 'unclosed-field'
  | 'stray-brace'
  | 'unknown-field'
  | 'unknown-filter'
  | 'argument-expected'
  | 'unclosed-quote'
  | 'unexpected-text';

export type CredentialPart = 'accessKeyId' | 'secretAccessKey' | 'sessionToken';

export type NameKind = 'profile' | 'session' | 'account' | 'role' | 'value';

/** `header` and `content`: what they hold cannot be read; `altered`: it is not what was packed. */
export type SeedProblem = 'empty' | 'is-key' | 'not-a-seed' | 'incomplete' | 'header' | 'altered' | 'content';

export type SeedKeyProblem = 'empty' | 'is-seed' | 'not-a-key';

export type StartUrlProblem = 'not-a-url' | 'not-https' | 'unknown-host' | 'redirect-elsewhere';

/** `refresh-refused`: the service ended the session. `unauthorized`: it no longer takes the access token. */
export type SignInReason = 'no-token' | 'expired' | 'refresh-refused' | 'unauthorized';

/** How a person knows a session: the sso-session's name, or the start URL of a legacy profile. */
export interface SessionLabel {
  readonly name?: string | undefined;
  readonly startUrl: string;
}

/** A pattern of a filter that fits nothing, which may be a typing error. `near` is a name that may have been meant. */
export interface UnmatchedPattern {
  readonly kind: 'account' | 'role';
  readonly pattern: string;
  readonly near?: string | undefined;
}

/** `before` or `after` is absent where the key is added or removed. */
export interface KeyDifference {
  readonly key: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** The one class of error that `core` throws on purpose. Act on `code`, never on `message`. */
export class SsoError<C extends SsoErrorCode = SsoErrorCode> extends Error {
  override readonly name = 'SsoError';
  readonly code: C;
  readonly data: SsoErrorData[C];

  constructor(code: C, data: SsoErrorData[C], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.data = data;
  }

  /** Known by its shape, as explainUsage knows oclif's: a program in several files may have a copy of this class in each. */
  static override [Symbol.hasInstance](value: unknown): value is SsoError {
    return value instanceof Error && value.name === 'SsoError' && 'code' in value;
  }

  /** Narrows `error` to one code and its data. */
  static is<C extends SsoErrorCode>(error: unknown, code: C): error is SsoError<C> {
    return error instanceof SsoError && error.code === code;
  }
}
