import { type Account, defaultOrganization, type Organization } from './organization.ts';

export interface OrganizationSize {
  /** 0 to 1,000,000. */
  readonly accounts: number;
  readonly rolesPerAccount: number;
}

/** Names with which programs stumble. Two accounts with one name are among them, and ids that begin with a zero. */
const oddNames = [
  'Bob\'s "data" & søn 🪣',
  'Shared',
  'Shared',
  'a/b [c] = $HOME #d',
  'x'.repeat(50),
  '-dash first',
  '日本 東京',
];

const commonRoles = ['AdministratorAccess', 'ReadOnlyAccess', 'PowerUserAccess', 'Billing', 'ViewOnly'];
const stages = ['prod', 'staging', 'dev', 'test'];

/** Every so many accounts, one has an odd name; one more has an id with a zero at the start. */
const oddEvery = 50;

/** An organization of any size, the same at every call: the first accounts of a larger one are those of a smaller one. */
export function largeOrganization(size: OrganizationSize): Organization {
  const roles = Array.from({ length: size.rolesPerAccount }, (_, index) => roleName(index));
  const accounts = Array.from({ length: size.accounts }, (_, index) => accountAt(index, roles));
  return { ...defaultOrganization, name: 'Large Corp', accounts };
}

function roleName(index: number): string {
  return commonRoles[index] ?? `Role-${index + 1}`;
}

function accountAt(index: number, roles: readonly string[]): Account {
  const number = index + 1;
  // A step that has no factor in common with 10^9 scatters the ids and never repeats one.
  const scattered = String((number * 387_420_489) % 1_000_000_000).padStart(9, '0');
  return {
    id: `${number % oddEvery === 1 ? '000' : '100'}${scattered}`,
    name: accountName(number),
    email: `aws+${number}@example.com`,
    roles,
  };
}

function accountName(number: number): string {
  const odd = number % oddEvery === 0 ? oddNames[(number / oddEvery - 1) % oddNames.length] : undefined;
  return (
    odd ??
    `team-${String(Math.ceil(number / stages.length)).padStart(4, '0')}-${stages[number % stages.length]}`
  );
}
