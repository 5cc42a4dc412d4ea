import { roleArnOf } from '../src/role-arn.ts';

const reserved = 'AWSReservedSSO_Admin_0123456789abcdef';

describe('the ARN of a role', () => {
  it.each([
    [
      'arn:aws:sts::111111111111:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ada@example.com',
      'us-east-1',
      `arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/${reserved}`,
    ],
    [
      'arn:aws-us-gov:sts::111111111111:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ada',
      'us-gov-west-1',
      `arn:aws-us-gov:iam::111111111111:role/aws-reserved/sso.amazonaws.com/us-gov-west-1/${reserved}`,
    ],
    [
      'arn:aws:sts::111111111111:assumed-role/Deployer/x',
      'us-east-1',
      'arn:aws:iam::111111111111:role/Deployer',
    ],
    ['arn:aws:iam::111111111111:user/ada', 'us-east-1', 'arn:aws:iam::111111111111:user/ada'],
  ])('%s in %s', (assumed, region, role) => {
    expect(roleArnOf(assumed, region)).toBe(role);
  });
});
