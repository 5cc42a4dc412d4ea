import { readFileSync } from 'node:fs';
import { parseRoleArn } from '../sts/assumed-role.ts';
import type { Account, AssumableRole, Organization } from './organization.ts';

/** An organization file that cannot be used. The message names the file and the place in it. */
export class OrganizationFileError extends Error {
  override readonly name = 'OrganizationFileError';
}

/**
 * Reads an organization from a JSON file; the README has an example.
 * @throws OrganizationFileError where the file is unreadable, no JSON, or holds something unusable.
 */
export function readOrganizationFile(file: string): Organization {
  try {
    return parseOrganization(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new OrganizationFileError(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/**
 * Narrows parsed JSON to an organization.
 * @throws OrganizationFileError with the place, such as `accounts[2].id`.
 */
export function parseOrganization(value: unknown): Organization {
  const known = ['name', 'startUrl', 'region', 'userName', 'accounts', 'assumableRoles'];
  const fields = objectAt('the file', value, known);
  const organization = {
    name: textAt('name', fields.name),
    startUrl: textAt('startUrl', fields.startUrl, /^https:\/\/[^\s/?#]+\/\S*$/, 'an https URL with a path'),
    region: textAt('region', fields.region, /^[a-z]{2,}(-[a-z]+)+-\d+$/, 'a region such as us-east-1'),
    userName: textAt(
      'userName',
      fields.userName,
      /^[\w+=,.@-]{2,64}$/,
      '2 to 64 of A-Z a-z 0-9 _ + = , . @ -',
    ),
    accounts: listAt('accounts', fields.accounts).map((account, index) =>
      accountAt(`accounts[${index}]`, account),
    ),
    ...(fields.assumableRoles !== undefined && {
      assumableRoles: assumableRolesAt('assumableRoles', fields.assumableRoles),
    }),
  };
  refuseDuplicates(
    organization.accounts.map((account) => account.id),
    (index) => `accounts[${index}].id`,
  );
  return organization;
}

function accountAt(place: string, value: unknown): Account {
  const fields = objectAt(place, value, ['id', 'name', 'email', 'roles']);
  const roles = listAt(`${place}.roles`, fields.roles).map((role, index) =>
    textAt(`${place}.roles[${index}]`, role, /^[\w+=,.@-]{1,32}$/, '1 to 32 of A-Z a-z 0-9 _ + = , . @ -'),
  );
  refuseDuplicates(roles, (index) => `${place}.roles[${index}]`);
  return {
    id: textAt(`${place}.id`, fields.id, /^\d{12}$/, '12 digits, as a string'),
    name: textAt(`${place}.name`, fields.name),
    email: textAt(`${place}.email`, fields.email, /^\S+@\S+$/, 'an e-mail address'),
    roles,
  };
}

function assumableRolesAt(place: string, value: unknown): readonly AssumableRole[] {
  const roles = listAt(place, value).map((role, index) => assumableRoleAt(`${place}[${index}]`, role));
  refuseDuplicates(
    roles.map(({ arn }) => arn),
    (index) => `${place}[${index}].arn`,
  );
  return roles;
}

function assumableRoleAt(place: string, value: unknown): AssumableRole {
  const { arn, externalId, mfaSerial } = objectAt(place, value, ['arn', 'externalId', 'mfaSerial']);
  if (typeof arn !== 'string' || parseRoleArn(arn) === undefined)
    throw unusable(`${place}.arn`, 'the ARN of a role');
  return {
    arn,
    ...(externalId !== undefined && { externalId: textAt(`${place}.externalId`, externalId) }),
    ...(mfaSerial !== undefined && { mfaSerial: textAt(`${place}.mfaSerial`, mfaSerial) }),
  };
}

function objectAt(place: string, value: unknown, known: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unusable(place, 'an object');
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw unusable(place, `an object with only ${known.join(', ')}; it has "${unknown}"`);
  return { ...value };
}

function listAt(place: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw unusable(place, 'a list');
  return value;
}

function textAt(
  place: string,
  value: unknown,
  pattern = /\S/,
  expected = 'a text that is not empty',
): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw unusable(place, expected);
  return value;
}

function refuseDuplicates(values: readonly string[], place: (index: number) => string): void {
  const seen = new Set<string>();
  const index = values.findIndex((value) => seen.size === seen.add(value).size);
  if (index !== -1) throw unusable(place(index), `unique; "${values[index]}" stands there before`);
}

function unusable(place: string, expected: string): OrganizationFileError {
  return new OrganizationFileError(`${place} must be ${expected}`);
}
