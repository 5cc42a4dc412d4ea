import { readFileSync } from 'node:fs';
import { InputError } from './readers.ts';

/**
 * Reads a JSON file.
 * @throws InputError with the file's name, where it is unreadable, no JSON, or holds something unusable.
 */
export function readJsonFile<T>(file: string, parse: (value: unknown) => T): T {
  try {
    return parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new InputError(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
