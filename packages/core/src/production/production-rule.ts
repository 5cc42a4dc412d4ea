/** What one file says is production. One pattern that fits is enough. They are written in the language of `NamePattern`. */
export interface ProductionRule {
  /** Of account ids and account names. */
  readonly accounts: readonly string[];
  readonly roles: readonly string[];
  readonly profiles: readonly string[];
  /** Whether somebody is asked before a shell gets it; yes, where no file says it. */
  readonly confirm?: boolean | undefined;
  /** For how long a shell is to have it. */
  readonly minutes?: number | undefined;
}
