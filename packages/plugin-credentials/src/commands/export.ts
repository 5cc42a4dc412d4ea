import { SsoCommand } from '@sso/cli-kit';
import { createServiceContext, obtainCredentials, readAwsConfig, resolveServiceSettings } from '@sso/core';
import { deliver, deliverCleared, type Output } from '../export/deliver.ts';
import { detectShell } from '../export/detect-shell.ts';
import { exportFlags } from '../export/flags.ts';
import { parentProcessName } from '../export/parent-process.ts';
import { exportRequest } from '../export/request.ts';
import { text } from '../messages/text.ts';
import { chooseTarget } from '../target/choose-target.ts';
import { mfaCodeFrom } from '../target/mfa-code.ts';

export default class Export extends SsoCommand<void> {
  static override summary = text.export.summary;
  static override description = text.export.description;
  static override examples = [...text.export.examples];
  /** `--format json` is the machine's form; a flag that says the same twice is left out. */
  static override enableJsonFlag = false;
  static override flags = exportFlags;

  override async run(): Promise<void> {
    const { flags } = await this.parse(Export);
    const { runtime, prompter } = this;
    const { platform } = process;
    const request = exportRequest(flags, () =>
      detectShell({ platform, env: runtime.env, parentName: parentProcessName }),
    );
    const output: Output = { print: (result) => this.print(result), notice: (line) => this.notice(line) };
    if (request.kind === 'clear') return deliverCleared(request, output);
    const config = readAwsConfig(runtime);
    const target = await chooseTarget(runtime, config, prompter, flags);
    const context = createServiceContext(runtime, resolveServiceSettings(runtime, config, target));
    const credentials = await obtainCredentials(context, target.source, { mfaCode: mfaCodeFrom(prompter) });
    await deliver(runtime, request, credentials, target, output);
  }
}
