import { runCampaign } from '../src/campaign.ts';
import { inputAt } from '../src/inputs.ts';
import { minimize } from '../src/minimize.ts';
import { encode } from '../src/mutate.ts';
import { failureText } from '../src/report.ts';
import type { Target } from '../src/target.ts';
import { WatchedWorker } from '../src/watched-worker.ts';
import { targets } from './broken-targets.ts';

const module = new URL('./broken-targets.ts', import.meta.url).href;
const worker = new WatchedWorker(module, { patience: 300 });
const patient = new WatchedWorker(module);
afterAll(() => Promise.all([worker.end(), patient.end()]));

function named(name: string): Target {
  const target = targets.find((each) => each.name === name);
  if (target === undefined) throw new Error(`There is no ${name}.`);
  return target;
}

describe('a campaign', () => {
  it.each([
    ['throws', 'three marks', '!!!'],
    ['rejects', 'a mark, later', '!'],
    ['hangs', 'no end within 300 ms', undefined],
    ['ends', 'the process ended', '!'],
  ])(
    'finds what %s, and makes the input smaller',
    async (name, message, smallest) => {
      const { failure } = await runCampaign(worker, named(name), {
        seed: 1,
        inputs: 50,
        from: 0,
        scaling: false,
      });
      expect(failure?.message).toContain(message);
      if (smallest !== undefined) expect(Buffer.from(failure?.input ?? []).toString()).toBe(smallest);
    },
    60_000,
  );

  it('finds time that grows as the square of the size', async () => {
    const options = { seed: 1, inputs: 0, from: 0, scaling: true };
    const { failure } = await runCampaign(patient, named('grows'), options);
    expect(failure?.message).toContain('times as long');
  }, 60_000);

  it('says how to see a failure again', async () => {
    const { failure, ...report } = await runCampaign(worker, named('throws'), {
      seed: 1,
      inputs: 50,
      from: 5,
      scaling: false,
    });
    const text = failureText({ ...report, failure }, 1);
    expect(text).toContain(`npm run fuzz -- --seed 1 --from ${failure?.number} --inputs 1 throws`);
    const again = await runCampaign(worker, named('throws'), {
      seed: 1,
      inputs: 1,
      from: failure?.number ?? 0,
      scaling: false,
    });
    expect(again.failure?.input).toEqual(failure?.input);
  });
});

it('the same number gives the same input, whatever came before', () => {
  const target = named('throws');
  expect(inputAt(target, 1, 70)).toEqual(inputAt(target, 1, 70));
  expect(inputAt(target, 1, 70)).not.toEqual(inputAt(target, 1, 71));
  expect(inputAt(target, 1, 70)).not.toEqual(inputAt(target, 2, 70));
});

it('a smallest input has nothing that can be left out', async () => {
  const fails = async (input: Uint8Array) => /a.*b.*c/.test(Buffer.from(input).toString());
  expect(await minimize(encode('xxxaxxbxxxxxxxcxx'), fails)).toEqual(encode('abc'));
  expect(await minimize(encode('anything'), async () => true)).toEqual(encode(''));
});
