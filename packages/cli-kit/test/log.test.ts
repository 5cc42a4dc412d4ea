import { Secret } from '@sso/core';
import { createLog } from '../src/log.ts';

describe('createLog', () => {
  it.each([{}, { SSO_LOG: '' }, { SSO_LOG: 'info' }])('is off with %p', (env) => {
    expect(createLog(env)).toBeUndefined();
  });

  it('writes one clean line an event and no secret', () => {
    const lines: string[] = [];
    const log = createLog({ SSO_LOG: 'debug' }, (line) => lines.push(line));
    log?.('token read', {
      file: '/x\u001b[31m\ny',
      count: 2,
      absent: undefined,
      token: new Secret('hidden'),
    });
    expect(lines).toEqual(['[sso] token read file=/x y count=2 token=[redacted]\n']);
  });
});
