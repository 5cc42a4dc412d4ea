import { createHash } from 'node:crypto';

/** Who somebody is with the credentials of a role: what STS calls the assumed role user. */
export interface AssumedRoleUser {
  readonly accountId: string;
  /** `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`; the role's path is not part of it. */
  readonly arn: string;
  /** The role's own id, a colon and the name of the session. */
  readonly id: string;
}

export interface IamRole {
  readonly partition: string;
  readonly accountId: string;
  /** Without its path. */
  readonly name: string;
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumedRoleUser.html */
export function assumedRoleUser(
  { partition, accountId, name }: IamRole,
  sessionName: string,
): AssumedRoleUser {
  return {
    accountId,
    arn: `arn:${partition}:sts::${accountId}:assumed-role/${name}/${sessionName}`,
    id: `AROA${digestOf(accountId, name).slice(16, 33).toUpperCase()}:${sessionName}`,
  };
}

/** The role that Identity Center makes in an account for a permission set. */
export function permissionSetRole(region: string, accountId: string, permissionSet: string): IamRole {
  const suffix = digestOf(accountId, permissionSet).slice(0, 16);
  return { partition: partitionOf(region), accountId, name: `AWSReservedSSO_${permissionSet}_${suffix}` };
}

/** The parts of the ARN of a role; `undefined` where a text is none. */
export function parseRoleArn(arn: string): IamRole | undefined {
  const match = /^arn:([a-z0-9-]+):iam::(\d{12}):role\/(?:[!-~]+\/)?([\w+=,.@-]{1,64})$/.exec(arn);
  if (match === null) return undefined;
  const [, partition = '', accountId = '', name = ''] = match;
  return { partition, accountId, name };
}

/** The same role has the same ids in every run. */
function digestOf(accountId: string, name: string): string {
  return createHash('sha256').update(`${accountId}/${name}`).digest('hex');
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}
