import { killAtRandom } from './random-kills.ts';

// `npm run kills -w @sso/core` does it a thousand times.
it('a process that is killed at any moment leaves whole files, and what it left is cleared up', async () => {
  const report = await killAtRandom(25);
  expect(report).toMatchObject({ kills: 25, damage: [], left: [] });
  expect(report.within).toBeGreaterThan(0);
}, 60_000);
