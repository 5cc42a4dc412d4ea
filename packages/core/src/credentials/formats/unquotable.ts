import { SsoError } from '../../errors.ts';
import type { Variable } from './variables.ts';

export function unquotable(format: string, name: string): SsoError<'value-unquotable'> {
  return new SsoError('value-unquotable', { format, name });
}

/**
 * Refuses what no reader gets back whole: NUL ends a string in every environment, and half a surrogate pair has no
 * UTF-8, so that it would silently become U+FFFD.
 * @throws SsoError `value-unquotable`
 */
export function requireText(format: string, variables: readonly Variable[]): void {
  const broken = variables.find(({ value = '' }) => value.includes('\0') || !value.isWellFormed());
  if (broken !== undefined) throw unquotable(format, broken.name);
}
