import { appendFileSync, readdirSync, statSync } from 'node:fs';
import { type Choice, choiceKey, readChoiceScores, recordChoice } from '../../src/history/choice-history.ts';
import { testRuntime } from '../support/test-runtime.ts';

const linux = { platform: 'linux' } as const;
const dev: Choice = { kind: 'profile', profile: 'dev' };
const admin: Choice = { kind: 'role', session: 'my-sso', accountId: '111111111111', roleName: 'Admin' };
const day = 24 * 60 * 60_000;

function score(runtime: Parameters<typeof readChoiceScores>[0], choice: Choice): number {
  return readChoiceScores(runtime, linux).get(choiceKey(choice)) ?? 0;
}

describe('the history of choices', () => {
  it('counts how often and how recently', async () => {
    const { runtime, clock } = testRuntime();
    await recordChoice(runtime, admin, linux);
    await recordChoice(runtime, admin, linux);
    clock.advance(7 * day);
    await recordChoice(runtime, dev, linux);
    expect(score(runtime, admin)).toBeCloseTo(1);
    expect(score(runtime, dev)).toBeCloseTo(1);
    clock.advance(day);
    await recordChoice(runtime, dev, linux);
    expect(score(runtime, dev)).toBeGreaterThan(score(runtime, admin));
  });

  it('loses nothing of what several record at once', async () => {
    const { runtime } = testRuntime();
    await Promise.all(Array.from({ length: 20 }, () => recordChoice(runtime, dev, linux)));
    expect(score(runtime, dev)).toBeCloseTo(20);
  });

  it('is in private files and passes over what it cannot read', async () => {
    const { runtime, home } = testRuntime();
    await recordChoice(runtime, dev, linux);
    const folder = `${home}/.local/state/sso`;
    const [name] = readdirSync(folder);
    expect(statSync(`${folder}/${name}`).mode & 0o777).toBe(0o600);
    appendFileSync(`${folder}/${name}`, '{"at":1,"kind":"role"}\nnot json\n{"at":');
    expect(score(runtime, dev)).toBeCloseTo(1);
    await recordChoice(runtime, admin, linux);
    expect(score(runtime, admin)).toBeCloseTo(1);
  });

  it('does not grow for ever', async () => {
    const { runtime, home, clock } = testRuntime();
    for (let month = 0; month < 4; month++) {
      await recordChoice(runtime, dev, linux);
      clock.advance(31 * day);
    }
    expect(readdirSync(`${home}/.local/state/sso`)).toHaveLength(2);
  });

  it('knows nothing where there is no file', () => {
    expect(readChoiceScores(testRuntime().runtime, linux).size).toBe(0);
  });
});
