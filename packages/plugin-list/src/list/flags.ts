import { string as stringArgument } from '@oclif/core/args';
import { boolean, string } from '@oclif/core/flags';
import { text } from '../messages/text.ts';
import { kinds } from './columns.ts';

const { args, flags } = text.list;

export const listArguments = {
  kind: stringArgument({ description: args.kind, options: [...kinds] }),
};

export const listFlags = {
  session: string({ char: 's', summary: flags.session, helpValue: 'NAME' }),
  columns: string({ summary: flags.columns, helpValue: 'NAMES' }),
  filter: string({ summary: flags.filter, helpValue: 'TEXT', multiple: true, multipleNonGreedy: true }),
  sort: string({ summary: flags.sort, helpValue: 'NAMES' }),
  csv: boolean({ summary: flags.csv, exclusive: ['json'] }),
  refresh: boolean({ summary: flags.refresh }),
};
