import fc from 'fast-check';
import type { IniDocument, IniSection } from '../../../src/config/ini/document.ts';
import { editIni } from '../../../src/config/ini/edit.ts';
import { endOfKeys, type KeyEdits } from '../../../src/config/ini/edit-section.ts';
import { parseIni } from '../../../src/config/ini/parse.ts';
import { readsBack } from '../../../src/config/ini/reads-back.ts';
import { SsoError } from '../../../src/errors.ts';

const indent = fc.constantFrom('', '', '', ' ', '  ', '    ', '\t');
const lineEnding = fc.constantFrom('\n', '\n', '\r\n', '\r');
const key = fc.constantFrom('region', 'Region', 'output', 'sso_session', 's3', 'x');
const value = fc.constantFrom('', 'v', 'a # b', '[profile z]', 'k = w', 'café', '"q"');
const header = fc.constantFrom(
  'default',
  'profile a',
  'profile "a b"',
  'sso-session s',
  'services v',
  'preview',
  'DEFAULT',
  'profile c] # [d',
);
const line = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(indent, header).map(([space, name]) => `${space}[${name}]`) },
  {
    weight: 8,
    arbitrary: fc
      .tuple(indent, key, fc.constantFrom(' = ', '=', ': ', ' =\t'), value, fc.constantFrom('', '', ' '))
      .map((parts) => parts.join('')),
  },
  { weight: 3, arbitrary: fc.tuple(value, key).map(([text, name]) => `      ${name} = ${text}`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(indent, fc.constantFrom('# c', '; x = 1', '#[profile a]'))
      .map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: indent },
);

interface Generated {
  readonly text: string;
  readonly document: IniDocument;
}

/** Files that AWS CLI accepts: what it refuses is thrown away. */
const file: fc.Arbitrary<Generated> = fc
  .tuple(
    fc.constantFrom('', '', '\ufeff'),
    fc.array(fc.tuple(line, lineEnding), { maxLength: 14 }),
    fc.constantFrom('', '', '[profile zz]', 'last = 1'),
  )
  .map(([mark, lines, last]) => `${mark}${lines.map((parts) => parts.join('')).join('')}${last}`)
  .map((text) => ({ text, document: parsedOrUndefined(text) }))
  .filter((generated): generated is Generated => generated.document !== undefined);

const edits = fc.uniqueArray(
  fc.tuple(
    key.map((name) => name.toLowerCase()),
    fc.option(value, { nil: undefined }),
  ),
  {
    selector: ([name]) => name,
    minLength: 1,
  },
);

/** A file, one of its sections and what to change there. */
const change = fc
  .tuple(file, fc.nat(), edits)
  .map(([{ text, document }, position, keys]) => {
    const index = position % Math.max(1, document.sections.length);
    return { text, document, index, keys: new Map(keys) };
  })
  // Two [DEFAULT] may not hold the same key, and no change is ever made in one.
  .filter(({ document, index }) => (document.sections[index]?.header ?? 'DEFAULT') !== 'DEFAULT');

function parse(text: string): IniDocument {
  return parseIni(text, { file: 'config' });
}

function parsedOrUndefined(text: string): IniDocument | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (SsoError.is(error, 'config-syntax')) return undefined;
    throw error;
  }
}

function editAt(document: IniDocument, index: number, keys: KeyEdits) {
  const section = document.sections[index];
  if (!section) throw new Error('There is no such section.');
  const changed = new Map<IniSection, KeyEdits>([[section, keys]]);
  return { section, changed, result: editIni(document, { changed }) };
}

/** The file without the lines that the change may touch, cut also where new keys go. */
function untouchedPieces({ text }: IniDocument, section: IniSection, keys: KeyEdits): readonly string[] {
  const touched = [...section.entries]
    .filter(([name, entry]) => keys.has(name) && keys.get(name) !== entry.value)
    .flatMap(([, entry]) => [{ start: entry.start, end: entry.lineEnd }, ...entry.continuation]);
  const cuts = [
    ...touched,
    { start: endOfKeys(section), end: endOfKeys(section) },
    { start: text.length, end: text.length },
  ];
  return cuts.map(({ start }, index) => text.slice(cuts[index - 1]?.end ?? 0, start));
}

describe('any file', () => {
  it('is the sum of its parts', () => {
    fc.assert(
      fc.property(file, ({ text, document }) => {
        const bytes = new TextEncoder().encode(text);
        const { text: decoded, sections } = parseIni(bytes, { file: 'config' });
        const preamble = decoded.slice(0, sections[0]?.start);
        const parts = [preamble, ...sections.map(({ start, end }) => decoded.slice(start, end))];
        expect(new TextEncoder().encode(parts.join(''))).toEqual(bytes);
        expect(editIni(document, {})).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads after a change as before it plus the change', () => {
    fc.assert(
      fc.property(change, ({ document, index, keys }) => {
        const { changed, result } = editAt(document, index, keys);
        expect(readsBack(document, result, { changed }, { file: 'config' })).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps every byte outside of the changed lines', () => {
    fc.assert(
      fc.property(change, ({ text, document, index, keys }) => {
        const { section, result } = editAt(document, index, keys);
        expect(result.startsWith(text.slice(0, section.headerEnd))).toBe(true);
        expect(result.endsWith(text.slice(section.end))).toBe(true);
        let position = 0;
        for (const untouched of untouchedPieces(document, section, keys)) {
          const found = result.indexOf(untouched, position);
          expect(found).toBeGreaterThanOrEqual(position);
          position = found + untouched.length;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is not changed by the same change again', () => {
    fc.assert(
      fc.property(change, ({ document, index, keys }) => {
        const { result } = editAt(document, index, keys);
        expect(editAt(parse(result), index, keys).result).toBe(result);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes new sections and loses any of its own', () => {
    const added = [{ header: 'profile new', keys: [['k', 'v']] }] as const;
    fc.assert(
      fc.property(file, fc.nat(), ({ text, document }, position) => {
        const grown = editIni(document, { added });
        expect(grown.startsWith(text)).toBe(true);
        expect(readsBack(document, grown, { added }, { file: 'config' })).toBe(true);
        const section = document.sections[position % Math.max(1, document.sections.length)];
        fc.pre(section !== undefined);
        const removed = new Set([section]);
        expect(readsBack(document, editIni(document, { removed }), { removed }, { file: 'config' })).toBe(
          true,
        );
      }),
      { numRuns: 1000 },
    );
  });
});
