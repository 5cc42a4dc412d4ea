import { UsageError } from '@sso/cli-kit';
import { type CredentialField, type ExportFormat, isShellFormat, type ShellFormat } from '@sso/core';
import { text } from '../messages/text.ts';
import type { ExportFlags } from './flags.ts';
import { formatOf } from './format-names.ts';

/** What is to happen to the credentials. */
export type Delivery =
  | { readonly kind: 'format'; readonly format: ExportFormat; readonly clip: boolean }
  | { readonly kind: 'field'; readonly field: CredentialField; readonly clip: boolean }
  /** Into the file of environment variables of a GitHub Actions step. */
  | { readonly kind: 'github' }
  /** Into the credentials file; the name where one was given. */
  | { readonly kind: 'write'; readonly name: string | undefined; readonly force: boolean };

/** Nothing is asked for where variables are only cleared. */
export type ExportRequest =
  | Delivery
  | {
      readonly kind: 'clear';
      readonly format: ShellFormat;
      readonly region: boolean;
      readonly clip: boolean;
    };

/**
 * What the flags ask for.
 * @param detect finds the shell where no format was named
 * @throws UsageError for flags that do not fit together
 */
export function exportRequest(flags: ExportFlags, detect: () => ShellFormat): ExportRequest {
  const { clip, field, force, name } = flags;
  if (flags.format === 'github') {
    if (clip || flags.unset || flags.write) throw new UsageError(text.export.githubOnly);
    return { kind: 'github' };
  }
  if (field !== undefined) return { kind: 'field', field, clip };
  if (flags.write) {
    if (flags.format !== undefined && flags.format !== 'ini') throw new UsageError(text.export.writeIniOnly);
    return { kind: 'write', name, force };
  }
  const format = flags.format === undefined ? detect() : formatOf(flags.format);
  if (!flags.unset) return { kind: 'format', format, clip };
  if (!isShellFormat(format)) throw new UsageError(text.export.unsetShellOnly(format));
  return { kind: 'clear', format, region: flags['with-region'], clip };
}
