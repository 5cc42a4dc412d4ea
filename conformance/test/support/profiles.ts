import { configPath, type Machine } from './machine.ts';

/** The emulator's default organization. */
export const startUrl = 'https://d-1234567890.awsapps.com/start';

/** The two ways in which a profile `dev` can name its sign-in. Both are for account 111111111111 and role Admin. */
const configs = {
  'an sso-session': `[sso-session my-sso]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = my-sso
sso_account_id = 111111111111
sso_role_name = Admin
region = eu-central-1
`,
  'a legacy profile': `[profile dev]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_account_id = 111111111111
sso_role_name = Admin
region = eu-central-1
`,
} as const;

export type ConfigKind = keyof typeof configs;

export const configKinds = ['an sso-session', 'a legacy profile'] as const satisfies readonly ConfigKind[];

export async function writeConfig({ home }: Machine, kind: ConfigKind): Promise<void> {
  await home.write(configPath, configs[kind]);
}
