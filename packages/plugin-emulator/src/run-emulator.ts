import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '@sso/cli-kit';
import { cleanForTerminal, SsoError } from '@sso/core';
import {
  AssignmentConflict,
  InputError,
  type RunningEmulator,
  readOrganizationFile,
  readScenarioFile,
  startEmulator,
} from '@sso/emulator';
import { text } from './messages/text.ts';

/** Where a running emulator is, and what a client has to know of it. */
export interface EmulatorAddress {
  readonly url: string;
  readonly proxyUrl: string;
  /** Path of a PEM file, valid for this run only. */
  readonly caFile: string;
  readonly startUrl: string;
  readonly region: string;
  /** Where it can be steered, with the token as bearer token. */
  readonly controlUrl: string;
  readonly controlToken: string;
}

export interface EmulatorFlags {
  readonly port?: number | undefined;
  readonly organization?: string | undefined;
  readonly scenario?: string | undefined;
  readonly 'auto-approve'?: 'allow' | 'deny' | undefined;
  readonly 'ca-file'?: string | undefined;
}

/**
 * Runs an emulator until the signal, which is the ordinary way to end it; `ready` is told where it is.
 * @throws SsoError `port-unavailable`, `file-unwritable`; UsageError where a file cannot be used
 */
export async function runEmulator(
  flags: EmulatorFlags,
  options: { readonly signal: AbortSignal; readonly ready: (address: EmulatorAddress) => void },
): Promise<void> {
  const running = await start(flags);
  const folder = await mkdtemp(join(tmpdir(), 'sso-emulator-'));
  try {
    const caFile = flags['ca-file'] ?? join(folder, 'ca.pem');
    await writeCertificate(caFile, running.caCertificate);
    options.ready(addressOf(running, caFile));
    await aborted(options.signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await running.close();
  }
}

/** The emulator's own start URL, which a browser on this machine can open. */
export function localStartUrl(running: RunningEmulator): string {
  return `${running.url}/start`;
}

async function start(flags: EmulatorFlags): Promise<RunningEmulator> {
  const { port } = flags;
  const organization = readInput(flags.organization, readOrganizationFile);
  const scenario = readInput(flags.scenario, readScenarioFile);
  try {
    return await startEmulator({ port, organization, scenario, autoApprove: flags['auto-approve'] });
  } catch (error) {
    if (error instanceof AssignmentConflict) throw unusableFile(`${flags.scenario}: ${error.message}`);
    const reason = errorCode(error);
    if (reason === undefined) throw error;
    throw new SsoError('port-unavailable', { port: port ?? 0, reason }, { cause: error });
  }
}

function readInput<T>(file: string | undefined, read: (file: string) => T): T | undefined {
  try {
    return file === undefined ? undefined : read(file);
  } catch (error) {
    throw error instanceof InputError ? unusableFile(error.message) : error;
  }
}

function unusableFile(problem: string): UsageError {
  return new UsageError(text.start.fileUnusable(cleanForTerminal(problem)));
}

async function writeCertificate(file: string, certificate: string): Promise<void> {
  try {
    await writeFile(file, certificate);
  } catch (error) {
    throw new SsoError('file-unwritable', { file, reason: errorCode(error) ?? 'unknown' }, { cause: error });
  }
}

function addressOf(running: RunningEmulator, caFile: string): EmulatorAddress {
  const { url, proxyUrl, emulator, controlUrl, controlToken } = running;
  const { region } = emulator.organization;
  return { url, proxyUrl, caFile, startUrl: localStartUrl(running), region, controlUrl, controlToken };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}

function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
