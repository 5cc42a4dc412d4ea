import type { Catalogue } from './catalogue.ts';
import { en } from './en.ts';

/** The catalogue in use. A second language is a second file beside `en.ts`, chosen here. */
export const text: Catalogue = en;
