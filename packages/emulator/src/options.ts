import type { Organization } from './organization/organization.ts';
import type { Conditions } from './scenario/change.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { LatencyMilliseconds } from './traffic/latency.ts';
import type { RateLimit } from './traffic/rate-limit.ts';

/** Durations in seconds. Everything has a default. */
export interface EmulatorOptions {
  /** Default: `defaultOrganization`. */
  readonly organization?: Organization | undefined;
  /** Milliseconds since 1970. Default: the machine's clock. Certificates always follow the machine's clock. */
  readonly now?: (() => number) | undefined;
  /** Decides by itself: a device code at the first poll after one pending answer, an authorize page at once. */
  readonly autoApprove?: Decision | undefined;
  /** Default 28800. An access token never outlives its session. */
  readonly accessTokenSeconds?: number | undefined;
  /** From a person's approval to the end of access and refresh tokens alike. Default 604800. */
  readonly sessionSeconds?: number | undefined;
  /** Default 3600. */
  readonly roleCredentialsSeconds?: number | undefined;
  /** Default 7776000 (90 days). */
  readonly registrationSeconds?: number | undefined;
  /** Default 600. */
  readonly deviceCodeSeconds?: number | undefined;
  /** What device clients are told to wait between polls. 0 never answers SlowDownException. Default 1. */
  readonly interval?: number | undefined;
  /** Default true: a refresh answers a new refresh token and ends the old one. False: it answers none, the old one stays. */
  readonly rotateRefreshTokens?: boolean | undefined;
  /** The most entries that a page of accounts or roles has, whatever the client asks for. Default 100. */
  readonly pageSize?: number | undefined;
  /** How long every answer takes. Default 0. */
  readonly latencyMilliseconds?: LatencyMilliseconds | undefined;
  /** Default: none. */
  readonly rateLimit?: RateLimit | undefined;
  /** A bad day that begins at once, on top of the options above. `readScenarioFile` and `parseScenario` check one. */
  readonly scenario?: Scenario | undefined;
}

export type Decision = 'allow' | 'deny';

export interface Settings {
  /** As it is at the moment. */
  readonly organization: Organization;
  readonly now: () => number;
  readonly autoApprove: Decision | undefined;
  readonly accessTokenSeconds: number;
  readonly sessionSeconds: number;
  readonly roleCredentialsSeconds: number;
  readonly registrationSeconds: number;
  readonly deviceCodeSeconds: number;
  readonly interval: number;
  readonly rotateRefreshTokens: boolean;
  readonly pageSize: number;
}

export function settingsFrom(
  options: EmulatorOptions,
  { clock, assignments }: Pick<Conditions, 'clock' | 'assignments'>,
): Settings {
  return {
    get organization() {
      return assignments.organization;
    },
    now: clock.now,
    autoApprove: options.autoApprove,
    accessTokenSeconds: options.accessTokenSeconds ?? 28_800,
    sessionSeconds: options.sessionSeconds ?? 604_800,
    roleCredentialsSeconds: options.roleCredentialsSeconds ?? 3_600,
    registrationSeconds: options.registrationSeconds ?? 7_776_000,
    deviceCodeSeconds: options.deviceCodeSeconds ?? 600,
    interval: options.interval ?? 1,
    rotateRefreshTokens: options.rotateRefreshTokens ?? true,
    pageSize: options.pageSize ?? 100,
  };
}
