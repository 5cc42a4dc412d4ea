import { SsoError } from '../../errors.ts';
import type { Runtime } from '../../runtime.ts';
import type { IniDocument } from './document.ts';
import { editIni, type IniEdits } from './edit.ts';
import type { ParseOptions } from './parse.ts';
import { parseFile } from './read-file.ts';
import { readsBack } from './reads-back.ts';

export interface EditFileOptions extends Pick<ParseOptions, 'secret'> {
  /** Given to the file also where it exists; without it, an existing file keeps its own. */
  readonly mode?: number;
}

/** How often a file is read anew that other programs go on changing. */
const attempts = 10;

/**
 * Reads the file anew under its lock, and replaces it in one step only if the new text reads back as `edit` intended. A file that
 * already says so is not written. Programs that do not know the lock may change the file meanwhile: then `edit` is made again on what
 * they wrote.
 * @returns whether it was written
 * @throws SsoError `config-syntax`, `file-unreadable`, `file-unwritable`, `lock-timeout`, and what `edit` throws
 */
export async function editIniFile(
  runtime: Runtime,
  file: string,
  edit: (document: IniDocument) => IniEdits,
  options: EditFileOptions = {},
): Promise<boolean> {
  return runtime.files.withLock(file, async () => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await editOnce(runtime, file, edit, options);
      } catch (error) {
        if (attempt === attempts || !wasChanged(error)) throw error;
        runtime.log('file changed meanwhile', { file, attempt });
        await runtime.sleep(10 * attempt);
      }
    }
  });
}

async function editOnce(
  runtime: Runtime,
  file: string,
  edit: (document: IniDocument) => IniEdits,
  { mode, ...parseOptions }: EditFileOptions,
): Promise<boolean> {
  const content = runtime.files.read(file);
  const document = parseFile(runtime, content, { file, ...parseOptions });
  const edits = edit(document);
  const text = editIni(document, edits);
  if (text === document.text) return false;
  if (!readsBack(document, text, edits, { file, ...parseOptions })) {
    throw new SsoError('file-unwritable', { file, reason: 'read-back' });
  }
  const replaces = { content };
  await runtime.files.write(
    file,
    new TextEncoder().encode(text),
    mode === undefined ? { replaces } : { replaces, mode },
  );
  return true;
}

function wasChanged(error: unknown): boolean {
  return SsoError.is(error, 'file-unwritable') && error.data.reason === 'changed';
}
