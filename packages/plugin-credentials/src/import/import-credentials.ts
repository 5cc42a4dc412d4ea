import type { Prompter } from '@sso/cli-kit';
import {
  type CallerIdentity,
  cleanForTerminal,
  formatCredentials,
  formatTimestamp,
  type PastedCredentials,
  type Runtime,
  requirePastedCredentials,
  writeCredentialsProfile,
} from '@sso/core';
import type { Output } from '../export/deliver.ts';
import { type FormatName, formatOf } from '../export/format-names.ts';
import { text } from '../messages/text.ts';
import { chooseProfileName } from './profile-name.ts';
import type { ImportResult } from './result.ts';
import { verifyCredentials } from './verify.ts';

export interface ImportFlags {
  readonly profile?: string | undefined;
  readonly format?: FormatName | undefined;
  readonly region?: string | undefined;
  readonly verify: boolean;
  readonly force: boolean;
}

export interface ImportContext extends Output {
  readonly runtime: Runtime;
  readonly prompter: Prompter;
  readonly flags: ImportFlags;
}

/** From the pasted text to the written profile or the printed form. */
export async function importCredentials(context: ImportContext, pastedText: string): Promise<ImportResult> {
  const { runtime, flags, notice } = context;
  const pasted = requirePastedCredentials(pastedText, runtime.now());
  const identity = flags.verify ? await verifyCredentials(runtime, pasted, flags.region) : undefined;
  if (identity !== undefined) notice(text.import.verified(cleanForTerminal(identity.arn)));
  const credentials = withIdentity(pasted, identity);
  const outcome =
    flags.format === undefined
      ? await writeProfile(context, credentials)
      : await printForm(context, credentials, flags.format);
  return {
    ...outcome,
    accountId: credentials.accountId ?? null,
    roleName: credentials.roleName ?? null,
    arn: identity?.arn ?? null,
    expiresAt: credentials.expiration === undefined ? null : formatTimestamp(credentials.expiration),
  };
}

/** STS knows better than the name of a section. */
function withIdentity(pasted: PastedCredentials, identity: CallerIdentity | undefined): PastedCredentials {
  if (identity === undefined) return pasted;
  const { accountId, roleName = pasted.roleName } = identity;
  return { ...pasted, accountId, roleName };
}

type Outcome = Pick<ImportResult, 'profile' | 'file'>;

async function writeProfile(
  { runtime, prompter, flags, notice }: ImportContext,
  credentials: PastedCredentials,
): Promise<Outcome> {
  const profile = await chooseProfileName(prompter, flags.profile, credentials);
  const { region, force } = flags;
  const file = await writeCredentialsProfile(runtime, profile, credentials, { region, force });
  notice(text.written(cleanForTerminal(profile), file));
  return { profile, file };
}

async function printForm(
  { prompter, flags, print }: ImportContext,
  credentials: PastedCredentials,
  formatName: FormatName,
): Promise<Outcome> {
  const format = formatOf(formatName);
  const profile =
    format === 'ini'
      ? await chooseProfileName(prompter, flags.profile, credentials)
      : (flags.profile ?? credentials.profile);
  const { roleName } = credentials;
  print(formatCredentials(format, credentials, { profile, roleName, region: flags.region }));
  return { profile: profile ?? null, file: null };
}
