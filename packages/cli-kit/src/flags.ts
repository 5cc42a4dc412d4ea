import { boolean, string } from '@oclif/core/flags';
import { turnOnLog } from './log.ts';
import { text } from './messages/text.ts';

/** The flags that mean the same in every command. A command takes those that it needs. */
export const profileFlag = string({ char: 'p', summary: text.flags.profile, helpValue: 'NAME' });
export const sessionFlag = string({ char: 's', summary: text.flags.session, helpValue: 'NAME' });
export const regionFlag = string({ char: 'r', summary: text.flags.region, helpValue: 'REGION' });
export const startUrlFlag = string({ summary: text.flags.startUrl, helpValue: 'URL' });
export const deviceCodeFlag = boolean({ summary: text.flags.deviceCode });
export const noBrowserFlag = boolean({ summary: text.flags.noBrowser });
export const forceFlag = boolean({ summary: text.flags.force });

/** Every command has it. It takes effect while the flags are read, before anything is done. */
export const debugFlag = boolean({
  summary: text.flags.debug,
  helpGroup: 'GLOBAL',
  parse: async (given) => {
    if (given) turnOnLog();
    return given;
  },
});
