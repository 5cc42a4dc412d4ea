import { en } from './en.ts';

/** The texts of this plugin, as a second language has to bring them. */
export type AccessTexts = typeof en;

/** The language in use. */
export const text: AccessTexts = en;
