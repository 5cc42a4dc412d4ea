import { SsoError } from '../../errors.ts';
import type { Runtime } from '../../runtime.ts';
import type { IniDocument } from './document.ts';
import { editIni, type IniEdits } from './edit.ts';
import { type ParseOptions, parseIni } from './parse.ts';
import { readsBack } from './reads-back.ts';

export interface EditFileOptions extends Pick<ParseOptions, 'secret'> {
  /** Given to the file also where it exists; without it, an existing file keeps its own. */
  readonly mode?: number;
}

/**
 * Reads the file anew under its lock, and replaces it in one step only if the new text reads back as `edit` intended. A file that
 * already says so is not written.
 * @returns whether it was written
 * @throws SsoError `config-syntax`, `file-unreadable`, `file-unwritable`, `lock-timeout`, and what `edit` throws
 */
export async function editIniFile(
  runtime: Runtime,
  file: string,
  edit: (document: IniDocument) => IniEdits,
  { mode, ...parseOptions }: EditFileOptions = {},
): Promise<boolean> {
  return runtime.files.withLock(file, async () => {
    const document = readIniFile(runtime, file, parseOptions);
    const edits = edit(document);
    const text = editIni(document, edits);
    if (text === document.text) return false;
    if (!readsBack(document, text, edits, { file, ...parseOptions })) {
      throw new SsoError('file-unwritable', { file, reason: 'read-back' });
    }
    await runtime.files.write(file, new TextEncoder().encode(text), mode === undefined ? {} : { mode });
    return true;
  });
}

/**
 * A file that does not exist is empty.
 * @throws SsoError `config-syntax`, `file-unreadable`
 */
export function readIniFile(
  runtime: Runtime,
  file: string,
  options: Pick<ParseOptions, 'secret'> = {},
): IniDocument {
  return parseIni(runtime.files.read(file) ?? '', { file, ...options });
}
