import { formatListing, type ListingFigures, missesListingLimits } from '../src/listing.ts';

const within: ListingFigures = {
  limited: { accounts: 1_000, callsPerSecond: 20, timesLimit: 1.02, throttledShare: 0.013, failures: 0 },
  unlimited: { accounts: 1_000, timesFaster: 18.04 },
  growth: [
    { accounts: 100, milliseconds: 460, megabytes: 12 },
    { accounts: 1_000, milliseconds: 1_500, megabytes: 55 },
    { accounts: 10_000, milliseconds: 12_000, megabytes: 150 },
  ],
};
const { limited, unlimited, growth } = within;
const [hundred, thousand] = growth.slice(0, 2);

describe('missesListingLimits', () => {
  it.each<[string, ListingFigures, boolean, boolean]>([
    ['all within', within, false, false],
    ['a failure', { ...within, limited: { ...limited, failures: 1 } }, true, true],
    ['a slow pace', { ...within, limited: { ...limited, timesLimit: 1.2 } }, true, false],
    ['a very slow pace', { ...within, limited: { ...limited, timesLimit: 2.3 } }, true, true],
    ['many refusals', { ...within, limited: { ...limited, throttledShare: 0.03 } }, true, true],
    [
      'as many in a small organization',
      { ...within, limited: { ...limited, accounts: 100, throttledShare: 0.11 } },
      false,
      false,
    ],
    ['few calls at once', { ...within, unlimited: { ...unlimited, timesFaster: 11 } }, true, false],
    [
      'time that grows faster than the accounts',
      {
        ...within,
        growth: [...growth.slice(0, 2), { accounts: 10_000, milliseconds: 40_000, megabytes: 150 }],
      },
      true,
      false,
    ],
    [
      'memory that does',
      {
        ...within,
        growth: [...growth.slice(0, 2), { accounts: 10_000, milliseconds: 12_000, megabytes: 900 }],
      },
      true,
      false,
    ],
    [
      'a smaller organization',
      { ...within, growth: [hundred, thousand].flatMap((g) => g ?? []) },
      false,
      false,
    ],
  ])('with %s', (_, figures, full, smoke) => {
    expect(missesListingLimits(figures, { smoke: false })).toBe(full);
    expect(missesListingLimits(figures, { smoke: true })).toBe(smoke);
  });
});

it('says what was measured beside what is promised', () => {
  expect(formatListing(within)).toBe(
    [
      'listing 1000 accounts at 20 calls/s: 1.02 × the time of the limit, at most 1.1; 1.3 % throttled, at most 2 % of 1,000; 0 failed',
      'listing 1000 accounts without a limit: 18.0 × faster than one call after the other, at least 12',
      'listing accounts without a limit: 100 in 0.5 s with 12 MB, 1000 in 1.5 s with 55 MB, 10000 in 12.0 s with 150 MB; an account of the largest takes 0.80 × the time and 0.27 × the memory, at most 1.5',
      '',
    ].join('\n'),
  );
});
