type Environment = Readonly<Record<string, string | undefined>>;

/** What the `proxyEnv` of a Node agent takes; a type and no interface, as Node wants an index signature. */
export type ProxyEnvironment = {
  readonly http_proxy: string | undefined;
  readonly https_proxy: string | undefined;
  readonly no_proxy: string;
};

/** In the forms in which Node compares them with a host. */
const loopbackHosts = 'localhost,127.0.0.1-127.255.255.254,::1';

/**
 * The proxy variables, lower case first, read as curl and Python read them where Node differs: an address without a
 * scheme is one of http (Node would quietly use no proxy), and a domain in `NO_PROXY` covers those below it. Loopback
 * hosts are never asked of a proxy: it would find its own machine there, and be shown what may only travel
 * unencrypted because it stays on this one.
 * @see https://nodejs.org/api/http.html#built-in-proxy-support
 */
export function proxyEnvironment(env: Environment): ProxyEnvironment {
  return {
    http_proxy: withScheme(env.http_proxy ?? env.HTTP_PROXY),
    https_proxy: withScheme(env.https_proxy ?? env.HTTPS_PROXY),
    no_proxy: [...exceptions(env.no_proxy ?? env.NO_PROXY ?? ''), loopbackHosts].join(','),
  };
}

function exceptions(list: string): readonly string[] {
  const entries = list.split(/[\s,]+/).filter((entry) => entry !== '');
  return entries.flatMap((entry) => (/^[.*]/.test(entry) ? [entry] : [entry, `.${entry}`]));
}

function withScheme(proxy: string | undefined): string | undefined {
  return !proxy || proxy.includes('://') ? proxy : `http://${proxy}`;
}
