import { boolean, option, string } from '@oclif/core/flags';
import { profileFlag } from '@sso/cli-kit';
import { credentialFields } from '@sso/core';
import { text } from '../messages/text.ts';
import { formatNames } from './format-names.ts';

const { flags: summaries } = text.export;

const format = option({
  char: 'f',
  summary: summaries.format,
  options: [...formatNames, 'github'] as const,
})();

const target = {
  profile: profileFlag,
  'account-id': string({
    summary: summaries.accountId,
    helpValue: 'ID',
    dependsOn: ['role-name'],
    exclusive: ['profile'],
  }),
  'role-name': string({
    summary: summaries.roleName,
    helpValue: 'NAME',
    dependsOn: ['account-id'],
    exclusive: ['profile'],
  }),
  session: string({
    char: 's',
    summary: summaries.session,
    helpValue: 'NAME',
    dependsOn: ['account-id', 'role-name'],
  }),
};

const result = {
  field: option({
    summary: summaries.field,
    options: credentialFields,
    exclusive: ['format', 'unset', 'write'],
  })(),
  unset: boolean({ summary: summaries.unset, exclusive: ['profile', 'account-id', 'region', 'write'] }),
  region: string({ summary: summaries.region, helpValue: 'REGION', exclusive: ['with-region'] }),
  'with-region': boolean({ summary: summaries.withRegion }),
  clip: boolean({ summary: summaries.clip }),
  write: boolean({ summary: summaries.write, exclusive: ['clip'] }),
  name: string({ summary: summaries.name, helpValue: 'NAME', dependsOn: ['write'] }),
  force: boolean({ summary: summaries.force, dependsOn: ['write'] }),
};

export const exportFlags = { ...target, format, ...result };

/** What was said on the command line. */
export interface ExportFlags {
  readonly profile?: string | undefined;
  readonly 'account-id'?: string | undefined;
  readonly 'role-name'?: string | undefined;
  readonly session?: string | undefined;
  readonly format?: (typeof formatNames)[number] | 'github' | undefined;
  readonly field?: (typeof credentialFields)[number] | undefined;
  readonly unset: boolean;
  readonly region?: string | undefined;
  readonly 'with-region': boolean;
  readonly clip: boolean;
  readonly write: boolean;
  readonly name?: string | undefined;
  readonly force: boolean;
}
