import { startEmulator } from '@sso/emulator';

/** What the benchmark is told by this process, which has an event loop of its own to answer from. */
export interface EmulatorAddress {
  readonly url: string;
  readonly startUrl: string;
  readonly region: string;
  readonly accountId: string;
  readonly roleName: string;
  readonly proxyUrl: string;
  /** PEM */
  readonly caCertificate: string;
}

const running = await startEmulator({ autoApprove: 'allow' });
const { organization } = running.emulator;
const account = organization.accounts[0];
const address: EmulatorAddress = {
  url: running.url,
  startUrl: `${running.url}/start`,
  region: organization.region,
  accountId: account?.id ?? '',
  roleName: account?.roles[0] ?? '',
  proxyUrl: running.proxyUrl,
  caCertificate: running.caCertificate,
};
process.send?.(address);
// Also where the benchmark was killed: the channel closes with it.
process.once('disconnect', () => running.close());
