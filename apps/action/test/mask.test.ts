import { Secret } from '@sso/core';
import type { Journal } from '../src/journal.ts';
import { hideInputs, hideSecret } from '../src/mask.ts';

function recorded() {
  const hidden: string[] = [];
  const refuse = () => {
    throw new Error('Nothing is to be said.');
  };
  const journal: Journal = {
    hide: (text) => hidden.push(text),
    info: refuse,
    notice: refuse,
    warn: refuse,
    fail: refuse,
    debug: refuse,
  };
  return { journal, hidden };
}

describe('hiding', () => {
  it('covers the forms in which a secret shows', () => {
    const { journal, hidden } = recorded();
    hideSecret(journal, new Secret('a/secret+that?is=long>>'));
    expect(hidden).toEqual([
      'a/secret+that?is=long>>',
      'a%2Fsecret%2Bthat%3Fis%3Dlong%3E%3E',
      'YS9zZWNyZXQrdGhhdD9pcz1sb25nPj4=',
      'YS9zZWNyZXQrdGhhdD9pcz1sb25nPj4',
    ]);
  });

  it('leaves out what is too short to be a secret', () => {
    const { journal, hidden } = recorded();
    hideSecret(journal, new Secret(''));
    expect(hidden).toEqual([]);
  });

  it('covers the password of a proxy, and not its address', () => {
    const { journal, hidden } = recorded();
    const proxy = 'http://ada:p%40ss@proxy.example.com:3128';
    hideInputs(journal, (name) => (name === 'https-proxy' ? proxy : ''));
    expect(hidden).toEqual([proxy, 'p%40ss', 'p@ss']);
    const without = recorded();
    hideInputs(without.journal, (name) => (name === 'https-proxy' ? 'http://proxy.example.com:3128' : ''));
    expect(without.hidden).toEqual([]);
  });
});
