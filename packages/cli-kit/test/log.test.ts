import { Secret } from '@sso/core';
import { createLog } from '../src/log.ts';

function logged(setting: string): readonly string[] {
  const lines: string[] = [];
  const options = { write: (line: string) => void lines.push(line), now: () => Date.UTC(2030, 0, 2) };
  const log = createLog({ SSO_LOG: setting }, options);
  log?.('service call', { operation: 'CreateToken' });
  log?.('request', { host: 'oidc.example' });
  return lines;
}

describe('createLog', () => {
  it.each([{}, { SSO_LOG: '' }, { SSO_LOG: 'verbose' }, { SSO_LOG: '0' }])('is off with %p', (env) => {
    expect(createLog(env)).toBeUndefined();
  });

  it('writes one clean line an event and no secret', () => {
    const lines: string[] = [];
    const log = createLog({ SSO_LOG: 'debug' }, { write: (line) => void lines.push(line) });
    log?.('token read', {
      file: '/x\u001b[31m\ny',
      count: 2,
      absent: undefined,
      token: new Secret('hidden'),
    });
    expect(lines).toEqual(['[sso] token read file=/x y count=2 token=[redacted]\n']);
  });

  it('leaves single requests and reads to debug', () => {
    expect(logged('info')).toEqual(['[sso] service call operation=CreateToken\n']);
    expect(logged('DEBUG')).toHaveLength(2);
  });

  it.each(['json', 'debug,json', 'json debug'])('writes lines of JSON with %p', (setting) => {
    expect(logged(setting).map((line) => JSON.parse(line))).toEqual([
      { time: '2030-01-02T00:00:00.000Z', event: 'service call', operation: 'CreateToken' },
      { time: '2030-01-02T00:00:00.000Z', event: 'request', host: 'oidc.example' },
    ]);
  });

  it('cleans lines of JSON, and redacts secrets in them', () => {
    const lines: string[] = [];
    const log = createLog({ SSO_LOG: 'info,json' }, { write: (line) => void lines.push(line), now: () => 0 });
    log?.('token read', { file: '/x\u001b[31my', token: new Secret('hidden'), count: 2, isNew: true });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        time: '1970-01-01T00:00:00.000Z',
        event: 'token read',
        file: '/xy',
        token: '[redacted]',
        count: 2,
        isNew: true,
      },
    ]);
  });
});
