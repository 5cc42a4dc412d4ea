import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultOrganization, InputError, parseOrganization, readOrganizationFile } from '../../src/index.ts';

const account = { id: '111111111111', name: 'A', email: 'a@example.com', roles: ['Admin'] };

const role = { arn: 'arn:aws:iam::111111111111:role/A' };

describe('an organization file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'organization-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  it('is read as it stands', () => {
    const file = join(directory, 'good.json');
    writeFileSync(file, JSON.stringify(defaultOrganization));
    expect(readOrganizationFile(file)).toEqual(defaultOrganization);
  });

  it('need not name roles to assume', () => {
    const { assumableRoles, ...rest } = defaultOrganization;
    expect(parseOrganization(rest)).toEqual(rest);
    expect(parseOrganization({ ...rest, assumableRoles: [] })).toEqual({ ...rest, assumableRoles: [] });
    expect(assumableRoles).toHaveLength(2);
  });

  it.each([
    ['accounts[1].id must be 12 digits', { accounts: [account, { ...account, id: 222222222222 }] }],
    ['accounts[1].id must be unique', { accounts: [account, account] }],
    ['accounts[0].roles[1] must be 1 to 32', { accounts: [{ ...account, roles: ['Admin', 'a b'] }] }],
    ['accounts[0].roles[1] must be unique', { accounts: [{ ...account, roles: ['A', 'A'] }] }],
    ['accounts[0].email must be an e-mail', { accounts: [{ ...account, email: 'a' }] }],
    ['accounts[0] must be an object', { accounts: ['a'] }],
    ['accounts[0] must be an object with only', { accounts: [{ ...account, role: 'Admin' }] }],
    ['accounts must be a list', { accounts: {} }],
    ['startUrl must be an https URL', { startUrl: 'http://d-1.awsapps.com/start' }],
    ['assumableRoles must be a list', { assumableRoles: {} }],
    ['assumableRoles[0].arn must be the ARN', { assumableRoles: [{ arn: 'arn:aws:iam::1:role/A' }] }],
    ['assumableRoles[1].arn must be unique', { assumableRoles: [role, { ...role, externalId: 'x' }] }],
    ['assumableRoles[0].externalId must be a text', { assumableRoles: [{ ...role, externalId: 42 }] }],
    ['assumableRoles[0] must be an object with only', { assumableRoles: [{ ...role, trust: '*' }] }],
    ['region must be a region', { region: 'Ireland' }],
    ['userName must be', { userName: 'a b' }],
    ['name must be a text', { name: ' ' }],
  ])('is refused: %s', (message, changes) => {
    const act = () => parseOrganization({ ...defaultOrganization, ...changes });
    expect(act).toThrow(InputError);
    expect(act).toThrow(message);
  });

  it('is refused with its name where it is no JSON or not there', () => {
    const file = join(directory, 'broken.json');
    writeFileSync(file, '{');
    for (const name of [file, join(directory, 'missing.json')]) {
      expect(() => readOrganizationFile(name)).toThrow(InputError);
      expect(() => readOrganizationFile(name)).toThrow(name);
    }
  });
});
