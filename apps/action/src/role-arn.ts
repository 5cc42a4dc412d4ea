const assumedRole = /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\//;

/**
 * The ARN of the IAM role behind an assumed role, as policies name it. Roles of Identity Center have a path, with its region in it unless
 * that is us-east-1. Any other ARN is given back as it is. The name of the person, which stands at the end of the assumed role's, is
 * left out.
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
export function roleArnOf(assumedRoleArn: string, identityCenterRegion: string): string {
  const [, partition, accountId, name] = assumedRole.exec(assumedRoleArn) ?? [];
  if (partition === undefined || accountId === undefined || name === undefined) return assumedRoleArn;
  if (!name.startsWith('AWSReservedSSO_')) return `arn:${partition}:iam::${accountId}:role/${name}`;
  const region = identityCenterRegion === 'us-east-1' ? '' : `${identityCenterRegion}/`;
  return `arn:${partition}:iam::${accountId}:role/aws-reserved/sso.amazonaws.com/${region}${name}`;
}
