/** The few ASN.1 types that a certificate needs, in DER. @see https://www.itu.int/rec/T-REC-X.690 */

export function sequence(...items: readonly Buffer[]): Buffer {
  return element(0x30, Buffer.concat(items));
}

export function set(...items: readonly Buffer[]): Buffer {
  return element(0x31, Buffer.concat(items));
}

/** `[number]` around what it holds, as EXPLICIT tagging wants it. */
export function explicit(number: number, content: Buffer): Buffer {
  return element(0xa0 | number, content);
}

/** `[number]` in place of the type's own tag, as IMPLICIT tagging of a type without parts wants it. */
export function implicit(number: number, content: Buffer): Buffer {
  return element(0x80 | number, content);
}

/** A positive integer from its bytes, most significant first. */
export function integer(bytes: Buffer): Buffer {
  const digits = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
  const negative = ((digits[0] ?? 0) & 0x80) !== 0;
  return element(0x02, negative ? Buffer.concat([Buffer.of(0), digits]) : digits);
}

export const booleanTrue = Buffer.of(0x01, 0x01, 0xff);

export function octetString(content: Buffer): Buffer {
  return element(0x04, content);
}

/** `unused` is how many bits at the end do not count. */
export function bitString(content: Buffer, unused = 0): Buffer {
  return element(0x03, Buffer.concat([Buffer.of(unused), content]));
}

export function utf8String(text: string): Buffer {
  return element(0x0c, Buffer.from(text));
}

export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

/** To the second. UTCTime is what RFC 5280 §4.1.2.5 wants until 2049. */
export function utcTime(date: Date): Buffer {
  return element(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
}

function element(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.of(tag), length(content.length), content]);
}

function length(count: number): Buffer {
  if (count < 0x80) return Buffer.of(count);
  return count < 0x100 ? Buffer.of(0x81, count) : Buffer.of(0x82, count >> 8, count & 0xff);
}

function base128(value: number): readonly number[] {
  const higher = Math.floor(value / 128);
  return higher === 0 ? [value] : [...base128(higher).map((byte) => byte | 0x80), value % 128];
}
