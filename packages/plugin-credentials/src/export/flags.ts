import { boolean, option, string } from '@oclif/core/flags';
import { credentialFields } from '@sso/core';
import { text } from '../messages/text.ts';
import { type TargetFlags, targetFlags } from '../target/flags.ts';
import { formatNames } from './format-names.ts';

const { flags: summaries } = text.export;

const format = option({
  char: 'f',
  summary: summaries.format,
  options: [...formatNames, 'github'] as const,
})();

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

export const exportFlags = { ...targetFlags, format, ...result };

/** What was said on the command line. */
export interface ExportFlags extends TargetFlags {
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
