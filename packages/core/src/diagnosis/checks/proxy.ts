import type { Check, CheckContext } from '../check.ts';
import type { Found } from '../finding.ts';

/** Variables by which programs find their proxy, and of which each reads others. */
export const proxy: Check = {
  id: 'proxy',
  run: async (context) => [
    ...variableFindings(context, 'https_proxy'),
    ...variableFindings(context, 'http_proxy'),
    ...differing(context, 'no_proxy'),
    ...httpOnly(context),
    ...exceptions(context),
    ...unchecked(context),
  ],
};

/** Lower case goes first, here as for curl and Python. */
function variableFindings(context: CheckContext, lower: string): readonly Found[] {
  const { env } = context.runtime;
  const upper = lower.toUpperCase();
  const invalid = [lower, upper].filter((name) => env[name] && !isProxy(env[name]));
  return [
    ...differing(context, lower),
    ...invalid.map((variable): Found => {
      return { code: 'proxy-invalid', severity: 'error', subject: variable, data: { variable } };
    }),
  ];
}

function isProxy(value: string | undefined): boolean {
  const address = value?.includes('://') ? value : `http://${value}`;
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

function differing({ runtime: { env } }: CheckContext, lower: string): readonly Found[] {
  const upper = lower.toUpperCase();
  const [one, other] = [env[lower], env[upper]];
  if (one === undefined || other === undefined || one === other) return [];
  const data = { variables: [lower, upper] };
  return [{ code: 'proxy-variables-differ', severity: 'warning', subject: lower, data }];
}

function httpOnly({ runtime: { env } }: CheckContext): readonly Found[] {
  const variable = ['http_proxy', 'HTTP_PROXY'].find((name) => env[name]);
  if (variable === undefined || env.https_proxy || env.HTTPS_PROXY) return [];
  return [{ code: 'proxy-http-only', severity: 'info', subject: variable, data: { variable } }];
}

/** An exception for AWS's domains sends past the proxy what may have no other way. */
function exceptions({ runtime: { env } }: CheckContext): readonly Found[] {
  const variable = env.no_proxy === undefined ? 'NO_PROXY' : 'no_proxy';
  if (!(env.https_proxy || env.HTTPS_PROXY)) return [];
  const entries = (env[variable] ?? '').split(/[\s,]+/);
  return entries
    .filter(
      (entry) =>
        entry === '*' || /(?:^|\.)(?:amazonaws\.(?:com|com\.cn|eu)|awsapps\.com|app\.aws)$/.test(entry),
    )
    .map((entry): Found => {
      const data = { variable, entry };
      return { code: 'proxy-exception', severity: 'info', subject: variable, data };
    });
}

/** This program checks certificates all the same; others that run on Node do not. */
function unchecked({ runtime: { env } }: CheckContext): readonly Found[] {
  const variable = 'NODE_TLS_REJECT_UNAUTHORIZED';
  if (env[variable] !== '0') return [];
  return [{ code: 'tls-check-off', severity: 'warning', subject: variable, data: { variable } }];
}
