import { join } from 'node:path';
import { type PreferencesProblem, SsoError } from '../errors.ts';
import { objectOf } from '../narrow.ts';
import type { Runtime } from '../runtime.ts';
import { userFolder } from '../user-folder.ts';
import { defaultPreferences, type Preferences, type ProductionRule } from './preferences.ts';

/** `~/.config/sso/config.json`, or where `XDG_CONFIG_HOME` or Windows' `APPDATA` says. */
export function preferencesPath(runtime: Runtime, options: { readonly platform: NodeJS.Platform }): string {
  return join(userFolder(runtime, 'config', options), 'config.json');
}

/**
 * The person's preferences; where there is no file, the defaults. A mistake is an error and no default: a rule that does not
 * hold because of a typing error would be worse than none.
 * @throws SsoError `preferences-invalid`, `file-unreadable`
 */
export function readPreferences(
  runtime: Runtime,
  options: { readonly platform: NodeJS.Platform },
): Preferences {
  const file = preferencesPath(runtime, options);
  const bytes = runtime.files.read(file);
  return bytes === undefined ? defaultPreferences : new Reader(file).preferences(parseJson(file, bytes));
}

function parseJson(file: string, bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SsoError('preferences-invalid', { file, place: placeOf(error, text), problem: 'not-json' });
  }
}

/** V8 names the position, except where the text ends too early. */
function placeOf(error: unknown, text: string): string {
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
  const position = /\bposition (\d+)/.exec(message)?.[1];
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

/** `place` is the path of a member, such as `production.accounts[1]`. */
class Reader {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  preferences(value: unknown): Preferences {
    const { production } = this.#members(value, '', ['production']);
    return production === undefined ? defaultPreferences : { production: this.#production(production) };
  }

  #production(value: unknown): ProductionRule {
    const place = 'production';
    const members = this.#members(value, place, ['accounts', 'roles', 'profiles', 'confirm', 'minutes']);
    const { confirm = true, minutes } = members;
    if (typeof confirm !== 'boolean') throw this.#invalid(`${place}.confirm`, 'not-true-or-false');
    return {
      accounts: this.#patterns(members.accounts, `${place}.accounts`),
      roles: this.#patterns(members.roles, `${place}.roles`),
      profiles: this.#patterns(members.profiles, `${place}.profiles`),
      confirm,
      minutes: minutes === undefined ? undefined : this.#minutes(minutes, `${place}.minutes`),
    };
  }

  #members(value: unknown, place: string, known: readonly string[]): Readonly<Record<string, unknown>> {
    const members = objectOf(value);
    if (members === undefined) throw this.#invalid(place, 'not-an-object');
    const unknown = Object.keys(members).find((key) => !known.includes(key));
    if (unknown === undefined) return members;
    throw this.#invalid(place === '' ? unknown : `${place}.${unknown}`, 'unknown-member');
  }

  #patterns(value: unknown, place: string): readonly string[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) throw this.#invalid(place, 'not-a-list');
    return value.map((item: unknown, index) => {
      if (typeof item === 'string' && item !== '') return item;
      throw this.#invalid(`${place}[${index}]`, 'not-text');
    });
  }

  #minutes(value: unknown, place: string): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 720) return value;
    throw this.#invalid(place, 'not-minutes');
  }

  #invalid(place: string, problem: PreferencesProblem): SsoError<'preferences-invalid'> {
    return new SsoError('preferences-invalid', { file: this.#file, place, problem });
  }
}
