import { boolean, string } from '@oclif/core/flags';
import { text as commonText, deviceCodeFlag, noBrowserFlag, sessionFlag } from '@sso/cli-kit';
import { text } from '../messages/text.ts';

const { flags: summaries } = text.seed;
const destinations = ['to-gh', 'to-github', 'to-file', 'to-stdout'];

const from = {
  session: sessionFlag,
  'start-url': string({ summary: commonText.flags.startUrl, helpValue: 'URL', exclusive: ['session'] }),
  'sso-region': string({ summary: summaries.ssoRegion, helpValue: 'REGION', dependsOn: ['start-url'] }),
  'device-code': deviceCodeFlag,
  'no-browser': noBrowserFlag,
};

const binding = {
  repository: string({ summary: summaries.repository, helpValue: 'OWNER/NAME' }),
  environment: string({ summary: summaries.environment, helpValue: 'NAME' }),
  target: string({
    summary: summaries.target,
    helpValue: 'ACCOUNT/ROLE',
    multiple: true,
    multipleNonGreedy: true,
  }),
  'account-id': string({
    summary: summaries.accountId,
    helpValue: 'ID',
    multiple: true,
    multipleNonGreedy: true,
  }),
  'role-name': string({
    summary: summaries.roleName,
    helpValue: 'ROLE',
    multiple: true,
    multipleNonGreedy: true,
  }),
};

const to = {
  'to-gh': boolean({ summary: summaries.toGh, exactlyOne: destinations }),
  'to-github': boolean({ summary: summaries.toGithub, exactlyOne: destinations }),
  'to-file': string({ summary: summaries.toFile, helpValue: 'FILE', exactlyOne: destinations }),
  'to-stdout': boolean({ summary: summaries.toStdout, exactlyOne: destinations }),
  'key-file': string({ summary: summaries.keyFile, helpValue: 'FILE', dependsOn: ['to-file'] }),
  'secret-name': string({
    summary: summaries.secretName,
    helpValue: 'NAME',
    default: 'SSO_SEED',
    exclusive: ['to-file'],
  }),
  show: boolean({ summary: summaries.show, dependsOn: ['to-stdout'] }),
  force: boolean({ summary: summaries.force, dependsOn: ['to-file'] }),
};

export const seedFlags = { ...from, ...binding, ...to };

/** What was said on the command line. */
export interface SeedFlags {
  readonly session?: string | undefined;
  readonly 'start-url'?: string | undefined;
  readonly 'sso-region'?: string | undefined;
  readonly 'device-code': boolean;
  readonly 'no-browser': boolean;
  readonly repository?: string | undefined;
  readonly environment?: string | undefined;
  readonly target?: readonly string[] | undefined;
  readonly 'account-id'?: readonly string[] | undefined;
  readonly 'role-name'?: readonly string[] | undefined;
  readonly 'to-gh': boolean;
  readonly 'to-github': boolean;
  readonly 'to-file'?: string | undefined;
  readonly 'to-stdout': boolean;
  readonly 'key-file'?: string | undefined;
  readonly 'secret-name': string;
  readonly show: boolean;
  readonly force: boolean;
}
