import { largeOrganization, startEmulator } from '@sso/emulator';

/** What this process is told: the organization, and how its service behaves. */
export interface ListingService {
  readonly accounts: number;
  readonly latencyMilliseconds: number;
  /** Calls a second. Absent: no limit. */
  readonly limit?: number;
}

/** Where it is. */
export interface ListingAddress {
  readonly url: string;
  readonly startUrl: string;
  readonly region: string;
}

process.once('message', async (message) => {
  const { accounts, latencyMilliseconds, limit } = message as ListingService;
  const operations = ['ListAccounts', 'ListAccountRoles'] as const;
  const running = await startEmulator({
    organization: largeOrganization({ accounts, rolesPerAccount: 3 }),
    autoApprove: 'allow',
    latencyMilliseconds,
    ...(limit === undefined ? {} : { rateLimit: { callsPerSecond: limit, operations } }),
  });
  const address: ListingAddress = {
    url: running.url,
    startUrl: `${running.url}/start`,
    region: running.emulator.organization.region,
  };
  process.send?.(address);
  process.once('disconnect', () => running.close());
});
