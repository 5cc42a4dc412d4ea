import type { Emulator } from '../../src/index.ts';
import { steeredEmulator } from '../support.ts';
import { callSts, type Keys, newCredentials } from './credentials.ts';

function whoAmI(emulator: Emulator, keys: Keys, action = 'GetCallerIdentity') {
  return callSts(emulator, keys, { Action: action });
}

describe('GetCallerIdentity', () => {
  it('names the account and the assumed role, in every region', async () => {
    const { emulator } = steeredEmulator();
    const { status, body } = await whoAmI(emulator, await newCredentials(emulator));
    expect(status).toBe(200);
    expect(body).toContain('<Account>111111111111</Account>');
    expect(body).toMatch(
      /<Arn>arn:aws:sts::111111111111:assumed-role\/AWSReservedSSO_Admin_[0-9a-f]{16}\/ada@example\.com<\/Arn>/,
    );
    expect(body).toMatch(/<UserId>AROA[0-9A-F]{17}:ada@example\.com<\/UserId>/);
  });

  it('answers GET, too', async () => {
    const { emulator } = steeredEmulator();
    const { status, body } = await emulator.handle({ method: 'GET', target: '/?Action=GetCallerIdentity' });
    expect([status, body]).toEqual([403, expect.stringContaining('<Code>MissingAuthenticationToken</Code>')]);
  });

  it('refuses keys that it does not know, and a session token of other keys', async () => {
    const { emulator } = steeredEmulator();
    const [mine, other] = [await newCredentials(emulator), await newCredentials(emulator)];
    for (const keys of [
      { ...mine, accessKeyId: 'ASIAUNKNOWN' },
      { ...mine, sessionToken: other.sessionToken },
    ]) {
      const { status, body } = await whoAmI(emulator, keys);
      expect([status, body]).toEqual([403, expect.stringContaining('<Code>InvalidClientTokenId</Code>')]);
    }
  });

  it('refuses expired keys', async () => {
    const { emulator, advance } = steeredEmulator();
    const keys = await newCredentials(emulator);
    advance(3600);
    const { status, body } = await whoAmI(emulator, keys);
    expect([status, body]).toEqual([403, expect.stringContaining('<Code>ExpiredToken</Code>')]);
  });

  it('knows no other action', async () => {
    const { emulator } = steeredEmulator();
    const { status, body } = await whoAmI(emulator, await newCredentials(emulator), 'Assume<Role>');
    expect([status, body]).toEqual([400, expect.stringContaining('<Code>InvalidAction</Code>')]);
    expect(body).toContain('Assume&lt;Role&gt;');
  });
});
