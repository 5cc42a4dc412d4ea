/** What the person decided about this program, in a file of their own. */
export interface Preferences {
  readonly production: ProductionRule;
}

/**
 * What is production. One pattern that fits is enough. They are written in the language of `NamePattern`.
 */
export interface ProductionRule {
  /** Of account ids and account names. */
  readonly accounts: readonly string[];
  readonly roles: readonly string[];
  readonly profiles: readonly string[];
  /** Whether somebody is asked before a shell gets it. */
  readonly confirm: boolean;
  /** For how long a shell is to have it. */
  readonly minutes?: number | undefined;
}

export const defaultPreferences: Preferences = {
  production: { accounts: [], roles: [], profiles: [], confirm: true },
};
