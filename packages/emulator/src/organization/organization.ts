/** Who can sign in where, and what they may use. One person, one start URL, one home region. */
export interface Organization {
  readonly name: string;
  /** As in `sso_start_url`. Its host is where the pages are when the emulator is used as a proxy. */
  readonly startUrl: string;
  /** The region of Identity Center (`sso_region`). Other regions do not know the start URL. */
  readonly region: string;
  /** Who approves: the role session name in the Arn of `GetCallerIdentity`. */
  readonly userName: string;
  readonly accounts: readonly Account[];
  /** The roles that `AssumeRole` gives to everybody who has credentials of this organization. Default: none. */
  readonly assumableRoles?: readonly AssumableRole[] | undefined;
}

export interface Account {
  /** Twelve digits; zeros at the start count. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Names of the permission sets assigned in this account. */
  readonly roles: readonly string[];
}

/** An IAM role with what its trust policy asks for. */
export interface AssumableRole {
  /** Its account need not be one of the organization. */
  readonly arn: string;
  readonly externalId?: string | undefined;
  /** The device without a code of which the role is not given. */
  readonly mfaSerial?: string | undefined;
}

/** Four accounts with odd corners: a leading zero, a name with quotes and an emoji, one and several roles; two roles to assume, one of them a partner's. */
export const defaultOrganization: Organization = {
  name: 'Example Corp',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'us-east-1',
  userName: 'ada@example.com',
  accounts: [
    { id: '111111111111', name: 'Production', email: 'aws+prod@example.com', roles: ['Admin', 'ReadOnly'] },
    {
      id: '222222222222',
      name: 'Staging',
      email: 'aws+staging@example.com',
      roles: ['Admin', 'Developer', 'ReadOnly'],
    },
    { id: '333333333333', name: '🪣 Bob\'s "data" & søn', email: 'aws+data@example.com', roles: ['Analyst'] },
    { id: '012345678901', name: 'Sandbox', email: 'aws+sandbox@example.com', roles: ['PowerUser'] },
  ],
  assumableRoles: [
    { arn: 'arn:aws:iam::222222222222:role/Deployer' },
    { arn: 'arn:aws:iam::444444444444:role/partners/Auditor', externalId: 'example-corp-42' },
  ],
};

/**
 * Whether a start URL is this organization's. AWS documents it with `#` or `/` at the end, too. The page `/start` of the emulator
 * itself is another address of it, one that a browser on this machine can open.
 */
export function isStartUrl(organization: Organization, startUrl: string): boolean {
  const plain = plainStartUrl(startUrl);
  return plain === plainStartUrl(organization.startUrl) || localStartUrl.test(plain);
}

const localStartUrl = /^http:\/\/127\.0\.0\.1:\d+\/start$/;

function plainStartUrl(startUrl: string): string {
  return startUrl.replace(/\/?(?:#\/?)?$/, '');
}
