import type { SSOClient } from '@aws-sdk/client-sso';
import type { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import type { STSClient } from '@aws-sdk/client-sts';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { SessionCredentials } from '../credentials/role-credentials.ts';
import type { ServiceContext } from './service-context.ts';
import type { Service } from './service-settings.ts';

/**
 * How often the SDK may send one request. `once` for a request that is not to be repeated after an unclear
 * answer, such as one that uses up a code or a refresh token.
 */
export type Attempts = 'once' | 'retried';

const defaultAttempts = 4;

/** @see https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/ */
export async function createOidcClient(
  context: ServiceContext,
  region: string,
  attempts: Attempts,
): Promise<SSOOIDCClient> {
  const [{ SSOOIDCClient }, settings] = await Promise.all([
    import('@aws-sdk/client-sso-oidc'),
    clientSettings(context, 'sso-oidc', region, attempts),
  ]);
  return new SSOOIDCClient(settings);
}

/** @see https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/ */
export async function createPortalClient(context: ServiceContext, region: string): Promise<SSOClient> {
  const [{ SSOClient }, settings] = await Promise.all([
    import('@aws-sdk/client-sso'),
    clientSettings(context, 'sso', region, 'retried'),
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
  attempts: Attempts,
): Promise<STSClient> {
  const [{ STSClient }, settings] = await Promise.all([
    import('@aws-sdk/client-sts'),
    clientSettings(context, 'sts', region, attempts),
  ]);
  return new STSClient({
    ...settings,
    credentials: {
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey.reveal(),
      sessionToken: credentials.sessionToken.reveal(),
    },
  });
}

type AwsRequestHandler = Pick<NodeHttpHandler, 'handle' | 'httpHandlerConfigs' | 'updateHttpClientConfig'>;

/** The commands that the SDK sends know nothing of the signal, so that it is added below them. */
function endedBy(signal: AbortSignal | undefined, handler: AwsRequestHandler): AwsRequestHandler {
  if (signal === undefined) return handler;
  return {
    httpHandlerConfigs: () => handler.httpHandlerConfigs(),
    updateHttpClientConfig: (key, value) => handler.updateHttpClientConfig(key, value),
    handle: (request, options) => handler.handle(request, { ...options, abortSignal: signal }),
  };
}

/** Every setting is given, so that the SDK looks up none in files or variables by rules of its own. */
async function clientSettings(context: ServiceContext, service: Service, region: string, attempts: Attempts) {
  const http = await context.http();
  return {
    region,
    endpoint: context.settings.endpoint(service, region).href,
    requestHandler: endedBy(context.signal, http.aws as AwsRequestHandler),
    maxAttempts: attempts === 'once' ? 1 : (context.maxAttempts ?? defaultAttempts),
    retryMode: 'standard',
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    userAgentAppId: 'sso',
  } as const;
}
