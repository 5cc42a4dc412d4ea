import { join } from 'node:path';
import { createNodeRuntime } from '@sso/core/node';
import { answerShellCommand } from '@sso/plugin-shell/answer';
import { endProcess } from './end-process.ts';

/** From `dist/fast`, where the bundle lies. */
const manifest = join(__dirname, '..', '..', 'oclif.manifest.json');

/** Answers what shells run all day, and ends the process; returns where it is for oclif to answer. */
export async function answer(argv: readonly string[]): Promise<void> {
  await endProcess(await answerShellCommand(argv, createNodeRuntime, { env: process.env, manifest }));
}
