import { SsoError } from '@sso/core';
import { createWarnings } from '../src/warnings.ts';

describe('warnings', () => {
  it('are said once each, in their order, and cleaned', async () => {
    const lines: string[] = [];
    const { warn, told } = createWarnings((line) => lines.push(line));
    const notKept = { code: 'not-kept', file: '/home/a\u001b[2J/x.json', reason: 'EROFS' } as const;
    warn(notKept);
    warn({ code: 'mode-repaired', path: '/home/a/token.json', mode: 0o644 });
    warn({ ...notKept });
    await told();
    expect(lines).toEqual([
      'Warning: /home/a/x.json cannot be written: the disk is read-only. The next command has to ask AWS again.\n',
      'Warning: /home/a/token.json was open to other users of this machine (mode 644). Now it is yours alone.\n',
    ]);
  });

  it.each([
    [120, '2 h behind'],
    [-119, '1 h 59 min ahead of'],
    [-6, '6 min ahead of'],
  ])('say how far the clock is off: %d', async (minutes, words) => {
    const lines: string[] = [];
    const { warn, told } = createWarnings((line) => lines.push(line));
    warn({ code: 'clock-off', minutes });
    await told();
    expect(lines).toEqual([
      `Warning: The clock of this machine is ${words} AWS's. sso reckons with that, other programs may not: set the clock right.\n`,
    ]);
  });

  it('say what could not be renewed, why, and until when it will do', async () => {
    const lines: string[] = [];
    const { warn, told } = createWarnings((line) => lines.push(line));
    const error = new SsoError('service-unavailable', { operation: 'GetRoleCredentials', status: 503 });
    warn({ code: 'not-renewed', what: 'credentials', until: new Date(2030, 0, 2, 9, 5).getTime(), error });
    await told();
    expect(lines).toEqual([
      'Warning: The credentials could not be renewed and will do until 09:05. AWS is not available at the moment (GetRoleCredentials, HTTP 503).\n',
    ]);
  });

  it('show a reason that has no words as it is', async () => {
    const lines: string[] = [];
    const { warn, told } = createWarnings((line) => lines.push(line));
    warn({ code: 'not-kept', file: '/f', reason: 'EIO' });
    await told();
    expect(lines.join('')).toContain('/f cannot be written: EIO.');
  });
});
