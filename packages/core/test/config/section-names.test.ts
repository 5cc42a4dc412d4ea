import { mkdirSync, writeFileSync } from 'node:fs';
import { listSectionNames } from '../../src/config/section-names.ts';
import { testRuntime } from '../support/test-runtime.ts';

describe('listSectionNames', () => {
  it('finds the names in both files, whatever is wrong with the rest', () => {
    const { runtime, home } = testRuntime();
    mkdirSync(`${home}/.aws`);
    const config = [
      '[default]',
      'region',
      "[profile 'a b']",
      '[profile prod]\r',
      ' [profile indented]',
      '[sso-session my-sso]',
      '[services x]',
      '[profile -$(x)]',
      '[profile 日本]',
      '[profile prod]',
      '[broken',
    ];
    writeFileSync(`${home}/.aws/config`, config.join('\n'));
    writeFileSync(`${home}/.aws/credentials`, '[DEFAULT]\n[keys]\naws_access_key_id = AKIA\n[prod]\n');
    expect(listSectionNames(runtime)).toEqual({
      profiles: ['prod', 'default', 'a b', '-$(x)', '日本', 'keys'],
      sessions: ['my-sso'],
    });
  });

  it('finds those that begin in a certain way', () => {
    const { runtime, home } = testRuntime();
    mkdirSync(`${home}/.aws`);
    const config = '[profile a.b]\n[profile axb]\n[profile "a.b c"]\n[sso-session s]\n';
    writeFileSync(`${home}/.aws/config`, config);
    const find = (profilesFrom: string) => listSectionNames(runtime, { profilesFrom });
    expect(find('a.')).toEqual({ profiles: ['a.b', 'a.b c'], sessions: ['s'] });
    expect(find('a.b c').profiles).toEqual(['a.b c']);
    expect(find('(').profiles).toEqual([]);
  });

  it('is empty without files', () => {
    expect(listSectionNames(testRuntime().runtime)).toEqual({ profiles: [], sessions: [] });
  });
});
