import { SsoError, type TemplateProblem } from '../errors.ts';
import { cleanForTerminal } from '../names/clean.ts';
import { nearest } from '../names/near.ts';
import { nameFilters } from './template-filters.ts';

/** What a name can be made of. */
export interface NameFields {
  readonly accountName: string;
  readonly accountId: string;
  readonly roleName: string;
  readonly email: string;
  /** The sso-session's name, or the start URL of one without. */
  readonly session: string;
  /** Empty for a profile without a region. */
  readonly region: string;
}

/** How profiles are called where nobody says. */
export const defaultNameTemplate = '{accountName|kebab}_{roleName}';

export type NameTemplate = (fields: NameFields) => string;

const fieldNames = ['accountName', 'accountId', 'roleName', 'email', 'session', 'region'] as const;
type FieldName = (typeof fieldNames)[number];

/** Which an account need not have. */
const optionalFields: ReadonlySet<FieldName> = new Set(['accountName', 'email']);

const filterNames = [...nameFilters.keys(), 'replace'];

/**
 * Reads a template of profile names, such as `{accountName|kebab}_{roleName}`. In braces stand a field and filters, each behind a
 * `|`: `lower`, `upper`, `kebab` and `snake` (words in lower case, joined by `-` or `_`), `trim` (blanks and `._-` at both ends),
 * `short` (`us-east-1` as `use1`), `replace:'from','to'` (every `from`). Control characters never get into a name. Where nothing is left of
 * an account's name or e-mail address, its id stands instead.
 * @throws SsoError `template-invalid`, with the column
 */
export function parseNameTemplate(template: string): NameTemplate {
  const pieces = new TemplateParser(template).parse();
  return (fields) => pieces.map((piece) => piece(fields)).join('');
}

class TemplateParser {
  readonly #template: string;
  #position = 0;

  constructor(template: string) {
    this.#template = template;
  }

  parse(): readonly NameTemplate[] {
    const pieces: NameTemplate[] = [];
    while (this.#position < this.#template.length) {
      if (this.#take('{')) pieces.push(this.#field());
      else if (this.#next() === '}') throw this.#problem('stray-brace');
      else pieces.push(constant(this.#takeWhile(/[^{}]*/y)));
    }
    return pieces;
  }

  #field(): NameTemplate {
    const opening = this.#position - 1;
    const typed = this.#word();
    const name = fieldNames.find((known) => known === typed.text);
    if (name === undefined) throw this.#unknown('unknown-field', typed, fieldNames);
    const filters: ((text: string) => string)[] = [];
    while (this.#take('|')) filters.push(this.#filter());
    if (!this.#take('}')) {
      if (this.#next() === undefined) throw this.#problem('unclosed-field', opening);
      throw this.#problem('unexpected-text', this.#position, this.#next());
    }
    return (fields) => {
      const text = filters.reduce((value, filter) => filter(value), cleanForTerminal(fields[name]).trim());
      return text === '' && optionalFields.has(name) ? fields.accountId : text;
    };
  }

  #filter(): (text: string) => string {
    const typed = this.#word();
    if (typed.text === 'replace') return this.#replacement();
    const filter = nameFilters.get(typed.text);
    if (filter === undefined) throw this.#unknown('unknown-filter', typed, filterNames);
    return filter;
  }

  #replacement(): (text: string) => string {
    const from = this.#argument(':');
    const to = this.#argument(',');
    return (text) => (from === '' ? text : text.replaceAll(from, () => to));
  }

  #argument(before: string): string {
    this.#word();
    if (!this.#take(before)) throw this.#problem('argument-expected', this.#position, this.#next() ?? '');
    this.#takeWhile(/ */y);
    const opening = this.#position;
    const quote = this.#next();
    if (quote !== "'" && quote !== '"') throw this.#problem('argument-expected', opening, quote ?? '');
    const end = this.#template.indexOf(quote, opening + 1);
    if (end === -1) throw this.#problem('unclosed-quote', opening);
    this.#position = end + 1;
    this.#takeWhile(/ */y);
    return this.#template.slice(opening + 1, end);
  }

  /** With the blanks around it. */
  #word(): { readonly text: string; readonly position: number } {
    this.#takeWhile(/ */y);
    const position = this.#position;
    const text = this.#takeWhile(/[^\s{}|:,'"]*/y);
    this.#takeWhile(/ */y);
    return { text, position };
  }

  #next(): string | undefined {
    const code = this.#template.codePointAt(this.#position);
    return code === undefined ? undefined : String.fromCodePoint(code);
  }

  #take(sign: string): boolean {
    if (this.#next() !== sign) return false;
    this.#position += sign.length;
    return true;
  }

  #takeWhile(expression: RegExp): string {
    expression.lastIndex = this.#position;
    const text = expression.exec(this.#template)?.[0] ?? '';
    this.#position += text.length;
    return text;
  }

  #unknown(
    problem: TemplateProblem,
    { text, position }: { readonly text: string; readonly position: number },
    known: readonly string[],
  ): SsoError<'template-invalid'> {
    return this.#problem(problem, position, text, { known, near: nearest(text, known) });
  }

  #problem(
    problem: TemplateProblem,
    position = this.#position,
    found?: string,
    more: { readonly known?: readonly string[]; readonly near?: string | undefined } = {},
  ): SsoError<'template-invalid'> {
    const template = this.#template;
    const column = Array.from(template.slice(0, position)).length + 1;
    return new SsoError('template-invalid', { template, column, problem, found, ...more });
  }
}

function constant(text: string): NameTemplate {
  return () => text;
}
