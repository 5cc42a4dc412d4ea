const form = /^arn:[a-z0-9-]+:iam::(\d{12}):role\/(?:[!-~]+\/)?[\w+=,.@-]{1,64}$/;

/**
 * The account of an IAM role, as its ARN names it; `undefined` where the text is no such ARN.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
export function accountOfRoleArn(roleArn: string): string | undefined {
  return form.exec(roleArn)?.[1];
}
