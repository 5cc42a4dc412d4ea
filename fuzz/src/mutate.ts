import type { Random } from './random.ts';

export type Pieces = readonly [string, ...string[]];

/** What readers of any format have stumbled over. */
const oddPieces: Pieces = [
  '\0',
  '\r',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\v',
  '\f',
  '\x1b[2J',
  '\x1c',
  '\x85',
  '\xa0',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\ufffd',
  '\ufffe',
  '\u{1f511}',
  'e\u0301',
  'İ',
  '"',
  "'",
  '\\',
  '`',
  '%',
  '%00',
  '%s',
  '$(id)',
  '{{',
  '..',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'NaN',
  '-1',
  '-0',
  '1e999',
  '9007199254740993',
  '99999999999999999999999999',
];

/** No UTF-8: lone and missing continuation bytes, an overlong form, a surrogate, what is beyond Unicode. */
const badBytes: readonly [Uint8Array, ...Uint8Array[]] = [
  Uint8Array.of(0x80),
  Uint8Array.of(0xff),
  Uint8Array.of(0xc3),
  Uint8Array.of(0xe2, 0x82),
  Uint8Array.of(0xc0, 0xaf),
  Uint8Array.of(0xed, 0xa0, 0x80),
  Uint8Array.of(0xf4, 0x90, 0x80, 0x80),
];

/** What one step of a mutation may draw on besides the input. */
export interface Material {
  /** The words of the format. */
  readonly words: Pieces;
  /** Another input to take parts of. */
  readonly other: Uint8Array;
}

type Step = (input: Uint8Array, random: Random, material: Material) => Uint8Array;

const steps: readonly [Step, ...Step[]] = [
  flipBit,
  setByte,
  remove,
  remove,
  truncate,
  repeat,
  swap,
  splice,
  (input, random, { words }) => insert(input, random, encode(random.pick(words))),
  (input, random, { words }) => insert(input, random, encode(random.pick(words))),
  (input, random, { words }) => replace(input, random, encode(random.pick(words))),
  (input, random) => insert(input, random, encode(random.pick(oddPieces))),
  (input, random) => replace(input, random, encode(random.pick(oddPieces))),
  (input, random) => insert(input, random, random.pick(badBytes)),
  (input) => concat(encode('\ufeff'), input),
  (input, random) => endLinesBy(input, random.pick(['\r\n', '\r', '\n\r', '\u2028'])),
  asUtf16,
];

/** The input after a few steps, of which each may undo another. */
export function mutate(input: Uint8Array, random: Random, material: Material): Uint8Array {
  let result = input;
  for (let left = 1 + random.times(6); left > 0; left--)
    result = random.pick(steps)(result, random, material);
  return result.length > longest ? result.slice(0, longest) : result;
}

/** Bytes. Inputs that are longer say no more, and take longer. */
const longest = 8 * 1024;

/** A piece as often as makes stacks end. */
export function nested(random: Random, pieces: Pieces): Uint8Array {
  return encode(random.pick(pieces).repeat(random.pick([30, 300, 3_000, 30_000])));
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function flipBit(input: Uint8Array, random: Random): Uint8Array {
  const result = input.slice();
  const at = random.below(input.length);
  result[at] = (result[at] ?? 0) ^ (1 << random.below(8));
  return result;
}

function setByte(input: Uint8Array, random: Random): Uint8Array {
  const result = input.slice();
  result[random.below(input.length)] = random.below(256);
  return result;
}

/** Most often short, and now and then anything. */
function range({ length }: Uint8Array, random: Random): readonly [start: number, end: number] {
  const start = random.below(length + 1);
  const most = random.oneIn(4) ? length - start : Math.min(16, length - start);
  return [start, start + random.below(most + 1)];
}

function remove(input: Uint8Array, random: Random): Uint8Array {
  return replace(input, random, new Uint8Array());
}

function truncate(input: Uint8Array, random: Random): Uint8Array {
  return input.slice(0, random.below(input.length + 1));
}

function repeat(input: Uint8Array, random: Random): Uint8Array {
  const [start, end] = range(input, random);
  const piece = input.subarray(start, end);
  return insert(input, random, concat(...Array.from({ length: 1 + random.times(40) }, () => piece)));
}

function swap(input: Uint8Array, random: Random): Uint8Array {
  const [start, end] = range(input, random);
  const middle = start + random.below(end - start + 1);
  const pieces = [input.subarray(0, start), input.subarray(middle, end), input.subarray(start, middle)];
  return concat(...pieces, input.subarray(end));
}

function splice(input: Uint8Array, random: Random, { other }: Material): Uint8Array {
  const [start, end] = range(other, random);
  return replace(input, random, other.subarray(start, end));
}

function insert(input: Uint8Array, random: Random, piece: Uint8Array): Uint8Array {
  const at = random.below(input.length + 1);
  return concat(input.subarray(0, at), piece, input.subarray(at));
}

function replace(input: Uint8Array, random: Random, piece: Uint8Array): Uint8Array {
  const [start, end] = range(input, random);
  return concat(input.subarray(0, start), piece, input.subarray(end));
}

function endLinesBy(input: Uint8Array, lineEnding: string): Uint8Array {
  return encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(input).replaceAll('\n', lineEnding));
}

/** As Notepad and PowerShell 5 save. */
function asUtf16(input: Uint8Array, random: Random): Uint8Array {
  if (!random.oneIn(8)) return input;
  const text = new TextDecoder().decode(input);
  return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
}
