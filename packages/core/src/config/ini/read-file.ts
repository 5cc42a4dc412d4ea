import type { Runtime } from '../../runtime.ts';
import type { IniDocument } from './document.ts';
import { type ParseOptions, parseIni } from './parse.ts';

interface Understood {
  readonly file: string;
  readonly content: Uint8Array;
  readonly document: IniDocument;
}

const last = new WeakMap<Runtime, Understood>();

/**
 * A file that does not exist is empty.
 * @throws SsoError `config-syntax`, `file-unreadable`
 */
export function readIniFile(
  runtime: Runtime,
  file: string,
  options: Pick<ParseOptions, 'secret'> = {},
): IniDocument {
  return parseFile(runtime, runtime.files.read(file), { file, ...options });
}

/**
 * Understands what was read of a file. The steps of a command (what is there, what would change, change it) each read it anew, and of
 * megabytes reading takes no time beside understanding: so the same bytes are understood once. Secrets are not kept.
 * @param content `undefined` for a file that does not exist, which is empty
 * @throws SsoError `config-syntax`
 */
export function parseFile(
  runtime: Runtime,
  content: Uint8Array | undefined,
  options: ParseOptions,
): IniDocument {
  const { file, secret = false } = options;
  if (content === undefined) return parseIni('', options);
  const known = last.get(runtime);
  if (known?.file === file && isSame(known.content, content)) return known.document;
  const document = parseIni(content, options);
  if (!secret) last.set(runtime, { file, content, document });
  return document;
}

function isSame(known: Uint8Array, content: Uint8Array): boolean {
  return known.length === content.length && Buffer.compare(known, content) === 0;
}
