import type { AccessFilter } from '../directory/access-filter.ts';

/** How the profiles of a session are made from what it gives access to. */
export interface PopulationRules {
  /** An sso-session's name, or the start URL of a session that has none. */
  readonly session: string;
  readonly filter: AccessFilter;
  /** One profile for each; one without a region where there are none. */
  readonly regions: readonly string[];
  /** See `parseNameTemplate`. */
  readonly nameTemplate: string;
  /**
   * Patterns of roles, best first: each account gets one profile, with the role that the earliest pattern fits. Without patterns,
   * every role gets one.
   */
  readonly rolePreference: readonly string[];
  readonly form: ProfileForm;
  /** Keys of every profile, such as `output`. A region among them is for profiles without one. */
  readonly settings: Readonly<Record<string, string>>;
  /** For some profiles: of those that fit, later ones win over earlier ones, and all over `settings`. */
  readonly defaults: readonly PopulationDefaults[];
}

/**
 * `sso-session` is what AWS CLI v2 and current SDKs read; `legacy` has the start URL in each profile; `credential-process` has the
 * profile run this program, for tools that know neither.
 */
export type ProfileForm = 'sso-session' | 'legacy' | 'credential-process';

export interface PopulationDefaults extends AccessFilter {
  readonly settings: Readonly<Record<string, string>>;
}
