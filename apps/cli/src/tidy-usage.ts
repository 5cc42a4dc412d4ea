import { CommandHelp } from '@oclif/core/help';

/** Flags that go with another one leave a gap in oclif's line of usage where that one stands elsewhere: `[--name NAME ]`. */
export class TidyUsage extends CommandHelp {
  protected override defaultUsage(): string {
    return super.defaultUsage().replaceAll(/(?: \|)? +(?=[\])])/g, '');
  }
}
