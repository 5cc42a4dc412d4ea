import { catchInterruption } from '../src/interruption.ts';

describe('catchInterruption', () => {
  it('asks to stop at the first signal and ends the process at the second', () => {
    const ends: number[] = [];
    const { signal, release } = catchInterruption((exitCode) => ends.push(exitCode));
    try {
      process.emit('SIGINT');
      expect(signal.reason).toMatchObject({ code: 'cancelled' });
      expect(ends).toEqual([]);
      process.emit('SIGTERM');
      expect(ends).toEqual([130]);
    } finally {
      release();
    }
  });

  it('tells the first signal, of those that it is asked to catch', () => {
    const told: string[] = [];
    const options = { signals: ['SIGHUP'], onSignal: (name: string) => told.push(name) } as const;
    const { signal, release } = catchInterruption(() => undefined, options);
    try {
      process.emit('SIGHUP', 'SIGHUP');
      process.emit('SIGHUP', 'SIGHUP');
      expect(signal.aborted).toBe(true);
      expect(told).toEqual(['SIGHUP']);
    } finally {
      release();
    }
  });

  it('gives the signals back', () => {
    const before = process.listenerCount('SIGINT');
    const { release } = catchInterruption();
    expect(process.listenerCount('SIGINT')).toBe(before + 1);
    release();
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
