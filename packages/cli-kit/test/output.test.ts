import { PassThrough } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { createOutput } from '../src/output.ts';

function failing(code: string): never {
  throw Object.assign(new Error(code), { code });
}

describe('createOutput', () => {
  it('writes on where only a part was taken', () => {
    const written: number[] = [];
    const output = createOutput({
      writeSync: (bytes) => {
        const taken = bytes.subarray(0, 3);
        written.push(...taken);
        return taken.length;
      },
      stream: () => failing('not needed'),
      streamOnly: false,
    });
    output.write('größer\n');
    expect(Buffer.from(written).toString()).toBe('größer\n');
  });

  it('leaves the rest to the stream where a pipe is full, and keeps the order', async () => {
    const stream = new PassThrough();
    let direct = '';
    const output = createOutput({
      writeSync: (bytes) => {
        if (direct !== '') failing('EAGAIN');
        direct = Buffer.from(bytes.subarray(0, 2)).toString();
        return 2;
      },
      stream: () => stream,
      streamOnly: false,
    });
    output.write('one\n');
    output.write('two\n');
    const rest = readAll(stream);
    await output.flush();
    stream.end();
    expect(direct + (await rest)).toBe('one\ntwo\n');
  });

  it('says nothing when the reader has gone', () => {
    let calls = 0;
    const output = createOutput({
      writeSync: () => {
        calls += 1;
        return failing('EPIPE');
      },
      stream: () => failing('not needed'),
      streamOnly: false,
    });
    output.write('one\n');
    output.write('two\n');
    expect(calls).toBe(1);
  });

  it('passes on any other fault', () => {
    const output = createOutput({
      writeSync: () => failing('ENOSPC'),
      stream: () => failing('not needed'),
      streamOnly: false,
    });
    expect(() => output.write('one\n')).toThrow('ENOSPC');
  });
});
