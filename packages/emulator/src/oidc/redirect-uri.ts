/** Whether a client may register this redirect URI: https, or http to this machine (RFC 8252 §7.3, §8.3). */
export function isRegistrableRedirectUri(uri: string): boolean {
  const url = URL.parse(uri);
  return url !== null && url.hash === '' && (url.protocol === 'https:' || isLoopback(url));
}

/**
 * Whether a redirect URI is one that the client registered: to the letter, but for the port of a loopback address, which a
 * program only knows once it listens.
 * @see https://www.rfc-editor.org/rfc/rfc8252#section-7.3
 */
export function matchesRedirectUri(registered: string, presented: string): boolean {
  const [expected, actual] = [URL.parse(registered), URL.parse(presented)];
  if (expected === null || actual === null || actual.hash !== '') return false;
  if (!isLoopback(expected)) return registered === presented;
  expected.port = actual.port;
  return expected.href === actual.href;
}

function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
}
