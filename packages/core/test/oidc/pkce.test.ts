import { codeChallenge, createPkceSecrets } from '../../src/oidc/pkce.ts';

it('computes the challenge of RFC 7636 appendix B', () => {
  expect(codeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

it('makes a verifier of 43 characters and a state that is not it', () => {
  let calls = 0;
  const secrets = createPkceSecrets((count) => new Uint8Array(count).fill(calls++));
  expect(secrets.codeVerifier).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(secrets.codeChallenge).toBe(codeChallenge(secrets.codeVerifier));
  expect(secrets.state).not.toBe(secrets.codeVerifier);
});
