import { SsoError } from '../../errors.ts';

type Utf8Decoder = InstanceType<typeof TextDecoder>;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * The text of a file in UTF-8. A byte order mark stays in it, so that encoding the text gives the same bytes.
 * @throws SsoError `config-syntax` with `not-utf8`
 */
export function decodeUtf8(bytes: Uint8Array, file: string): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    const line = firstBadLine(bytes, decoder);
    throw new SsoError('config-syntax', { file, line, problem: 'not-utf8', text: '' }, { cause });
  }
}

/** No byte of a longer UTF-8 sequence looks like a line ending, so every line can be tried on its own. */
function firstBadLine(bytes: Uint8Array, decoder: Utf8Decoder): number {
  let line = 1;
  let start = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    const isEnd = byte === lineFeed || (byte === carriageReturn && bytes[index + 1] !== lineFeed);
    if (!isEnd) continue;
    if (!decodes(bytes.subarray(start, index), decoder)) break;
    line++;
    start = index + 1;
  }
  return line;
}

function decodes(bytes: Uint8Array, decoder: Utf8Decoder): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
