import '@sso/testkit';
import { type Fault, startEmulator } from '@sso/emulator';
import { readAwsConfig } from '../../src/config/read.ts';
import { createServiceContext } from '../../src/endpoints/service-context.ts';
import { resolveServiceSettings } from '../../src/endpoints/service-settings.ts';
import { createHttpHandler } from '../../src/node/http-handler.ts';
import { registerClient } from '../../src/oidc/register-client.ts';
import { named } from '../support/identity-center.ts';
import { testRuntime } from '../support/test-runtime.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A request, by limits of a tenth of a second, for which something always goes wrong. */
async function requestMet(fault: Fault) {
  const { emulator, url, close } = await startEmulator();
  emulator.faults.add({ ...fault, times: Infinity });
  const handler = await createHttpHandler({
    env: {},
    limits: { connect: 1_000, request: 60, answer: 120 },
  });
  closing.push(handler.close, close);
  const runtime = {
    ...testRuntime().runtime,
    now: Date.now,
    env: { AWS_ENDPOINT_URL: url },
    httpHandler: async () => handler,
  };
  const context = createServiceContext(runtime, resolveServiceSettings(runtime, readAwsConfig(runtime)));
  return { emulator, attempt: registerClient(context, named, 'device') };
}

describe('a time limit ends', () => {
  it.each([
    ['an answer that never begins', { hang: true }, 20_000],
    ['an answer that begins late', { delayMilliseconds: 5_000 }, 20_000],
    ['an answer that trickles in', { bytesPerSecond: 20 }, 30_000],
  ] as const)('%s, and the request is sent twice', async (_, fault, milliseconds) => {
    const { emulator, attempt } = await requestMet(fault);
    await expect(attempt).rejects.toThrowSsoError('request-timeout', { milliseconds });
    expect(emulator.calls('RegisterClient')).toBe(2);
  });
});
