import type { Clock } from '../clock.ts';
import type { Fault } from '../faults/fault.ts';
import type { Faults } from '../faults/fault-queue.ts';
import type { Network } from '../network.ts';
import type { Assignments } from '../organization/assignments.ts';
import type { Account } from '../organization/organization.ts';
import type { Revocable } from '../revocation.ts';
import type { LatencyControl, LatencyMilliseconds } from '../traffic/latency.ts';
import type { RateLimit, RateLimitControl } from '../traffic/rate-limit.ts';

/** What is different from now on. Everything that is left out stays as it is. */
export interface Change {
  /** Added to those that wait. */
  readonly faults?: readonly Fault[] | undefined;
  readonly latencyMilliseconds?: LatencyMilliseconds | undefined;
  /** `null` lifts it. */
  readonly rateLimit?: RateLimit | null | undefined;
  readonly clock?: ClockChange | undefined;
  readonly network?: Outage | undefined;
  readonly revoke?: readonly Revocable[] | undefined;
  readonly assignments?: AssignmentChange | undefined;
}

/** One of the two. */
export interface ClockChange {
  /** Back where it is negative. */
  readonly advanceSeconds?: number | undefined;
  /** ISO 8601 with an offset from UTC. */
  readonly time?: string | undefined;
}

export interface Outage {
  readonly downMilliseconds: number;
}

export interface AssignmentChange {
  readonly addAccounts?: readonly Account[] | undefined;
  /** Their ids. */
  readonly removeAccounts?: readonly string[] | undefined;
  readonly addRoles?: readonly RoleAssignment[] | undefined;
  readonly removeRoles?: readonly RoleAssignment[] | undefined;
}

export interface RoleAssignment {
  readonly accountId: string;
  readonly roleName: string;
}

/** What a change works on. */
export interface Conditions {
  readonly faults: Faults;
  readonly latency: LatencyControl;
  readonly rateLimit: RateLimitControl;
  /** By default the machine's. Tokens, sessions and the `Date` header follow it. */
  readonly clock: Clock;
  readonly network: Network;
  /** Adds and removes accounts and roles during the run. */
  readonly assignments: Assignments;
  /** Ends at the service what clients still believe in. */
  revoke(what: Revocable): void;
}

/** @throws AssignmentConflict where an account or a role of it is not there, or is there already. */
export function applyChange(change: Change, conditions: Conditions): void {
  const { faults, latency, rateLimit, network } = conditions;
  if (change.assignments !== undefined) applyAssignments(change.assignments, conditions.assignments);
  for (const fault of change.faults ?? []) faults.add(fault);
  for (const what of change.revoke ?? []) conditions.revoke(what);
  if (change.latencyMilliseconds !== undefined) latency.set(change.latencyMilliseconds);
  if (change.rateLimit !== undefined) rateLimit.set(change.rateLimit ?? undefined);
  if (change.clock !== undefined) applyClock(change.clock, conditions.clock);
  if (change.network !== undefined) network.down(change.network.downMilliseconds);
}

/** No faults, no latency, no limit, the right time, a network. What was revoked or assigned stays so. */
export function calm({ faults, latency, rateLimit, clock }: Conditions): void {
  faults.clear();
  latency.set(0);
  rateLimit.set(undefined);
  clock.reset();
}

function applyClock({ advanceSeconds, time }: ClockChange, clock: Clock): void {
  if (time !== undefined) clock.set(Date.parse(time));
  if (advanceSeconds !== undefined) clock.advance(advanceSeconds);
}

function applyAssignments(change: AssignmentChange, assignments: Assignments): void {
  for (const id of change.removeAccounts ?? []) assignments.removeAccount(id);
  for (const account of change.addAccounts ?? []) assignments.addAccount(account);
  for (const { accountId, roleName } of change.removeRoles ?? []) assignments.removeRole(accountId, roleName);
  for (const { accountId, roleName } of change.addRoles ?? []) assignments.addRole(accountId, roleName);
}
