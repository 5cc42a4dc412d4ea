import { integer, option, string } from '@oclif/core/flags';
import { SsoCommand } from '@sso/cli-kit';
import { shellFormats } from '@sso/core';
import { text } from '../messages/text.ts';
import { presentServing } from '../serve/present.ts';
import { serve } from '../serve/serve.ts';
import { roleFlags } from '../target/flags.ts';

/** Its result is wanted while it runs and not at its end: so `--json` prints it at the start. */
export default class Serve extends SsoCommand<void> {
  static override summary = text.serve.summary;
  static override description = text.serve.description;
  static override examples = [...text.serve.examples];
  static override flags = {
    profile: string({
      char: 'p',
      summary: text.serve.flags.profile,
      helpValue: 'NAME',
      multiple: true,
      multipleNonGreedy: true,
    }),
    ...roleFlags,
    port: integer({ summary: text.serve.flags.port, min: 1, max: 65_535, helpValue: 'PORT' }),
    format: option({
      char: 'f',
      summary: text.serve.flags.format,
      options: shellFormats,
      exclusive: ['json'],
    })(),
  };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Serve);
    await serve(this.runtime, flags, {
      prompter: this.prompter,
      signal: this.abortSignal,
      ready: (serving) => {
        const { heading, notices, result, variables } = presentServing(this.runtime, serving, flags.format);
        for (const line of notices) this.notice(line);
        if (this.jsonEnabled()) return this.logJson(result);
        this.notice(heading);
        this.print(variables);
      },
    });
  }
}
