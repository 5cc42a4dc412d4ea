import { integer, option, string } from '@oclif/core/flags';
import { SsoCommand } from '@sso/cli-kit';
import { text } from '../../messages/text.ts';
import { type EmulatorAddress, runEmulator } from '../../run-emulator.ts';

/** Its result, an `EmulatorAddress`, is wanted while it runs and not at its end: so `--json` prints it at the start. */
export default class Start extends SsoCommand<void> {
  static override summary = text.start.summary;
  static override description = text.start.description;
  static override examples = [...text.start.examples];
  static override flags = {
    port: integer({ summary: text.start.flags.port, min: 1, max: 65_535, helpValue: 'PORT' }),
    organization: string({ summary: text.start.flags.organization, helpValue: 'FILE' }),
    scenario: string({ summary: text.start.flags.scenario, helpValue: 'FILE' }),
    'auto-approve': option({ summary: text.start.flags.autoApprove, options: ['allow', 'deny'] as const })(),
    'ca-file': string({ summary: text.start.flags.caFile, helpValue: 'FILE' }),
  };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Start);
    await runEmulator(flags, {
      signal: this.abortSignal,
      ready: (address: EmulatorAddress) => {
        this.notice(text.start.running(address.url));
        if (this.jsonEnabled()) this.logJson(address);
        else this.print(`${text.start.usage(address)}\n`);
      },
    });
  }
}
