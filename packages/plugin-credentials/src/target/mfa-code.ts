import type { Prompter } from '@sso/cli-kit';
import { cleanForTerminal } from '@sso/core';
import { text } from '../messages/text.ts';

/** Asks for the code of a device, where somebody can be asked. */
export function mfaCodeFrom(prompter: Prompter): ((mfaSerial: string) => Promise<string>) | undefined {
  if (!prompter.interactive) return undefined;
  return (mfaSerial) => {
    const { message, answer } = text.mfaCode;
    // Only a terminal brings us here, so that no flag is ever named.
    return prompter.input({ message: message(cleanForTerminal(mfaSerial)), answer, flag: '' });
  };
}
