import {
  anyObject,
  flag,
  list,
  number,
  object,
  oneOf,
  optional,
  type Reader,
  text,
  unusable,
} from '../input/readers.ts';
import { account, accountId, roleName } from '../organization/organization-file.ts';
import { revocables } from '../revocation.ts';
import type { LatencyMilliseconds } from '../traffic/latency.ts';
import type { RateLimit } from '../traffic/rate-limit.ts';
import type { AssignmentChange, Change, ClockChange, Outage, RoleAssignment } from './change.ts';
import { fault } from './fault-reader.ts';
import type { Scenario, Step, StepTime } from './scenario.ts';
import { milliseconds, operation, positive, wholeNumber } from './values.ts';

export const latency: Reader<LatencyMilliseconds> = (place, value) => {
  if (typeof value === 'number') return milliseconds(place, value);
  const named = Object.keys(anyObject(place, value));
  return object(Object.fromEntries(named.map((name) => [operation(place, name), milliseconds])))(
    place,
    value,
  );
};

export const rateLimit: Reader<RateLimit> = object({
  callsPerSecond: positive,
  burst: optional(positive),
  retryAfter: optional(flag),
  operations: optional(list(operation)),
});

export const clockChange: Reader<ClockChange> = (place, value) => {
  const change = object<ClockChange>({
    advanceSeconds: optional(number((seconds) => Math.abs(seconds) <= 1e10, 'seconds, 10000000000 at most')),
    time: optional(instant),
  })(place, value);
  return exactlyOne(place, change, ['advanceSeconds', 'time']);
};

export const outage: Reader<Outage> = object({ downMilliseconds: milliseconds });

const roleAssignment: Reader<RoleAssignment> = object({ accountId, roleName });

const assignments: Reader<AssignmentChange> = object({
  addAccounts: optional(list(account)),
  removeAccounts: optional(list(accountId)),
  addRoles: optional(list(roleAssignment)),
  removeRoles: optional(list(roleAssignment)),
});

export const faults = list(fault);

const changes = {
  faults: optional(faults),
  latencyMilliseconds: optional(latency),
  rateLimit: optional<RateLimit | null>((place, value) => (value === null ? null : rateLimit(place, value))),
  clock: optional(clockChange),
  network: optional(outage),
  revoke: optional(list(oneOf(revocables))),
  assignments: optional(assignments),
};

const stepTime: Reader<StepTime> = (place, value) => {
  const at = object<StepTime>({
    call: optional(wholeNumber(1)),
    operation: optional(operation),
    seconds: optional(number((seconds) => seconds >= 0, 'seconds, 0 or more')),
  })(place, value);
  if (at.seconds !== undefined && at.operation !== undefined)
    throw unusable(`${place}.operation`, 'left out beside seconds');
  return exactlyOne(place, at, ['call', 'seconds']);
};

export const change: Reader<Change> = object(changes);
const step: Reader<Step> = object({ at: stepTime, ...changes });

export const scenario: Reader<Scenario> = object({
  description: optional(text()),
  ...changes,
  steps: optional(list(step)),
});

function instant(place: string, value: unknown): string {
  const read = text(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/,
    'a time such as 2030-01-01T00:00:00Z',
  )(place, value);
  if (Number.isNaN(Date.parse(read))) throw unusable(place, 'a time such as 2030-01-01T00:00:00Z');
  return read;
}

function exactlyOne<T extends object>(place: string, value: T, names: readonly (keyof T & string)[]): T {
  if (names.filter((name) => value[name] !== undefined).length !== 1)
    throw unusable(place, `an object with one of ${names.join(' and ')}`);
  return value;
}
