import '@sso/testkit';
import type { Runtime } from '../../src/runtime.ts';
import { signIn } from '../../src/session/sign-in.ts';
import { minute } from '../support/ending-token.ts';
import { named, type TestIdentityCenter, testIdentityCenter } from '../support/identity-center.ts';

const device = { flow: 'device' } as const;

/** The second sleep takes longer than it should, or the clock is set meanwhile; then the person confirms the code, if they do. */
async function signInWith(
  center: TestIdentityCenter,
  jump: (clock: TestIdentityCenter['clock']) => void,
  confirms: boolean,
) {
  let sleeps = 0;
  const sleep: Runtime['sleep'] = async (milliseconds, signal) => {
    await center.runtime.sleep(milliseconds, signal);
    sleeps += 1;
    if (sleeps !== 2) return;
    jump(center.clock);
    const [code] = center.person.codes;
    if (confirms && code !== undefined) center.emulator.approve(code.userCode);
  };
  center.person.onCode = () => undefined;
  return signIn(center.contextWith({ sleep }), named, center.person, device);
}

describe('a machine that sleeps while it polls', () => {
  it('says that the code has run out, by the service’s word', async () => {
    const center = await testIdentityCenter({ interval: 5 });
    const attempt = signInWith(center, (clock) => clock.advance(60 * minute), false);
    await expect(attempt).rejects.toThrowSsoError('sign-in-expired');
    expect(center.emulator.calls('CreateToken')).toBe(2);
  });

  it('goes on where the code is still good', async () => {
    const center = await testIdentityCenter({ interval: 5 });
    await signInWith(center, (clock) => clock.advance(5 * minute), true);
    expect(center.emulator.calls('CreateToken')).toBe(2);
  });

  it('wakes without a network, and is told of the code when there is one', async () => {
    const center = await testIdentityCenter({ interval: 5 });
    const asleep = (clock: TestIdentityCenter['clock']): void => {
      clock.advance(60 * minute);
      center.emulator.faults.add({ operation: 'CreateToken', reset: true, times: 3 });
    };
    await expect(signInWith(center, asleep, false)).rejects.toThrowSsoError('sign-in-expired');
    expect(center.emulator.calls('CreateToken')).toBe(5);
  });
});

describe('a clock that is set while it polls', () => {
  it.each([2, -2])('by %d hours ends nothing', async (hours) => {
    const center = await testIdentityCenter({ interval: 5 });
    const set = (clock: TestIdentityCenter['clock']): void => {
      clock.advance(hours * 60 * minute);
      center.emulator.clock.advance(-hours * 3600);
    };
    const token = await signInWith(center, set, true);
    expect(token.expiresAt - center.clock.now).toBe(8 * 60 * minute);
  });

  it('back by two hours leaves the code its ten minutes while there is no network', async () => {
    const center = await testIdentityCenter({ interval: 5 });
    const set = (clock: TestIdentityCenter['clock']): void => {
      clock.advance(-120 * minute);
      center.emulator.clock.advance(2 * 3600);
      center.emulator.faults.add({ operation: 'CreateToken', reset: true, times: Infinity });
    };
    await expect(signInWith(center, set, false)).rejects.toThrowSsoError('network');
    expect(center.emulator.calls('CreateToken')).toBeLessThan(20);
  });
});

describe('a registration that the service forgets while the person looks for the code', () => {
  it('is made once more, with another code', async () => {
    const center = await testIdentityCenter({ interval: 5 });
    center.person.onCode = ({ userCode }) => {
      if (center.person.codes.length === 1) center.emulator.revoke('registrations');
      else center.emulator.approve(userCode);
    };
    await center.signedIn();
    expect(center.emulator.calls('RegisterClient')).toBe(2);
    expect(center.person.codes).toHaveLength(2);
  });

  it('is made no third time', async () => {
    const center = await testIdentityCenter({ interval: 5 });
    center.person.onCode = () => center.emulator.revoke('registrations');
    await expect(center.signedIn()).rejects.toThrowSsoError('sign-in-refused', { error: 'invalid_client' });
    expect(center.emulator.calls('RegisterClient')).toBe(2);
  });
});
