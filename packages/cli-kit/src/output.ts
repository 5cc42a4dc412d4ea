import { writeSync } from 'node:fs';

/** Where text goes, in pieces: what `fs.writeSync` does for a file descriptor. */
export interface OutputTarget {
  readonly writeSync: (bytes: Uint8Array) => number;
  /** Opened only where `writeSync` cannot be used: it takes whatever is left and writes it in its own time. */
  readonly stream: () => NodeJS.WritableStream;
  /** True where the stream has to be used from the start. */
  readonly streamOnly: boolean;
}

export interface Output {
  /** Writes all of it, now or, for a slow reader, as soon as it can. A reader that has gone is no error. */
  write(text: string | Uint8Array): void;
  /** Resolves when everything has left this process. */
  flush(): Promise<void>;
}

/**
 * Writing straight to the file descriptor is several milliseconds faster than opening `process.stdout`, and complete
 * when it returns. A pipe that is full and does not block (EAGAIN) is left to the stream from then on, so that the order is kept.
 */
export function createOutput(target: OutputTarget): Output {
  let stream: NodeJS.WritableStream | undefined;
  let gone = false;

  const toStream = (bytes: Uint8Array): void => {
    stream ??= listening(target.stream());
    stream.write(bytes);
  };
  const directly = (bytes: Uint8Array): void => {
    for (let rest = bytes; rest.length > 0; ) {
      try {
        rest = rest.subarray(target.writeSync(rest));
      } catch (error) {
        if (codeOf(error) === 'EPIPE') gone = true;
        else if (codeOf(error) === 'EAGAIN') toStream(rest);
        else throw error;
        return;
      }
    }
  };
  return {
    write(text) {
      if (gone) return;
      const bytes = typeof text === 'string' ? Buffer.from(text) : text;
      if (target.streamOnly || stream !== undefined) toStream(bytes);
      else directly(bytes);
    },
    flush: () => new Promise((done) => (stream === undefined ? done() : stream.write('', () => done()))),
  };
}

/** A reader that has gone (EPIPE) is not worth a word; the process ends with its own exit code. */
function listening(stream: NodeJS.WritableStream): NodeJS.WritableStream {
  return stream.on('error', (error) => {
    if (codeOf(error) !== 'EPIPE') throw error;
  });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** On Windows only the stream turns UTF-8 into what the console shows. */
const streamOnly = process.platform === 'win32';

const standardOutput = createOutput({
  writeSync: (bytes) => writeSync(1, bytes),
  stream: () => process.stdout,
  streamOnly,
});

const standardError = createOutput({
  writeSync: (bytes) => writeSync(2, bytes),
  stream: () => process.stderr,
  streamOnly,
});

/** The result of a command, and nothing else: stdout. `text` brings its own final newline. */
export function writeResult(text: string | Uint8Array): void {
  standardOutput.write(text);
}

/** Progress, hints and errors: stderr. `text` brings its own final newline. */
export function writeNotice(text: string | Uint8Array): void {
  standardError.write(text);
}

/** To be awaited before `process.exit`, which does not wait for slow readers. */
export async function flushOutput(): Promise<void> {
  await Promise.all([standardOutput.flush(), standardError.flush()]);
}
