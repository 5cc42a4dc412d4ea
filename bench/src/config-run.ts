import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type ConfigEdit, editConfig } from '@sso/core';
import { createNodeRuntime } from '@sso/core/node';
import { answerTask } from './task-process.ts';

/** What this process is told. */
export interface ConfigTask {
  readonly kind: 'change' | 'remove' | 'add';
  /** How many there are. */
  readonly profiles: number;
  /** How many of them are edited, far apart, or added. */
  readonly count: number;
}

export interface ConfigRun {
  readonly milliseconds: number;
  readonly megabytes: number;
}

answerTask(run);

async function run(task: ConfigTask, home: string): Promise<ConfigRun> {
  const file = join(home, '.aws', 'config');
  mkdirSync(join(home, '.aws'));
  writeFileSync(file, Array.from({ length: task.profiles }, (_, index) => profileWithNote(index)).join(''));
  const runtime = createNodeRuntime({ env: {}, homeDirectory: home });
  const edit = editFor(task);
  const start = performance.now();
  await editConfig(runtime, () => edit);
  const milliseconds = performance.now() - start;
  const megabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
  requireEdited(readFileSync(file, 'utf8'), task);
  return { milliseconds, megabytes };
}

function editFor({ kind, profiles, count }: ConfigTask): ConfigEdit {
  const indexes = Array.from({ length: count }, (_, index) => Math.floor(((index + 0.5) * profiles) / count));
  if (kind === 'remove') {
    return { removals: indexes.map((index) => ({ kind: 'profile', name: `account-${index}` })) };
  }
  const names = kind === 'change' ? indexes.map((index) => `account-${index}`) : indexes.map(newName);
  return { changes: names.map((name) => ({ kind: 'profile', name, set: keys(name.length, 'eu-north-1') })) };
}

function newName(_: number, index: number): string {
  return `new-${index}`;
}

function keys(account: number, region: string): readonly (readonly [string, string])[] {
  return [
    ['sso_session', 'bench'],
    ['sso_account_id', String(account).padStart(12, '0')],
    ['sso_role_name', 'ReadOnly'],
    ['region', region],
  ];
}

function profileWithNote(index: number): string {
  const note = `# ${'Written for all accounts of the organization. '.repeat(2)}`;
  const lines = keys(index, 'us-east-1').map(([key, value]) => `${key} = ${value}`);
  return [note, `[profile account-${index}]`, ...lines, '', ''].join('\n');
}

function requireEdited(text: string, { kind, profiles, count }: ConfigTask): void {
  const headers = text.match(/^\[profile /gm)?.length;
  const expected = { change: profiles, remove: profiles - count, add: profiles + count }[kind];
  const edited = text.split('region = eu-north-1').length - 1;
  if (headers !== expected || edited !== (kind === 'remove' ? 0 : count)) {
    throw new Error(`There are ${headers} profiles, not ${expected}, and ${edited} were edited.`);
  }
}
