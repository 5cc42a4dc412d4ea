import type { SsoError } from '../errors.ts';

/** A member's place in a declarative file: names, and positions in lists. */
export type MemberPath = readonly (string | number)[];

/** Something in a declarative file that cannot stand as it is. Lines and columns count from 1, columns in UTF-16 code units. */
export interface DeclarationFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Such as `production.accounts[1]`; empty for the whole file. */
  readonly path: string;
  readonly problem: DeclarationProblem;
}

/** What is wrong, with what could stand there instead. */
export type DeclarationProblem =
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'not-utf8' }
  | { readonly kind: 'not-json' }
  /** `reason` is the parser's own words. */
  | { readonly kind: 'not-yaml'; readonly reason: string }
  /** Of the same name in another format, in the same folder. */
  | { readonly kind: 'second-file'; readonly other: string }
  | { readonly kind: 'duplicate-member' }
  | {
      readonly kind: 'unknown-member';
      readonly allowed: readonly string[];
      readonly near?: string | undefined;
    }
  | { readonly kind: 'missing-member'; readonly member: string }
  /** `unquoted`: it would be text in quotes. */
  | { readonly kind: 'wrong-type'; readonly expected: MemberType; readonly unquoted?: boolean | undefined }
  | { readonly kind: 'too-short' }
  | {
      readonly kind: 'value-unknown';
      readonly allowed: readonly string[];
      readonly near?: string | undefined;
    }
  | { readonly kind: 'out-of-range'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'session-twice' }
  /** The person has a session of this name that signs in elsewhere. */
  | {
      readonly kind: 'session-contradicts';
      readonly session: string;
      /** Where the person's own is. */
      readonly own: string;
      readonly key: 'startUrl' | 'region';
      readonly value: string;
    }
  /** What a file that came with a project cannot say: it could run a program, send requests elsewhere, or keep this one busy. */
  | { readonly kind: 'setting-not-shared'; readonly allowed: readonly string[] }
  | { readonly kind: 'expression-not-shared' }
  /** A value that the command which uses it would refuse with this error. */
  | { readonly kind: 'refused'; readonly error: SsoError };

export type MemberType = 'object' | 'array' | 'string' | 'integer' | 'boolean';

/** A finding before its line is known. `at` is the member's name or its value. */
export interface UnplacedFinding {
  readonly path: MemberPath;
  readonly at: 'name' | 'value';
  readonly problem: DeclarationProblem;
}

/** As one would write it in JavaScript. */
export function writtenPath(path: MemberPath): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(part)) return `[${JSON.stringify(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}
