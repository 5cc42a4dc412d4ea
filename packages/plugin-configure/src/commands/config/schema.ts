import { SsoCommand } from '@sso/cli-kit';
import { declarationSchema } from '@sso/core';
import { text } from '../../messages/text.ts';

export default class ConfigSchema extends SsoCommand<typeof declarationSchema> {
  static override summary = text.config.schema.summary;
  static override description = text.config.schema.description;
  static override examples = [...text.config.schema.examples];

  override async run(): Promise<typeof declarationSchema> {
    await this.parse(ConfigSchema);
    this.print(`${JSON.stringify(declarationSchema, undefined, 2)}\n`);
    return declarationSchema;
  }
}
