/**
 * The SHA-1 of a text's UTF-8 in hexadecimal. It protects nothing: it is only how the shared cache files are called. Written here
 * since `node:crypto`, and libraries with more than this one hash, take longer to load than all else that a cached answer needs.
 * @see FIPS 180-4 section 6.1
 */
export function fileNameHash(text: string): string {
  const message = padded(new TextEncoder().encode(text));
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const schedule = new Uint32Array(80);
  for (let block = 0; block < message.byteLength; block += 64) {
    for (let t = 0; t < 16; t++) schedule[t] = message.getUint32(block + t * 4);
    for (let t = 16; t < 80; t++) {
      const word = at(schedule, t - 3) ^ at(schedule, t - 8) ^ at(schedule, t - 14) ^ at(schedule, t - 16);
      schedule[t] = (word << 1) | (word >>> 31);
    }
    compress(state, schedule);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}

/** The message, a one bit, zeros, and its length in bits: whole blocks of 64 bytes. */
function padded(message: Uint8Array): DataView {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 4, message.length * 8);
  return view;
}

/** Word by word: taking arrays apart takes longer than all else here in a program that has just started. */
function compress(state: Uint32Array, schedule: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let t = 0; t < 80; t++) {
    const next = (((a << 5) | (a >>> 27)) + mix(t, b, c, d) + e + at(schedule, t)) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = next;
  }
  [a, b, c, d, e].forEach((word, index) => {
    state[index] = at(state, index) + word;
  });
}

/** The function and the constant of the four times twenty rounds. */
function mix(t: number, b: number, c: number, d: number): number {
  if (t < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (t < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (t < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}
