import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { applyConfigChange, type Runtime, readAwsConfig, writeCredentialsProfile } from '@sso/core';
import { createNodeRuntime } from '@sso/core/node';
import { ActionError } from './action-error.ts';
import type { FetchedRole } from './fetch-credentials.ts';
import { makeProfileFolder, type ProfileFolder, removeProfileFolder } from './profile-folder.ts';

export interface Profile {
  readonly name: string;
  readonly region: string;
  readonly role: FetchedRole;
  /** What a tool runs for credentials, in place of credentials that run out in the middle of the job. */
  readonly process?: string | undefined;
}

/**
 * Writes the profiles, and what `prepare` does in the folder, or leaves it as it was.
 * @returns what takes them away again
 * @throws SsoError those of files
 * @throws ActionError `profile-repeated`
 */
export async function writeProfiles(
  runtime: Runtime,
  folder: ProfileFolder,
  profiles: readonly Profile[],
  prepare: () => Promise<void>,
): Promise<() => void> {
  makeProfileFolder(folder);
  const before = [folder.configFile, folder.credentialsFile].map(snapshot);
  const undo = () => {
    if (folder.isShared) for (const restore of before) restore();
    else removeProfileFolder(runtime, folder.path);
  };
  try {
    await prepare();
    const files = profileRuntime(folder);
    for (const profile of profiles) await writeProfile(files, profile);
    return undo;
  } catch (error) {
    undo();
    throw error;
  }
}

/** Core with these files for the shared ones. */
function profileRuntime({ path, configFile, credentialsFile }: ProfileFolder): Runtime {
  const env = { AWS_CONFIG_FILE: configFile, AWS_SHARED_CREDENTIALS_FILE: credentialsFile };
  return createNodeRuntime({ env, homeDirectory: path });
}

/** The region stands in the config file, where every SDK looks for it. */
async function writeProfile(files: Runtime, { name, region, role, process }: Profile): Promise<void> {
  const key = 'credential_process';
  if (process === undefined) {
    const set = [['region', region]] as const;
    await applyConfigChange(files, [{ kind: 'profile', name, set, remove: [key] }]);
    await writeCredentialsProfile(files, name, role.credentials);
    return;
  }
  // Keys of an earlier step under this name would go before the process.
  const earlier = readAwsConfig(files).profiles.get(name);
  if (earlier?.values.has('aws_access_key_id')) throw new ActionError('profile-repeated', { profile: name });
  const set = [['region', region] as const, [key, process] as const];
  await applyConfigChange(files, [{ kind: 'profile', name, set }]);
}

/** @returns what puts a file back as it is now */
function snapshot(file: string): () => void {
  const content = readIfThere(file);
  return () => {
    if (content === undefined) rmSync(file, { force: true });
    else writeFileSync(file, content, { mode: 0o600 });
  };
}

function readIfThere(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
