import type { text } from '../messages/text.ts';

/** What `sso whoami --json` prints. */
export interface WhoamiResult extends Readonly<Record<FactName, Fact>> {
  /** What is set and does not count, because of something that comes before it. */
  readonly hidden: readonly Hidden[];
  /** Why the profile gives no credentials through Identity Center, where its credentials are the ones that count. */
  readonly problem: { readonly code: string; readonly message: string } | null;
  /** Of a pair of keys in the environment, the one that is missing. */
  readonly missingKey: string | null;
  /** What AWS says, with `--verify`. */
  readonly identity: Identity | null;
}

/** `expiration`: RFC 3339, of the credentials that are at hand. */
export type FactName = keyof typeof text.whoami.labels;

export interface Fact {
  readonly value: string | null;
  /** The name of a variable, or one of the words. Null where there is no value. */
  readonly source: string | null;
}

export interface Hidden {
  /** The variable that comes before it. */
  readonly by: string;
  /** A variable, `profile-credentials` or `profile-region`. */
  readonly what: string;
}

export interface Identity {
  readonly accountId: string;
  readonly arn: string;
  readonly roleName: string | null;
}
