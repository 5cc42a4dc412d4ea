import '@sso/testkit';
import { account, namesOf, plan, sessionSection, source } from './organization.ts';
import { written } from './written.ts';

const dev = account(1, 'dev', ['Admin']);
const prod = account(2, 'prod', ['Admin']);

describe('planPopulation', () => {
  it('adds what is not there, with a mark at the end', () => {
    expect(plan(sessionSection, [source([dev], { settings: { output: 'json' } })]).edit).toEqual({
      changes: [
        {
          kind: 'profile',
          name: 'dev_Admin',
          set: [
            ['sso_session', 'work'],
            ['sso_account_id', '111111111111'],
            ['sso_role_name', 'Admin'],
            ['output', 'json'],
            ['sso_populated', expect.stringMatching(/^1-[0-9a-f]{16}$/)],
          ],
          remove: [],
        },
      ],
      removals: [],
    });
  });

  it('brings the session along where only the rules know it', () => {
    const names = (config: string) =>
      plan(config, [source([dev])]).edit.changes.map(({ kind, name }) => `${kind} ${name}`);
    expect(names('')).toEqual(['sso-session work', 'profile dev_Admin']);
    expect(names(sessionSection)).toEqual(['profile dev_Admin']);
  });

  it('writes the legacy form and the one that runs this program', () => {
    const keys = (form: 'legacy' | 'credential-process') =>
      plan(sessionSection, [source([dev], { form })]).edit.changes[0]?.set.slice(0, -1);
    expect(keys('legacy')).toEqual([
      ['sso_start_url', 'https://d-1234567890.awsapps.com/start'],
      ['sso_region', 'eu-west-1'],
      ['sso_account_id', '111111111111'],
      ['sso_role_name', 'Admin'],
    ]);
    expect(keys('credential-process')).toEqual([
      [
        'credential_process',
        'sso credential-process --account-id 111111111111 --role-name Admin --session work',
      ],
    ]);
  });

  it('finds nothing to do a second time, in every form', () => {
    for (const form of ['sso-session', 'legacy', 'credential-process'] as const) {
      const sources = [source([dev, prod], { form, regions: ['eu-west-1', 'eu-west-2'] })];
      const again = plan(written(sessionSection, sources), sources);
      expect([again.unchanged.length, again.edit]).toEqual([4, { changes: [], removals: [] }]);
    }
  });

  it('changes what is ours, to the form and the keys of now', () => {
    const before = written(sessionSection, [source([dev], { settings: { output: 'json', cli_pager: '' } })]);
    const { changed, edit } = plan(before, [source([dev], { settings: { output: 'text' } })]);
    expect(changed).toMatchObject([
      {
        name: 'dev_Admin',
        differences: [
          { key: 'output', before: 'json', after: 'text' },
          { key: 'cli_pager', before: '' },
        ],
      },
    ]);
    expect(edit.changes[0]?.remove).toEqual(['cli_pager']);
  });
});

describe('rules that leave nothing', () => {
  it('are an error where all of them do', () => {
    const none = source([dev], { filter: { accounts: ['dve'], roles: [] } });
    expect(() => plan('', [none, source([dev], { rolePreference: ['Admn'] })])).toThrowSsoError(
      'filter-matches-nothing',
      {
        unmatched: [
          { kind: 'account', pattern: 'dve', near: 'dev' },
          { kind: 'role', pattern: 'Admn', near: 'Admin' },
        ],
      },
    );
    expect(namesOf(plan('', [none, source([dev])]).added)).toEqual(['dev_Admin']);
  });

  it('are none where what they choose could not be listed', () => {
    const unlisted = account(2, 'prod', []);
    const choosing = (pattern: string) =>
      source([dev, unlisted], { filter: { accounts: [pattern], roles: [] } }, [unlisted.accountId]);
    expect(plan('', [choosing('prod')]).edit).toEqual({ changes: [], removals: [] });
    expect(() => plan('', [choosing('prd')])).toThrowSsoError('filter-matches-nothing', {
      unmatched: [{ kind: 'account', pattern: 'prd', near: 'prod' }],
    });
  });
});

describe('what a person wrote', () => {
  const config = written(sessionSection, [source([dev])]);

  it.each([
    ['wrote', `${sessionSection}[profile dev_Admin]\noutput = json\n`, 'by-hand'],
    ['added a key to', `${config}cli_pager = less\n`, 'edited'],
    ['changed a key of', config.replace('sso_role_name = Admin', 'sso_role_name = Other'), 'edited'],
    ['took a key from', config.replace(/sso_role_name.*\n/, ''), 'edited'],
    ['wrote nested keys into', `${config}s3 =\n  addressing_style = path\n`, 'edited'],
    ['took the mark from', config.replace(/sso_populated.*\n/, ''), 'by-hand'],
    ['wrote the mark of', config.replace(/sso_populated = .*/, 'sso_populated = true'), 'edited'],
    ['wrote once more', `${config}[profile "dev_Admin"]\noutput = text\n`, 'by-hand'],
  ])('is kept and told: somebody %s the profile', (_what, text, origin) => {
    const { kept, edit } = plan(text, [source([dev], { settings: { output: 'json' } })]);
    expect(kept).toMatchObject([{ name: 'dev_Admin', origin }]);
    expect(edit).toEqual({ changes: [], removals: [] });
  });

  it('is a copy of ours under another name too', () => {
    const copy = `${config}${config.slice(config.indexOf('[profile')).replace('dev_Admin', 'mine')}`;
    expect(plan(copy, [source([prod])], { pruning: 'gone' }).left).toMatchObject([
      { name: 'dev_Admin', fate: 'removed' },
      { name: 'mine', fate: 'edited' },
    ]);
  });

  it('is a profile of that name in the credentials file', () => {
    const { kept } = plan(sessionSection, [source([dev])], { credentials: ['dev_Admin'] });
    expect(kept).toMatchObject([{ name: 'dev_Admin', origin: 'by-hand' }]);
  });
});

describe('a name that ours has already', () => {
  const other = account(3, 'dev', ['Admin']);

  it('does not come to mean another account while the first is there, though not chosen', () => {
    const config = written(sessionSection, [source([dev])]);
    const sources = [source([dev, other], { filter: { accounts: ['333333333333'], roles: [] } })];
    const { added, changed } = plan(config, sources);
    expect(changed).toEqual([]);
    expect(added).toMatchObject([
      { name: 'dev_Admin-333333333333', wantedName: 'dev_Admin', conflict: 'taken' },
    ]);
    expect(plan(written(config, sources), sources).edit.changes).toEqual([]);
  });

  it('does not come to mean another session', () => {
    const elsewhere = {
      ...source([dev]),
      session: { ...source([dev]).session, name: 'other', startUrl: 'https://x' },
    };
    const config = written(sessionSection, [elsewhere]);
    expect(namesOf(plan(config, [source([dev])]).added)).toEqual(['dev_Admin-111111111111']);
  });

  it('may, where the access has gone or has another name now', () => {
    const config = written(sessionSection, [source([dev])]);
    expect(plan(config, [source([other])]).changed).toMatchObject([
      { name: 'dev_Admin', differences: [{ key: 'sso_account_id' }] },
    ]);
    const renamed = account(1, 'old', ['Admin']);
    const { added, changed } = plan(config, [source([renamed, other])]);
    expect([namesOf(added), namesOf(changed)]).toEqual([['old_Admin'], ['dev_Admin']]);
  });
});

describe('pruning', () => {
  const config = written(sessionSection, [source([dev, prod])]);
  const fates = (...args: Parameters<typeof plan>) =>
    plan(...args).left.map(({ name, reason, fate }) => `${name} ${reason} ${fate}`);

  it('takes what has gone, and only when asked to', () => {
    expect(fates(config, [source([dev])])).toEqual(['prod_Admin gone kept']);
    expect(fates(config, [source([dev])], { pruning: 'gone' })).toEqual(['prod_Admin gone removed']);
    expect(plan(config, [source([dev])], { pruning: 'gone' }).edit.removals).toEqual([
      { kind: 'profile', name: 'prod_Admin' },
    ]);
    expect(fates(config, [source([dev, account(2, 'prod', ['Other'])])], { pruning: 'gone' })).toEqual([
      'prod_Admin gone removed',
    ]);
  });

  it('takes what the rules do not choose only when that is asked for', () => {
    const sources = [source([dev, prod], { filter: { accounts: ['dev'], roles: [] } })];
    expect(fates(config, sources, { pruning: 'gone' })).toEqual(['prod_Admin unchosen kept']);
    expect(fates(config, sources, { pruning: 'unchosen' })).toEqual(['prod_Admin unchosen removed']);
  });

  it('never takes one of an account that could not be listed', () => {
    const failed = [source([dev, account(2, 'prod', [])], {}, ['222222222222'])];
    expect(fates(config, failed, { pruning: 'unchosen' })).toEqual([]);
    const vanished = [source([dev], {}, ['222222222222'])];
    expect(fates(config, vanished, { pruning: 'unchosen' })).toEqual([]);
  });

  it('never takes one of another session, or one that a person wrote, edited or left a note in', () => {
    const byHand =
      '[profile mine]\nsso_session = work\nsso_account_id = 222222222222\nsso_role_name = Admin\n';
    expect(fates(config + byHand, [source([dev])], { pruning: 'gone' })).toEqual(['prod_Admin gone removed']);
    const edited = config.replace('sso_account_id = 222222222222', '$&\noutput = json');
    expect(fates(edited, [source([dev])], { pruning: 'gone' })).toEqual(['prod_Admin gone edited']);
    const noted = config.replace('sso_account_id = 222222222222', '# ask Ada\n$&');
    expect(fates(noted, [source([dev])], { pruning: 'gone' })).toEqual(['prod_Admin gone commented']);
    const elsewhere = { ...source([dev]).session, name: 'other', startUrl: 'https://x' };
    expect(fates(config, [{ ...source([dev]), session: elsewhere }], { pruning: 'unchosen' })).toEqual([]);
  });
});
