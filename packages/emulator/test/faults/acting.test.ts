import { ConnectionReset, createEmulator } from '../../src/index.ts';
import { portal, signIn } from '../support.ts';

describe('a fault after the service has acted', () => {
  it('loses the answer of a refresh whose token is rotated', async () => {
    const emulator = createEmulator();
    const { token, refresh } = await signIn(emulator);
    emulator.faults.add({ operation: 'CreateToken', reset: true, acts: true });
    await expect(refresh(token.refreshToken)).rejects.toThrow(ConnectionReset);
    expect((await refresh(token.refreshToken)).json.error).toBe('invalid_grant');
  });

  it('does not act where it does not say so', async () => {
    const emulator = createEmulator();
    const { token, refresh } = await signIn(emulator);
    emulator.faults.add({ operation: 'CreateToken', reset: true });
    await expect(refresh(token.refreshToken)).rejects.toThrow(ConnectionReset);
    expect((await refresh(token.refreshToken)).status).toBe(200);
  });

  it('answers 500 to a sign-out that was done', async () => {
    const emulator = createEmulator();
    const { token } = await signIn(emulator);
    emulator.faults.add({ operation: 'Logout', status: 500, acts: true });
    const logout = await portal(emulator, '/logout', token.accessToken, { method: 'POST' });
    const after = await portal(emulator, '/assignment/accounts', token.accessToken);
    expect([logout.status, after.status]).toEqual([500, 401]);
  });
});
