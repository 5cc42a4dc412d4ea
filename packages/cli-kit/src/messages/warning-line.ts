import type { Warning } from '@sso/core';
import type { WarningMessages } from './catalogue.ts';
import { warningsInEnglish } from './en-warnings.ts';

/** The texts in use. */
const messages: WarningMessages = warningsInEnglish;

/** A warning as stderr shows it, without a newline. */
export function warningLine(warning: Warning): string {
  const render = messages[warning.code] as (data: Warning) => string;
  return `Warning: ${render(warning)}`;
}
