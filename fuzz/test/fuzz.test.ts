import { runCampaign } from '../src/campaign.ts';
import { failureText } from '../src/report.ts';
import { targets } from '../src/targets/all.ts';
import { WatchedWorker } from '../src/watched-worker.ts';

const seed = 20_300_102;
const worker = new WatchedWorker(new URL('../src/targets/all.ts', import.meta.url).href);
afterAll(() => worker.end());

it.each(targets)(
  '$name holds for a share of what npm run fuzz gives it',
  async (target) => {
    const report = await runCampaign(worker, target, { seed, inputs: 1_000, from: 0, scaling: false });
    expect(failureText(report, seed)).toBe('');
    expect(report.inputs).toBe(Math.ceil(1_000 / (target.oneOf ?? 1)));
  },
  60_000,
);
