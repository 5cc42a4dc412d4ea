import { boolean, integer, option, string } from '@oclif/core/flags';
import { deviceCodeFlag, noBrowserFlag } from '@sso/cli-kit';
import { text } from '../messages/text.ts';
import { shellNames } from '../shells/shells.ts';

const { flags: summaries } = text.switch;

export const switchFlags = {
  none: boolean({ summary: summaries.none, exclusive: ['keys', 'save', 'region', 'with-region'] }),
  keys: boolean({ summary: summaries.keys }),
  save: boolean({ summary: summaries.save }),
  name: string({ summary: summaries.name, helpValue: 'NAME', dependsOn: ['save'] }),
  region: string({ summary: summaries.region, helpValue: 'REGION', exclusive: ['with-region'] }),
  'with-region': boolean({ summary: summaries.withRegion }),
  print: option({ summary: summaries.print, options: shellNames, helpValue: 'SHELL' })(),
  yes: boolean({ char: 'y', summary: summaries.yes }),
  refresh: boolean({ summary: summaries.refresh }),
  'device-code': deviceCodeFlag,
  'no-browser': noBrowserFlag,
  shell: option({ summary: summaries.shell, options: shellNames, hidden: true })(),
  words: integer({ summary: summaries.words, hidden: true, min: 0 }),
};
