/** What `sso import --json` prints. It holds no key. */
export interface ImportResult {
  /** The name that was written, or the one that the text had. */
  readonly profile: string | null;
  /** The file that was written; null where another form was printed. */
  readonly file: string | null;
  readonly accountId: string | null;
  readonly roleName: string | null;
  /** Whose the credentials are, by STS: only after `--verify`. */
  readonly arn: string | null;
  /** RFC 3339; null where the text does not say. */
  readonly expiresAt: string | null;
}
