import { isSecretName } from '../../src/github/index.ts';

describe('the name of a secret', () => {
  it.each(['SSO_SEED', 'sso_seed', '_1'])('can be %s', (name) => expect(isSecretName(name)).toBe(true));

  it.each(['', '1ST', 'A-B', 'A B', 'GITHUB_SEED', 'github_seed', 'A\nB'])('cannot be %j', (name) =>
    expect(isSecretName(name)).toBe(false),
  );
});
