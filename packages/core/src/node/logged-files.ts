import type { Files, Log } from '../runtime.ts';

/** The same files, telling what is read and written and how long a lock was waited for. Never what is in them. */
export function loggedFiles(files: Files, log: Log): Files {
  return {
    ...files,
    read: (path) => {
      const content = files.read(path);
      log('file read', { file: path, ...(content ? { bytes: content.length } : { missing: true }) });
      return content;
    },
    write: async (path, content, options) => {
      await files.write(path, content, options);
      log('file written', { file: path, bytes: content.length });
    },
    append: async (path, content, options) => {
      await files.append(path, content, options);
      log('file appended to', { file: path, bytes: content.length });
    },
    remove: async (path) => {
      await files.remove(path);
      log('file removed', { file: path });
    },
    withLock: async (path, work, options) => {
      const started = performance.now();
      const waited = (): number => Math.round(performance.now() - started);
      let isTaken = false;
      const result = await files.withLock(
        path,
        (lock) => {
          isTaken = true;
          log('lock taken', { file: path, milliseconds: waited() });
          return work(lock);
        },
        options,
      );
      // Another process has done the work meanwhile.
      if (!isTaken) log('lock not needed', { file: path, milliseconds: waited() });
      return result;
    },
  };
}
