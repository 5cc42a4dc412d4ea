import { SsoError } from '@sso/core';
import { errorTrace } from '../src/error-trace.ts';

describe('errorTrace', () => {
  it('tells names, codes and places, also of causes', () => {
    const system = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    const error = new SsoError('network', { host: 'example.com', reason: 'ECONNRESET' }, { cause: system });
    const trace = errorTrace(error);
    expect(trace).toMatch(/^SsoError network\n {4}at .+error-trace\.test\.ts:\d+:\d+/);
    expect(trace).toContain('\ncaused by Error ECONNRESET\n    at ');
  });

  it('tells no message and no member, which may hold a secret', () => {
    const answer = new SyntaxError('Unexpected token in "aoaSECRET": {"accessToken":"aoaSECRET"}');
    Object.assign(answer, { body: 'aoaSECRET', name: 'aoaSECRET or not', $response: { body: 'aoaSECRET' } });
    const error = new SsoError(
      'service-unavailable',
      { operation: 'CreateToken', status: 500 },
      { cause: answer },
    );
    expect(errorTrace(error)).not.toContain('aoaSECRET');
  });

  it('does not take lines of a message for places', () => {
    expect(errorTrace(new Error('first\n    at aoaSECRET\n    at x (aoaSECRET:1:1)'))).not.toContain(
      'aoaSECRET',
    );
  });

  it('ends where causes go in a circle, and says nothing of what is no error', () => {
    const error = new Error('circle');
    error.cause = error;
    expect(errorTrace(error).match(/Error/g)?.length).toBeLessThanOrEqual(40);
    expect(errorTrace('aoaSECRET')).toBe('');
  });

  it('cleans what it shows', () => {
    const error = new Error('x');
    error.stack = 'Error: x\n    at \u001b]0;title\u0007file:///a.js:1:1';
    expect(errorTrace(error)).toBe('Error\n');
  });
});
