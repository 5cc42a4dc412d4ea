import { activeProfileName, usesIdentityCenter } from '../../config/resolve.ts';
import { nearest } from '../../names/near.ts';
import type { Check, CheckContext } from '../check.ts';
import { iniSections } from '../config-facts.ts';
import type { Found } from '../finding.ts';
import { sectionPlaces } from '../section-places.ts';

/** What makes AWS CLI and the SDKs take other credentials than the profile's. */
export const shadowing: Check = {
  id: 'shadowing',
  run: async (context) => [
    ...environmentFindings(context),
    ...activeProfileFindings(context),
    ...profileFindings(context),
  ],
};

const keyVariables = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
];
const containerVariables = [
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
];

function environmentFindings({ runtime: { env } }: CheckContext): readonly Found[] {
  const present = (names: readonly string[]): readonly string[] => names.filter((name) => env[name]);
  const [keys, containers] = [present(keyVariables), present(containerVariables)];
  const profile = env.AWS_PROFILE ?? env.AWS_DEFAULT_PROFILE;
  const found: Found[] = [];
  if (keys.length > 0) {
    const data = { variables: keys, profile };
    found.push({ code: 'keys-in-environment', severity: 'warning', subject: keys.join(', '), data });
  }
  if (containers.length > 0) {
    const data = { variables: containers };
    found.push({ code: 'container-in-environment', severity: 'info', subject: containers.join(', '), data });
  }
  return found;
}

function activeProfileFindings({ runtime, config: { aws } }: CheckContext): readonly Found[] {
  const { AWS_PROFILE: chosen, AWS_DEFAULT_PROFILE: older } = runtime.env;
  const found: Found[] = [];
  const { name, source } = activeProfileName(runtime);
  if (source !== 'default' && !aws.profiles.has(name)) {
    const data = { variable: source, profile: name, near: nearest(name, aws.profiles.keys()) };
    found.push({ code: 'profile-missing', severity: 'error', subject: source, data });
  }
  if (chosen !== undefined && older !== undefined && chosen !== older) {
    const data = { profile: chosen, defaultProfile: older };
    found.push({ code: 'profile-variables-differ', severity: 'warning', subject: 'AWS_PROFILE', data });
  }
  return found;
}

/** botocore asks Identity Center first, other SDKs the keys: whoever has both gets either. */
function profileFindings({ config }: CheckContext): readonly Found[] {
  const places = sectionPlaces(config);
  const inCredentials = new Set(
    iniSections(config.credentials)
      .filter(({ entries }) => entries.has('aws_access_key_id'))
      .map(({ header }) => header),
  );
  const found: Found[] = [];
  for (const profile of config.aws.profiles.values()) {
    const { name, values } = profile;
    const signsIn = values.has('sso_account_id') || usesIdentityCenter(profile);
    if (!signsIn) continue;
    const place = { severity: 'warning', subject: name, ...places('profile', name) } as const;
    if (inCredentials.has(name) || values.has('aws_access_key_id'))
      found.push({ ...place, code: 'static-keys-beside', data: { profile: name } });
    if (values.has('credential_process'))
      found.push({ ...place, code: 'process-beside', data: { profile: name } });
  }
  return found;
}
