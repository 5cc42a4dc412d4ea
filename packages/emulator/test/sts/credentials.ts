import type { Emulator, EmulatorResponse } from '../../src/index.ts';
import { portal, signIn } from '../support.ts';

/** As many of an access key as STS is shown. */
export interface Keys {
  readonly accessKeyId: string;
  readonly sessionToken: string;
}

/** Signs in and takes the credentials of Admin in 111111111111. */
export async function newCredentials(emulator: Emulator): Promise<Keys> {
  const { token } = await signIn(emulator);
  const target = '/federation/credentials?account_id=111111111111&role_name=Admin';
  const { json } = await portal(emulator, target, token.accessToken);
  return json.roleCredentials as Keys;
}

/** One action of STS, signed as far as the emulator looks. */
export function callSts(
  emulator: Emulator,
  { accessKeyId, sessionToken }: Keys,
  parameters: Readonly<Record<string, string>>,
): Promise<EmulatorResponse> {
  return emulator.handle({
    method: 'POST',
    target: '/',
    host: 'sts.eu-central-1.amazonaws.com',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20300101/eu-central-1/sts/aws4_request, SignedHeaders=host, Signature=00`,
      'x-amz-security-token': sessionToken,
    },
    body: new URLSearchParams({ Version: '2011-06-15', ...parameters }).toString(),
  });
}

/** The text of an element, as it stands. */
export function element(body: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1] ?? '';
}
