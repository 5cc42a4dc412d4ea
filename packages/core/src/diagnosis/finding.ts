import type { DeclarationFinding } from '../declaration/finding.ts';
import type { SsoError } from '../errors.ts';

/** `error`: something does not work. `warning`: it works otherwise than it looks, or soon will not. `info`: good to know. */
export type Severity = 'error' | 'warning' | 'info';

/** What a diagnosis can find, one entry a code, with the facts that a text needs. No entry ever holds a secret. */
export interface FindingData {
  // The two config files.
  'config-line': { readonly error: SsoError<'config-syntax'> };
  /** `lines`: how many more there are than were told one by one. */
  'config-lines-further': { readonly lines: number };
  /** `reason`: a code of the system, or `pipe`, `folder` for what is no file. */
  'file-unreadable': { readonly reason: string };
  'config-disabled': { readonly variable: string };
  'config-missing': { readonly variable: string | undefined };
  'byte-order-mark': NoData;
  'section-ignored': { readonly header: string };
  'section-twice': { readonly kind: string; readonly name: string; readonly firstLine: number };
  'defaults-section': { readonly keys: readonly string[] };
  'comment-in-value': { readonly section: string; readonly key: string };

  // What they say.
  'profile-unusable': { readonly profile: string; readonly error: SsoError };
  'session-unusable': { readonly session: string; readonly error: SsoError };
  'keys-repeated': { readonly profile: string; readonly session: string; readonly keys: readonly string[] };
  'profiles-alike': {
    readonly profiles: readonly string[];
    readonly accountId: string;
    readonly roleName: string;
    readonly region: string | undefined;
  };
  'profile-stale': {
    readonly profile: string;
    readonly session: string;
    readonly accountId: string;
    readonly roleName: string;
    readonly missing: 'account' | 'role';
    /** Whether `sso populate` wrote it. */
    readonly populated: boolean;
    /** When the service said so, in milliseconds since 1970. */
    readonly asOf: number;
  };

  // What stands in the way of a profile.
  'keys-in-environment': { readonly variables: readonly string[]; readonly profile: string | undefined };
  'container-in-environment': { readonly variables: readonly string[] };
  'profile-missing': {
    readonly variable: string;
    readonly profile: string;
    readonly near: string | undefined;
  };
  'profile-variables-differ': { readonly profile: string; readonly defaultProfile: string };
  'static-keys-beside': { readonly profile: string };
  'process-beside': { readonly profile: string };

  // Sign-ins. Times in milliseconds since 1970.
  'session-signed-out': { readonly session: string };
  'session-expired': { readonly session: string; readonly expiresAt: number };
  'session-unrefreshable': {
    readonly session: string;
    readonly reason: 'no-scopes' | 'legacy' | 'no-refresh-token' | 'registration-expired';
  };
  'token-of-other-session': { readonly session: string };

  // The way to the service.
  'region-differs': { readonly session: string; readonly region: string; readonly found: string };
  'service-unreachable': { readonly host: string; readonly error: SsoError };
  /** Positive where this machine's clock is ahead. */
  'clock-off': { readonly host: string; readonly milliseconds: number };
  'proxy-variables-differ': { readonly variables: readonly string[] };
  /** The value is not told: it may hold a password. */
  'proxy-invalid': { readonly variable: string };
  'proxy-http-only': { readonly variable: string };
  'proxy-exception': { readonly variable: string; readonly entry: string };
  'ca-bundle-unusable': { readonly source: string; readonly reason: string };
  'tls-check-off': { readonly variable: string };

  // Files and folders.
  'mode-loose': { readonly mode: number; readonly wanted: number };
  'owner-foreign': NoData;
  'cache-link': NoData;
  'not-writable': NoData;
  'home-remote': { readonly type: string };
  'disk-full': { readonly free: number };
  'cache-empty': NoData;
  'cache-corrupt': NoData;
  'cache-foreign': NoData;
  /** `age` in milliseconds. */
  'temporary-left': { readonly age: number };
  'lock-left': { readonly age: number };

  // The declarative files, programs and shells.
  declaration: { readonly finding: DeclarationFinding };
  'node-unsupported': { readonly version: string; readonly range: string };
  'aws-cli-absent': NoData;
  'aws-cli-unclear': { readonly reason: string };
  'aws-cli-old': {
    readonly version: string;
    readonly lacks: 'sessions' | 'sign-in' | 'pkce';
    readonly since: string;
  };
  'integration-missing': { readonly shell: string };
  'integration-twice': { readonly shell: string; readonly files: readonly string[] };
  'other-tool': { readonly tool: string; readonly variables: readonly string[] };

  // The diagnosis itself. `error`: the name or code of what a check threw.
  'check-failed': { readonly error: string };
  'check-timed-out': { readonly milliseconds: number };
}

export type FindingCode = keyof FindingData;
type NoData = Readonly<Record<string, never>>;

/** Something that a check found. `subject` is what it is about: a path, a profile, a variable, a host. */
export type Found = {
  readonly [C in FindingCode]: {
    readonly code: C;
    readonly severity: Severity;
    readonly subject: string;
    readonly file?: string | undefined;
    /** From 1. */
    readonly line?: number | undefined;
    readonly data: FindingData[C];
    /** What would put it right without a loss. */
    readonly repair?: Repair | undefined;
  };
}[FindingCode];

export type Finding = Found & { readonly check: string };

export type Repair =
  | { readonly kind: 'set-mode'; readonly path: string; readonly mode: number }
  | { readonly kind: 'remove'; readonly path: string };
