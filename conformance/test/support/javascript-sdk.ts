import { fileURLToPath } from 'node:url';
import { type Environment, type ProgramResult, runProgram } from '@sso/testkit';
import type { Machine } from './machine.ts';
import { type ExportedCredentials, jsonOf } from './output.ts';

/** From where the SDK is found. */
const cwd = fileURLToPath(new URL('.', import.meta.url));

/** Runs text in a program of its own, without jest. The SDK knows no proxy by itself, but endpoint overrides. */
export function runSdkScript(
  { env, url }: Machine,
  script: string,
  more: Environment,
): Promise<ProgramResult> {
  return runProgram(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...env, HTTPS_PROXY: undefined, AWS_ENDPOINT_URL: url, ...more },
    cwd,
  });
}

/** The emulator's STS tells whose keys they are. It does not verify signatures. */
async function accountOf({ url }: Machine, credentials: ExportedCredentials): Promise<string | undefined> {
  const { accessKeyId, sessionToken } = credentials;
  const response = await fetch(`${url}/?Action=GetCallerIdentity&Version=2011-06-15`, {
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0`,
      'x-amz-security-token': sessionToken,
    },
  });
  return /<Account>(\d+)<\/Account>/.exec(await response.text())?.[1];
}

/** The accounts of the credentials that a script printed as a list. */
export async function accountsOf(machine: Machine, result: ProgramResult): Promise<readonly unknown[]> {
  const found = jsonOf(result) as readonly ExportedCredentials[];
  return Promise.all(found.map((credentials) => accountOf(machine, credentials)));
}
