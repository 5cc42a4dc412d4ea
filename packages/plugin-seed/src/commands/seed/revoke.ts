import { string } from '@oclif/core/args';
import { string as stringFlag } from '@oclif/core/flags';
import { SsoCommand } from '@sso/cli-kit';
import { createServiceContext, readAwsConfig, resolveServiceSettings } from '@sso/core';
import { revokeSeed, unpackSeed } from '@sso/core/seed';
import { text } from '../../messages/text.ts';
import { readSeed, readSeedKey } from '../../seed/read-seed.ts';

export interface SeedRevokeResult {
  /** `already-ended`: this seed opens nothing any more; a newer one in its place may. */
  readonly outcome: 'ended' | 'already-ended';
}

export default class SeedRevoke extends SsoCommand<SeedRevokeResult> {
  static override summary = text.revoke.summary;
  static override description = text.revoke.description;
  static override examples = [...text.revoke.examples];
  // oclif would take what is piped in for the name of the file.
  static override args = { file: string({ description: text.file, ignoreStdin: true }) };
  static override flags = { 'key-file': stringFlag({ summary: text.revoke.keyFile, helpValue: 'FILE' }) };

  override async run(): Promise<SeedRevokeResult> {
    const { args, flags } = await this.parse(SeedRevoke);
    const { runtime } = this;
    const envelope = await readSeed(runtime, args.file, process.stdin);
    const key = await readSeedKey(runtime, this.prompter, flags['key-file']);
    const { seed } = unpackSeed(envelope, key);
    const settings = resolveServiceSettings(runtime, readAwsConfig(runtime));
    const context = createServiceContext(runtime, settings, { signal: this.abortSignal });
    const outcome = await revokeSeed(context, seed);
    this.notice(text.revoke.outcomes[outcome]);
    return { outcome };
  }
}
