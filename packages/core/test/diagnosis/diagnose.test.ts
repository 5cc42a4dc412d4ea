import '@sso/testkit';
import { allChecks, type Check, diagnose } from '../../src/diagnosis/index.ts';
import { readOnlyRuntime } from '../../src/diagnosis/read-only-runtime.ts';
import { SsoError } from '../../src/errors.ts';
import { testRuntime } from '../support/test-runtime.ts';
import { healthy, testHome } from './support.ts';

const never: Check = { id: 'never', run: () => new Promise(() => undefined) };

function throwing(error: unknown): Check {
  return { id: 'throwing', run: () => Promise.reject(error) };
}

describe('diagnose', () => {
  it('makes a finding of a check that hangs', async () => {
    const { runtime } = testRuntime();
    const found = await diagnose(runtime, healthy, { checks: [never], deadline: 2_000 });
    const data = { milliseconds: 2_000 };
    expect(found).toEqual([
      { check: 'never', code: 'check-timed-out', severity: 'error', subject: 'never', data },
    ]);
  });

  it.each([
    [new TypeError('secret text'), 'TypeError'],
    [new SsoError('file-unreadable', { file: '/x', reason: 'EIO' }), 'file-unreadable'],
    ['a text', 'unknown'],
    [undefined, 'unknown'],
  ])('makes a finding of a check that throws %p, without its message', async (error, name) => {
    const found = await testHome().findings(undefined, { checks: [throwing(error)] });
    expect(found.map(({ code, data }) => ({ code, data }))).toEqual([
      { code: 'check-failed', data: { error: name } },
    ]);
  });

  it('tells a check when its time is over', async () => {
    const { runtime } = testRuntime();
    let signal: AbortSignal | undefined;
    const patient: Check = {
      id: 'patient',
      run: (context) => {
        signal = context.signal;
        return new Promise(() => undefined);
      },
    };
    await diagnose(runtime, healthy, { checks: [patient], deadline: 1 });
    expect(signal?.aborted).toBe(true);
  });

  it('ends when the person stops it', async () => {
    const { runtime } = testRuntime();
    const stop = new AbortController();
    const sleep = (_: number, signal?: AbortSignal): Promise<void> =>
      new Promise((_done, failed) => signal?.addEventListener('abort', () => failed(signal.reason)));
    const end = diagnose({ ...runtime, sleep }, healthy, { checks: [never], signal: stop.signal });
    stop.abort(new SsoError('cancelled', {}));
    await expect(end).rejects.toThrowSsoError('cancelled');
  });

  it('puts errors first and leaves out the network when it is told to', async () => {
    const found = (id: string, severity: 'error' | 'info'): Check => ({
      id,
      run: async () => [{ code: 'cache-foreign', severity, subject: id, data: {} }],
    });
    const online: Check = { ...throwing(new Error()), isOnline: true };
    const findings = await testHome().findings(undefined, {
      checks: [found('one', 'info'), online, found('two', 'error')],
    });
    expect(findings.map(({ check }) => check)).toEqual(['two', 'one']);
  });

  it('has checks with names of their own', () => {
    expect(new Set(allChecks.map(({ id }) => id)).size).toBe(allChecks.length);
  });

  it('gives checks files that cannot be changed', async () => {
    const home = testHome();
    const path = home.write('.aws/sso/cache/a.json', '{}', { mode: 0o644 });
    const { files } = readOnlyRuntime(home.runtime);
    expect(files.readPrivate(path).repaired).toEqual([]);
    expect(files.inspect(path)?.mode).toBe(0o644);
    const data = { reason: 'EROFS' };
    await expect(files.write(path, new Uint8Array())).rejects.toThrowSsoError('file-unwritable', data);
    await expect(files.remove(path)).rejects.toThrowSsoError('file-unwritable', data);
    await expect(files.setMode(path, 0o600)).rejects.toThrowSsoError('file-unwritable', data);
    await expect(files.withLock(path, async () => 1)).rejects.toThrowSsoError('file-unwritable', data);
  });
});
