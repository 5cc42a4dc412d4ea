import { SsoCommand } from '@sso/cli-kit';
import { createServiceContext, readAwsConfig, resolveServiceSettings } from '@sso/core';
import type { PackedSeed } from '@sso/core/seed';
import { text } from '../../messages/text.ts';
import { askBinding } from '../../seed/binding.ts';
import { deliver } from '../../seed/deliver.ts';
import { chooseDestination } from '../../seed/destination.ts';
import { seedFlags } from '../../seed/flags.ts';
import { describeHeader, renderHeader, type SeedDescription } from '../../seed/header.ts';
import { makeSeed } from '../../seed/make-seed.ts';
import { chooseSeedSession } from '../../seed/session.ts';

/** `seed` and `key` only where they were to be printed. */
export interface SeedResult extends SeedDescription {
  readonly seed?: string;
  readonly key?: string;
}

export default class Seed extends SsoCommand<SeedResult> {
  static override summary = text.seed.summary;
  static override description = text.seed.description;
  static override examples = [...text.seed.examples];
  static override flags = seedFlags;

  override async run(): Promise<SeedResult> {
    const { flags } = await this.parse(Seed);
    const { runtime, prompter, abortSignal: signal } = this;
    const notice = (line: string): void => this.notice(line);
    const binding = await askBinding(prompter, flags);
    const config = readAwsConfig(runtime);
    const session = await chooseSeedSession(runtime, config, prompter, flags);
    const destination = await chooseDestination(runtime, prompter, flags);
    const settings = resolveServiceSettings(runtime, config);
    const context = createServiceContext(runtime, settings, { signal });
    const { caBundle } = settings;
    const print = (result: string): void => this.print(result);
    let printed: { readonly seed?: string; readonly key?: string } = {};
    const handOver = async (packed: PackedSeed): Promise<void> => {
      await deliver(runtime, packed, destination, { print, notice, caBundle, signal });
      if (destination.kind === 'stdout') printed = { seed: packed.envelope, key: packed.key.reveal() };
    };
    const header = await makeSeed(context, session, binding, handOver, { flags, notice, signal });
    if (destination.kind !== 'stdout') this.print(renderHeader(header, runtime.now()));
    return { ...describeHeader(header), ...printed };
  }
}
