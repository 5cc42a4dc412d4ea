import { cleanForTerminal } from '@sso/core';
import type { WarningMessages } from './catalogue.ts';
import { systemReasons } from './en-terms.ts';

export const warningsInEnglish: WarningMessages = {
  'not-kept': ({ file, reason }) =>
    `${cleanForTerminal(file)} cannot be written: ${cleanForTerminal(systemReasons[reason] ?? reason)}. The next command has to ask AWS again.`,
  'mode-repaired': ({ path, mode }) =>
    `${cleanForTerminal(path)} was open to other users of this machine (mode ${mode.toString(8)}). Now it is yours alone.`,
};
