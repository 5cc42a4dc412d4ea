import { performance } from 'node:perf_hooks';
import {
  createServiceContext,
  type DirectoryProgress,
  loadDirectory,
  type NamedSession,
  readAwsConfig,
  resolveServiceSettings,
  type ServiceContext,
  sessionAccounts,
  sessionRoles,
  signIn,
} from '@sso/core';
import { createNodeRuntime } from '@sso/core/node';
import type { ListingAddress } from './listing-emulator.ts';
import { answerTask } from './task-process.ts';

/** What this process is told: list everything, or ask for the roles of so many accounts one after the other. */
export interface ListingTask extends ListingAddress {
  readonly oneByOne?: number;
}

export interface ListingRun {
  readonly milliseconds: number;
  readonly accounts: number;
  readonly roles: number;
  readonly failures: number;
  readonly throttled: number;
  /** By how much the most memory of this process grew. */
  readonly megabytes: number;
}

answerTask(run);

async function run({ url, startUrl, region, oneByOne }: ListingTask, home: string): Promise<ListingRun> {
  const session: NamedSession = {
    kind: 'named',
    name: 'bench',
    startUrl,
    region,
    scopes: ['sso:account:access'],
  };
  const runtime = createNodeRuntime({ env: { AWS_ENDPOINT_URL: url }, homeDirectory: home });
  const context = createServiceContext(runtime, resolveServiceSettings(runtime, readAwsConfig(runtime)));
  await signIn(context, session, nobody, { flow: 'device' });
  const memoryBefore = process.resourceUsage().maxRSS;
  const start = performance.now();
  const listed = await (oneByOne === undefined ? all(context, session) : some(context, session, oneByOne));
  const milliseconds = performance.now() - start;
  const megabytes = ((process.resourceUsage().maxRSS - memoryBefore) * 1024) / 1e6;
  (await context.http()).close();
  return { milliseconds, megabytes, ...listed };
}

async function all(context: ServiceContext, session: NamedSession) {
  let last: DirectoryProgress | undefined;
  const { accounts, failures } = await loadDirectory(context, session, {
    refresh: true,
    onProgress: (progress) => {
      last = progress;
    },
  });
  const roles = accounts.reduce((sum, account) => sum + account.roles.length, 0);
  return { accounts: accounts.length, roles, failures: failures.length, throttled: last?.throttled ?? 0 };
}

async function some(context: ServiceContext, session: NamedSession, count: number) {
  const accounts = (await sessionAccounts(context, session)).slice(0, count);
  let roles = 0;
  for (const { accountId } of accounts) roles += (await sessionRoles(context, session, accountId)).length;
  return { accounts: accounts.length, roles, failures: 0, throttled: 0 };
}

const nobody = {
  showDeviceCode: async () => undefined,
  openBrowser: async () => undefined,
  renderPage: () => '',
};
