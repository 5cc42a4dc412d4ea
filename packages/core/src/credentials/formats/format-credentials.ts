import type { RoleCredentials } from '../role-credentials.ts';
import { formatCmd } from './cmd.ts';
import { formatEnv } from './env.ts';
import { formatFish } from './fish.ts';
import { formatIni } from './ini.ts';
import { formatJson } from './json.ts';
import { formatPowerShell } from './powershell.ts';
import { formatProcess } from './process.ts';
import { requireText } from './unquotable.ts';
import { environmentVariables } from './variables.ts';

/** In the order in which help lists them. */
export const exportFormats = ['env', 'fish', 'powershell', 'cmd', 'json', 'process', 'ini'] as const;

export type ExportFormat = (typeof exportFormats)[number];

export interface FormatOptions {
  /** The profile that the credentials are for, where there is one: `json` tells it, `ini` heads its section with it. */
  readonly profile?: string | undefined;
  readonly roleName: string;
  /** The region of the work, for the formats that can carry one. */
  readonly region?: string | undefined;
}

/**
 * Writes role credentials as text that a shell, a program or `~/.aws/credentials` takes in. Every value is quoted so
 * that the reader has it back unchanged; where a format has no safe form for a value, nothing is written at all.
 * @returns the text with its final line end. It holds the secrets in plain.
 * @throws SsoError `value-unquotable`, with the environment variable's name for the value;
 * `name-unusable` where `ini` has no safe header.
 */
export function formatCredentials(
  format: ExportFormat,
  credentials: RoleCredentials,
  options: FormatOptions,
): string {
  const variables = environmentVariables(credentials, options.region);
  requireText(format, [
    ...variables,
    { name: 'AWS_ACCOUNT_ID', value: credentials.accountId },
    { name: 'AWS_PROFILE', value: options.profile ?? '' },
  ]);
  switch (format) {
    case 'env':
      return formatEnv(variables);
    case 'fish':
      return formatFish(variables);
    case 'powershell':
      return formatPowerShell(variables);
    case 'cmd':
      return formatCmd(variables);
    case 'json':
      return formatJson(credentials, options);
    case 'process':
      return formatProcess(credentials);
    case 'ini':
      return formatIni(credentials, options);
  }
}
