import type { Format } from '../format.ts';
import type { Pieces } from '../mutate.ts';
import type { Random } from '../random.ts';

/** What a member may hold instead of what it should. */
const oddValues: Pieces = [
  'null',
  'true',
  '0',
  '-1',
  '1e999',
  '123456789012345678901234567890',
  '""',
  '" "',
  '"\\u0000"',
  '"\\ud800"',
  '"__proto__"',
  '[]',
  '[[]]',
  '[null]',
  '["a", 1]',
  '{}',
  '{"__proto__": {"accessToken": "x"}}',
  '{"toString": null, "toJSON": 1}',
  '"2030-02-30T25:61:61Z"',
  '"2030-01-02T03:04:05Z"',
  '"2030-01-02T03:04:05.123456789+14:00"',
  '"9999-12-31T23:59:59-23:59"',
  '"0000-00-00T00:00:00Z"',
  '"2030-01-02T03:04:05"',
];

const words: Pieces = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '\\u',
  '\\',
  'null',
  '{"a":',
  '"__proto__":',
  '"constructor":',
  '1e',
  '-',
  '2030-01-01T00:00:00UTC',
  ...oddValues,
];

/** A file of JSON with these members. Each sample is one whole file; the grammar leaves out, doubles and changes their members. */
export function jsonFile(members: Readonly<Record<string, Pieces>>, samples: Pieces): Format {
  return {
    samples,
    words,
    grammar: (random) => objectText(members, random),
    nesting: ['[', '{"a":', '[[],', '"'],
  };
}

export function objectText(members: Readonly<Record<string, Pieces>>, random: Random): string {
  const texts = Object.entries(members).flatMap(([name, values]) => {
    if (random.oneIn(10)) return [];
    const value = random.oneIn(8) ? random.pick(oddValues) : random.pick(values);
    const text = `${JSON.stringify(random.oneIn(40) ? name.toLowerCase() : name)}: ${value}`;
    return random.oneIn(30) ? [text, `${JSON.stringify(name)}: ${random.pick(oddValues)}`] : [text];
  });
  return `{${texts.join(random.pick([', ', ',', ',\n  ']))}}`;
}
