import { readJsonFile } from '../input/json-file.ts';
import { distinct, list, object, optional, type Reader, text, unusable, whole } from '../input/readers.ts';
import { parseRoleArn } from '../sts/assumed-role.ts';
import type { Account, AssumableRole, Organization } from './organization.ts';

export const accountId = text(/^\d{12}$/, '12 digits, as a string');
export const roleName = text(/^[\w+=,.@-]{1,32}$/, '1 to 32 of A-Z a-z 0-9 _ + = , . @ -');

export const account: Reader<Account> = object({
  id: accountId,
  name: text(),
  email: text(/^\S+@\S+$/, 'an e-mail address'),
  roles: distinct(list(roleName), (role) => role),
});

const assumableRole: Reader<AssumableRole> = object({
  arn: (place, value) => {
    if (typeof value !== 'string' || parseRoleArn(value) === undefined)
      throw unusable(place, 'the ARN of a role');
    return value;
  },
  externalId: optional(text()),
  mfaSerial: optional(text()),
});

const organization: Reader<Organization> = object({
  name: text(),
  startUrl: text(/^https:\/\/[^\s/?#]+\/\S*$/, 'an https URL with a path'),
  region: text(/^[a-z]{2,}(-[a-z]+)+-\d+$/, 'a region such as us-east-1'),
  userName: text(/^[\w+=,.@-]{2,64}$/, '2 to 64 of A-Z a-z 0-9 _ + = , . @ -'),
  accounts: distinct(list(account), ({ id }) => id, '.id'),
  assumableRoles: optional(distinct(list(assumableRole), ({ arn }) => arn, '.arn')),
});

/**
 * Reads an organization from a JSON file; the README has an example.
 * @throws InputError where the file is unreadable, no JSON, or holds something unusable.
 */
export function readOrganizationFile(file: string): Organization {
  return readJsonFile(file, parseOrganization);
}

/**
 * Narrows parsed JSON to an organization.
 * @throws InputError with the place, such as `accounts[2].id`.
 */
export function parseOrganization(value: unknown): Organization {
  return organization(whole, value);
}
