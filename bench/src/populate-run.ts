import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { defaultNameTemplate, type NamedSession, type PopulationRequest, populateConfig } from '@sso/core';
import { createNodeRuntime } from '@sso/core/node';
import { answerTask } from './task-process.ts';

/** What this process is told. */
export interface PopulateTask {
  readonly accounts: number;
  /** Of the config before. */
  readonly bytes: number;
}

export interface PopulateRun {
  readonly added: number;
  readonly milliseconds: number;
  /** The most memory of the whole process. */
  readonly megabytes: number;
  /** The same once more, where nothing is to be done. */
  readonly again: number;
}

answerTask(run);

const session: NamedSession = {
  kind: 'named',
  name: 'bench',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'eu-west-1',
  scopes: ['sso:account:access'],
};

async function run({ accounts, bytes }: PopulateTask, home: string): Promise<PopulateRun> {
  mkdirSync(join(home, '.aws'));
  writeFileSync(join(home, '.aws', 'config'), configWithNotes(bytes));
  const runtime = createNodeRuntime({ env: {}, homeDirectory: home });
  const request = requestFor(accounts);
  const start = performance.now();
  const { plan } = await populateConfig(runtime, request);
  const milliseconds = performance.now() - start;
  const megabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
  const startAgain = performance.now();
  const { written } = await populateConfig(runtime, request);
  if (written) throw new Error('The second time something was written.');
  return { added: plan.added.length, milliseconds, megabytes, again: performance.now() - startAgain };
}

/** Profiles that somebody wrote, with a note to each. */
function configWithNotes(bytes: number): string {
  const sections: string[] = [];
  for (let size = 0, index = 0; size < bytes; index++) {
    const section = `# ${index}: what somebody noted years ago, and wants to keep
[profile mine-${index}]
sso_session = bench
sso_account_id = ${100_000_000_000 + index}
sso_role_name = Admin
# where the customers are
region = eu-west-1
output = json

`;
    sections.push(section);
    size += section.length;
  }
  return sections.join('');
}

function requestFor(count: number): PopulationRequest {
  const roles = ['Admin', 'PowerUser', 'ReadOnly'];
  const accounts = Array.from({ length: count }, (_, index) => ({
    accountId: String(200_000_000_000 + index),
    accountName: `Workload ${index}`,
    emailAddress: `aws+${index}@example.com`,
    roles,
  }));
  const rules = {
    session: session.name,
    filter: { accounts: [], roles: [] },
    regions: [],
    nameTemplate: defaultNameTemplate,
    rolePreference: [],
    form: 'sso-session' as const,
    settings: { output: 'json' },
    defaults: [],
  };
  const directory = { accounts, failures: [] };
  return { sources: [{ rules, session, directory }], pruning: 'gone', platform: process.platform };
}
