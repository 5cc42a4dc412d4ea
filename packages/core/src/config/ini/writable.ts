import { SsoError } from '../../errors.ts';
import { strip } from './whitespace.ts';

/** Control characters and the separators that some readers end a line at. */
const unsafe = /[\x00-\x1f\x7f-\x9f\u2028\u2029]/;

/**
 * Whether an ini file can hold the text so that every reader gets it back.
 * A lone surrogate cannot be: it has no UTF-8 form.
 */
export function isWritableText(text: string): boolean {
  return !unsafe.test(text) && text.isWellFormed();
}

/**
 * Whether every reader of the credentials file has the value back. The file has no quoting, and its readers differ: some end a
 * value at `;` or `#`, some take quotes off. What all of them read alike is visible ASCII without those.
 */
export function isPortableValue(value: string): boolean {
  return /^[!-~]+$/.test(value) && !/["'#;]/.test(value);
}

/**
 * @throws SsoError `name-unusable` with kind `value` for a key or a value that would not read back: control characters,
 *   whitespace at an end, a key that is not made of letters, digits, `_`, `-` and `.`
 */
export function assertWritable(key: string, value: string): void {
  if (!/^\w[\w.-]*$/.test(key)) throw new SsoError('name-unusable', { kind: 'value', name: key });
  if (!isWritableText(value) || strip(value) !== value) {
    throw new SsoError('name-unusable', { kind: 'value', name: value });
  }
}
