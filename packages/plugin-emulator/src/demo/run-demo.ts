import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '@sso/emulator';
import { text } from '../messages/text.ts';
import { localStartUrl } from '../run-emulator.ts';
import { runSso, type SsoRun } from './run-sso.ts';

/** What `sso emulator demo --json` prints. */
export interface DemoResult {
  readonly profile: string;
  readonly accountId: string;
  readonly roleName: string;
}

export interface DemoOptions {
  /** Whether a person answers the questions. */
  readonly interactive: boolean;
  readonly browser: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly notice: (line: string) => void;
  readonly print: (result: string) => void;
}

/** The answers where nobody can be asked. */
const answers = [
  ...[
    '--account-id',
    '111111111111',
    '--role-name',
    'ReadOnly',
    '--region',
    'eu-central-1',
    '--output',
    'json',
  ],
  ...['--profile', 'demo'],
];

/** The main job from sign-in to credentials, with the real program in a home of its own. */
export async function runDemo(options: DemoOptions): Promise<DemoResult> {
  const approvesItself = !(options.interactive && options.browser);
  const running = await startEmulator(approvesItself ? { autoApprove: 'allow' } : {});
  const home = await mkdtemp(join(tmpdir(), 'sso-demo-'));
  const run: SsoRun = {
    env: demoEnvironment(options.env, home, running.url),
    signal: options.signal,
    notice: options.notice,
  };
  try {
    options.notice(text.demo.welcome(running.url));
    if (options.interactive && !options.browser) options.notice(text.demo.noBrowser);
    const configured = await configure(run, localStartUrl(running), options);
    await showConfig(home, options);
    options.print(`\n${(await runSso(['status'], run)).trimEnd()}\n`);
    options.print(await runSso(['export', '--profile', configured.profile, '--format', 'process'], run));
    options.notice(`\n${text.demo.done}`);
    return configured;
  } finally {
    await rm(home, { recursive: true, force: true });
    await running.close();
  }
}

/** Nothing of the person's own AWS settings reaches the program, and its home is not theirs. */
function demoEnvironment(env: NodeJS.ProcessEnv, home: string, url: string): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([name]) => !name.toUpperCase().startsWith('AWS_'));
  return { ...Object.fromEntries(own), HOME: home, USERPROFILE: home, AWS_ENDPOINT_URL: url };
}

async function configure(run: SsoRun, startUrl: string, options: DemoOptions): Promise<DemoResult> {
  const flags = ['--session', 'demo', '--start-url', startUrl, ...(options.interactive ? [] : answers)];
  const result: unknown = JSON.parse(await runSso(['configure', ...flags, '--json'], run));
  const { profile, accountId, roleName } = result as DemoResult;
  return { profile, accountId, roleName };
}

async function showConfig(home: string, options: DemoOptions): Promise<void> {
  options.notice(text.demo.config('~/.aws/config'));
  options.print(await readFile(join(home, '.aws', 'config'), 'utf8'));
}
