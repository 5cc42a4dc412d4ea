import { createControl } from '../../src/control/control.ts';
import { createEmulator, type EmulatorRequest } from '../../src/index.ts';

const control = createControl(createEmulator(), 'control-token');

function status(changes: Partial<EmulatorRequest> = {}, headers: Record<string, string> = {}): number {
  const request = {
    method: 'GET',
    target: '/control',
    host: '127.0.0.1:8080',
    headers: { authorization: 'Bearer control-token', ...headers },
    ...changes,
  };
  expect(control.isFor(request)).toBe(true);
  return control.answer(request).response.status;
}

describe('the door of the control interface', () => {
  it('opens for the token, at this machine', () => {
    expect([status(), status({ host: 'localhost:1' }), status({ host: undefined })]).toEqual([200, 200, 200]);
  });

  it.each([
    ['no token', { authorization: '' }],
    ['another token', { authorization: 'Bearer control-toke' }],
    ['a token in another form', { authorization: 'Basic control-token' }],
  ])('stays closed for %s', (_, headers) => {
    expect(status({}, headers)).toBe(401);
    expect(status({ target: '/control/nowhere' }, headers)).toBe(401);
  });

  it.each([
    ['across origins', { origin: 'https://example.com' }],
    ['of this same origin', { origin: 'http://127.0.0.1:8080' }],
    ['that hides its origin', { origin: 'null' }],
    ['that asks by a link', { 'sec-fetch-site': 'none' }],
  ])('stays closed for a page %s, even with the token', (_, headers) => {
    expect(status({}, headers)).toBe(403);
    expect(status({ method: 'OPTIONS' }, headers)).toBe(403);
  });

  it('stays closed for a name that was rebound to this machine', () => {
    expect(status({ host: 'rebound.example.com' })).toBe(421);
  });

  it('leaves paths of others alone, and is not behind the names of AWS', () => {
    const request = { method: 'GET', target: '/control' };
    expect(control.isFor({ ...request, target: '/controls' })).toBe(false);
    expect(control.isFor({ ...request, host: 'oidc.us-east-1.amazonaws.com' })).toBe(false);
    expect(control.isFor({ ...request, target: '/control?x' })).toBe(true);
  });
});
