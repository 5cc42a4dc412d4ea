import { readAwsConfig } from '../../src/config/read.ts';
import { findSession } from '../../src/config/resolve.ts';
import { profilesByRole } from '../../src/credentials/profiles-by-role.ts';
import { runtimeWithConfig } from '../config/config-files.ts';

const config = `
[sso-session one]
sso_start_url = https://one.awsapps.com/start
sso_region = us-east-1

[sso-session two]
sso_start_url = https://two.awsapps.com/start
sso_region = us-east-1

[profile first]
sso_session = one
sso_account_id = 111111111111
sso_role_name = Admin

[profile again]
sso_session = one
sso_account_id = 111111111111
sso_role_name = Admin

[profile elsewhere]
sso_session = two
sso_account_id = 111111111111
sso_role_name = Admin

[profile assumes]
role_arn = arn:aws:iam::222222222222:role/Admin
source_profile = first

[profile keys]
aws_access_key_id = AKIA1
`;

it('names the profiles that give a role, those of its own session only, and none that assumes another role', () => {
  const { runtime } = runtimeWithConfig({ config, credentials: '' });
  const read = readAwsConfig(runtime);
  const profilesOf = profilesByRole(read);
  const one = findSession(read, 'one');
  const admin = { accountId: '111111111111', roleName: 'Admin' };
  expect(profilesOf(one, admin)).toEqual(['first', 'again']);
  expect(profilesOf(findSession(read, 'two'), admin)).toEqual(['elsewhere']);
  expect(profilesOf(one, { ...admin, accountId: '222222222222' })).toEqual([]);
});
