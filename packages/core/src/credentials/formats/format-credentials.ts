import type { SessionCredentials } from '../role-credentials.ts';
import { formatDocker } from './docker.ts';
import { formatDotenv } from './dotenv.ts';
import { formatIni } from './ini.ts';
import { formatJson } from './json.ts';
import { formatProcess } from './process.ts';
import { formatVariables, isShellFormat, shellFormats } from './shell-formats.ts';
import { requireText } from './unquotable.ts';
import { environmentVariables, onlySet } from './variables.ts';

/** In the order in which help lists them. */
export const exportFormats = [...shellFormats, 'json', 'process', 'dotenv', 'docker', 'ini'] as const;

export type ExportFormat = (typeof exportFormats)[number];

export interface FormatOptions {
  /** The profile that the credentials are for, where there is one: `json` tells it, `ini` heads its section with it. */
  readonly profile?: string | undefined;
  /** For the header of `ini` where there is no profile. */
  readonly roleName?: string | undefined;
  /** The region of the work, for the formats that can carry one. */
  readonly region?: string | undefined;
}

/**
 * Writes credentials as text that a shell, a program or `~/.aws/credentials` takes in. Every value is quoted so
 * that the reader has it back unchanged; where a format has no safe form for a value, nothing is written at all.
 * @returns the text with its final line end. It holds the secrets in plain.
 * @throws SsoError `value-unquotable`, with the environment variable's name for the value;
 * `name-unusable` where `ini` has no safe header.
 */
export function formatCredentials(
  format: ExportFormat,
  credentials: SessionCredentials,
  options: FormatOptions,
): string {
  const variables = environmentVariables(credentials, options.region);
  requireText(format, [
    ...variables,
    { name: 'AWS_ACCOUNT_ID', value: credentials.accountId },
    { name: 'AWS_PROFILE', value: options.profile },
  ]);
  if (isShellFormat(format)) return formatVariables(format, variables);
  switch (format) {
    case 'json':
      return formatJson(credentials, options);
    case 'process':
      return formatProcess(credentials);
    case 'dotenv':
      return formatDotenv(onlySet(variables));
    case 'docker':
      return formatDocker(onlySet(variables));
    case 'ini':
      return formatIni(credentials, options);
  }
}
