import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testRuntime } from '../support/test-runtime.ts';

describe('reading a file in pieces', () => {
  function lettersOf(size: number): {
    path: string;
    files: ReturnType<typeof testRuntime>['runtime']['files'];
  } {
    const { runtime, home } = testRuntime();
    const path = join(home, 'file');
    writeFileSync(
      path,
      Uint8Array.from({ length: size }, (_, index) => index % 251),
    );
    return { path, files: runtime.files };
  }

  it('shows what was kept again, before what follows it', () => {
    const { path, files } = lettersOf(1_000_000);
    const taken: Uint8Array[] = [];
    let calls = 0;
    files.readPieces(path, (piece, isLast) => {
      calls++;
      const kept = isLast ? 0 : Math.floor(piece.length / 3);
      taken.push(new Uint8Array(piece.subarray(0, piece.length - kept)));
      return kept;
    });
    expect(calls).toBeGreaterThan(3);
    expect(Buffer.concat(taken).equals(Buffer.from(files.read(path) ?? []))).toBe(true);
  });

  it('shows all of it in the end where all is kept', () => {
    const { path, files } = lettersOf(1_000_000);
    const lengths: number[] = [];
    files.readPieces(path, (piece, isLast) => {
      lengths.push(piece.length);
      return isLast ? 0 : piece.length;
    });
    expect(lengths.at(-1)).toBe(1_000_000);
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
  });

  it('knows a file that is not there, an empty one, and one that cannot be read', () => {
    const { path, files } = lettersOf(0);
    const pieces: unknown[] = [];
    const visit = (piece: Uint8Array, isLast: boolean): number => {
      pieces.push([piece.length, isLast]);
      return 0;
    };
    files.readPieces(join(path, 'nothing'), visit);
    expect([files.size(join(path, 'nothing')), pieces]).toEqual([undefined, []]);
    files.readPieces(path, visit);
    expect([files.size(path), pieces]).toEqual([0, [[0, true]]]);
    const folder = `${path}-folder`;
    mkdirSync(folder);
    expect(() => files.readPieces(folder, visit)).toThrow(
      expect.objectContaining({ code: 'file-unreadable' }),
    );
  });
});
