import type { SSOClient } from '@aws-sdk/client-sso';
import type { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import type { STSClient } from '@aws-sdk/client-sts';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { SessionCredentials } from '../credentials/role-credentials.ts';
import type { ServiceContext } from './service-context.ts';
import type { Service } from './service-settings.ts';

/** @see https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/ */
export async function createOidcClient(context: ServiceContext, region: string): Promise<SSOOIDCClient> {
  const [{ SSOOIDCClient }, settings] = await Promise.all([
    import('@aws-sdk/client-sso-oidc'),
    clientSettings(context, 'sso-oidc', region),
  ]);
  return new SSOOIDCClient(settings);
}

/** @see https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/ */
export async function createPortalClient(context: ServiceContext, region: string): Promise<SSOClient> {
  const [{ SSOClient }, settings] = await Promise.all([
    import('@aws-sdk/client-sso'),
    clientSettings(context, 'sso', region),
  ]);
  return new SSOClient(settings);
}

/**
 * A client that signs with `credentials`.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/
 */
export async function createStsClient(
  context: ServiceContext,
  region: string,
  credentials: SessionCredentials,
): Promise<STSClient> {
  const [{ STSClient }, settings] = await Promise.all([
    import('@aws-sdk/client-sts'),
    clientSettings(context, 'sts', region),
  ]);
  return new STSClient({
    ...settings,
    systemClockOffset: context.clock.offset,
    credentials: {
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey.reveal(),
      sessionToken: credentials.sessionToken.reveal(),
    },
  });
}

type AwsRequestHandler = Pick<NodeHttpHandler, 'handle' | 'httpHandlerConfigs' | 'updateHttpClientConfig'>;

/**
 * Adds what the commands that the SDK sends know nothing of: the signal, on the way out, and the service's clock, on the way back.
 */
function requestHandler(context: ServiceContext, handler: AwsRequestHandler): AwsRequestHandler {
  const { runtime, signal, clock } = context;
  return {
    httpHandlerConfigs: () => handler.httpHandlerConfigs(),
    updateHttpClientConfig: (key, value) => handler.updateHttpClientConfig(key, value),
    handle: async (request, options) => {
      const sentAt = runtime.now();
      const ending = signal === undefined ? options : { ...options, abortSignal: signal };
      const answer = await handler.handle(request, ending);
      if (clock.observe(answer.response.headers, { sentAt, receivedAt: runtime.now() })) tellOfClock(context);
      return answer;
    },
  };
}

function tellOfClock({ runtime, clock }: ServiceContext): void {
  const minutes = Math.round(clock.offset / 60_000);
  runtime.log('clock off', { minutes });
  runtime.warn({ code: 'clock-off', minutes });
}

/**
 * Every setting is given, so that the SDK looks up none in files or variables by rules of its own. It sends a request once: what is
 * sent again, `retry-policy.ts` says.
 */
async function clientSettings(context: ServiceContext, service: Service, region: string) {
  const http = await context.http();
  return {
    region,
    endpoint: context.settings.endpoint(service, region).href,
    requestHandler: requestHandler(context, http.aws as AwsRequestHandler),
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    userAgentAppId: 'sso',
  } as const;
}
