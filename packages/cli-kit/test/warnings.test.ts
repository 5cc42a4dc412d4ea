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

  it('show a reason that has no words as it is', async () => {
    const lines: string[] = [];
    const { warn, told } = createWarnings((line) => lines.push(line));
    warn({ code: 'not-kept', file: '/f', reason: 'EIO' });
    await told();
    expect(lines.join('')).toContain('/f cannot be written: EIO.');
  });
});
