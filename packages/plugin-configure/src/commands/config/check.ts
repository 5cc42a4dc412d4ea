import { resolve } from 'node:path';
import { string } from '@oclif/core/args';
import { SsoCommand, UsageError, workingFolder } from '@sso/cli-kit';
import { checkDeclarations, cleanForTerminal, readAwsConfig } from '@sso/core';
import { type CheckResult, checkResult, renderCheck } from '../../declaration/check-result.ts';
import { text } from '../../messages/text.ts';

export default class ConfigCheck extends SsoCommand<CheckResult> {
  static override summary = text.config.check.summary;
  static override description = text.config.check.description;
  static override examples = [...text.config.check.examples];
  static override args = { file: string({ description: text.config.check.file, ignoreStdin: true }) };

  override async run(): Promise<CheckResult> {
    const { args } = await this.parse(ConfigCheck);
    const file = args.file && resolve(args.file);
    if (file !== undefined && this.runtime.files.size(file) === undefined)
      throw new UsageError({ message: text.config.check.missing(cleanForTerminal(file)), next: [] });
    const report = await checkDeclarations(this.runtime, readAwsConfig(this.runtime), {
      platform: process.platform,
      cwd: workingFolder(),
      file,
    });
    const result = checkResult(report);
    this.print(renderCheck(result));
    if (result.findings.length > 0) process.exitCode = 2;
    return result;
  }
}
