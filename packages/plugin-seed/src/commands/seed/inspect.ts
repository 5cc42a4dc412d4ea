import { string } from '@oclif/core/args';
import { SsoCommand } from '@sso/cli-kit';
import { inspectSeed } from '@sso/core/seed';
import { text } from '../../messages/text.ts';
import { describeHeader, renderHeader, type SeedDescription } from '../../seed/header.ts';
import { readSeed } from '../../seed/read-seed.ts';

export default class SeedInspect extends SsoCommand<SeedDescription> {
  static override summary = text.inspect.summary;
  static override description = text.inspect.description;
  static override examples = [...text.inspect.examples];
  // oclif would take what is piped in for the name of the file.
  static override args = { file: string({ description: text.file, ignoreStdin: true }) };

  override async run(): Promise<SeedDescription> {
    const { args } = await this.parse(SeedInspect);
    const header = inspectSeed(await readSeed(this.runtime, args.file, process.stdin));
    this.print(renderHeader(header, this.runtime.now()));
    return describeHeader(header);
  }
}
