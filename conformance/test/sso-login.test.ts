import { awsCliV2, describeWith } from '@sso/testkit';
import { approving } from './support/approval.ts';
import { installBrowser, visit } from './support/browser-script.ts';
import { adminOfProduction, callerIdentity } from './support/identity.ts';
import { type Machine, startMachine } from './support/machine.ts';
import { jsonOf } from './support/output.ts';
import { configKinds, startUrl, writeConfig } from './support/profiles.ts';

/** How `sso` is led to the emulator. AWS CLI 2.9 knows the proxy only. */
const ways = {
  'through the proxy': () => ({}),
  'by AWS_ENDPOINT_URL': ({ url }: Machine) => ({ AWS_ENDPOINT_URL: url, HTTPS_PROXY: undefined }),
};

const wayNames = ['through the proxy', 'by AWS_ENDPOINT_URL'] as const;

describeWith(awsCliV2(), 'after sso login, AWS CLI needs no sign-in', () => {
  it.each(configKinds)('with a device code for %s', async (kind) => {
    const machine = await startMachine();
    await writeConfig(machine, kind);
    const login = machine.sso(['login', '--profile', 'dev', '--device-code', '--json']);
    expect(jsonOf(await approving(machine.emulator, login))).toMatchObject({
      startUrl,
      refreshable: kind === 'an sso-session',
      alreadySignedIn: false,
    });
    expect(await callerIdentity(machine, 'dev')).toEqual(adminOfProduction);
    expect(machine.emulator.calls('CreateToken')).toBe(1);
  });

  it.each(wayNames)('in the browser, %s', async (way) => {
    const machine = await startMachine({ autoApprove: 'allow' });
    await writeConfig(machine, 'an sso-session');
    const browser = await installBrowser(machine);
    const login = machine.sso(['login', '--profile', 'dev', '--json'], {
      env: { ...ways[way](machine), BROWSER: browser.path },
    });
    expect(await visit(await browser.nextUrl())).toContain('Signed in');
    expect(jsonOf(await login)).toMatchObject({ session: 'my-sso', refreshable: true });
    expect(await callerIdentity(machine, 'dev')).toEqual(adminOfProduction);
    expect(machine.emulator.calls('StartDeviceAuthorization')).toBe(0);
    expect(machine.emulator.calls('CreateToken')).toBe(1);
  });
});
