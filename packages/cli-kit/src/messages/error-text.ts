import type { ErrorMessages } from './catalogue.ts';
import { errorsInEnglish } from './en-errors.ts';

/** The texts of errors in use. Apart from `text.ts`, so that what goes well need not load them. */
export const errorText: ErrorMessages = errorsInEnglish;
