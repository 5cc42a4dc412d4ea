import { canOpenBrowser, SsoCommand, thisMachine } from '@sso/cli-kit';
import { type DemoResult, runDemo } from '../../demo/run-demo.ts';
import { text } from '../../messages/text.ts';

export default class Demo extends SsoCommand<DemoResult> {
  static override summary = text.demo.summary;
  static override description = text.demo.description;
  static override examples = [...text.demo.examples];

  override async run(): Promise<DemoResult> {
    await this.parse(Demo);
    return runDemo({
      interactive: this.prompter.interactive,
      browser: canOpenBrowser(this.runtime.env, thisMachine(this.runtime.env)),
      env: this.runtime.env,
      signal: this.abortSignal,
      notice: (line) => this.notice(line),
      print: (result) => this.print(result),
    });
  }
}
