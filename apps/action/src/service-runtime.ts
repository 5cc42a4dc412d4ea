import { createServiceContext, readAwsConfig, resolveServiceSettings, type ServiceContext } from '@sso/core';
import { createNodeRuntime, type NodeRuntimeOptions } from '@sso/core/node';
import type { ConnectionInputs } from './inputs.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The runner's own proxies count where no input names one; the runner could not have come here without them. */
const proxyVariables = ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'] as const;

/**
 * The environment that core is shown: none of `AWS_*`, so that an earlier step, or the machine that the job runs on, can name neither
 * an endpoint nor a certificate authority nor a config file.
 */
export function serviceEnvironment(env: Environment, connection: ConnectionInputs): Environment {
  const { httpsProxy, noProxy, caBundle } = connection;
  return {
    AWS_CONFIG_FILE: '',
    AWS_SHARED_CREDENTIALS_FILE: '',
    AWS_CA_BUNDLE: caBundle,
    GITHUB_API_URL: env.GITHUB_API_URL,
    ...Object.fromEntries(proxyVariables.map((name) => [name, env[name]])),
    ...(httpsProxy === undefined ? {} : { HTTPS_PROXY: httpsProxy.reveal(), https_proxy: undefined }),
    ...(noProxy === undefined ? {} : { NO_PROXY: noProxy, no_proxy: undefined }),
  };
}

/** Calls to AWS by that environment. Core does not repeat a request by itself: the Action counts the attempts. */
export function serviceContext(
  env: Environment,
  options: Pick<NodeRuntimeOptions, 'homeDirectory' | 'log'> & Pick<ServiceContext, 'signal' | 'maxAttempts'>,
): ServiceContext {
  const { signal, maxAttempts, ...nodeOptions } = options;
  const runtime = createNodeRuntime({ ...nodeOptions, env });
  const settings = resolveServiceSettings(runtime, readAwsConfig(runtime));
  return createServiceContext(runtime, settings, { signal, maxAttempts });
}
