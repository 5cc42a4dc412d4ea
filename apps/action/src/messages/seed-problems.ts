import type { SeedKeyProblem, SeedProblem } from '@sso/core/seed';

/** How a sentence goes on that begins with the input's name. */
export const seedProblems: Record<SeedProblem, string> = {
  empty: 'is empty.',
  'is-key': 'holds a seed-key: are the two inputs exchanged?',
  'not-a-seed': 'holds something else than a seed.',
  incomplete: 'holds a part of a seed only.',
  header: 'is damaged.',
  altered: 'was changed after it was made.',
  content: 'was made by something else than sso seed.',
};

export const seedKeyProblems: Record<SeedKeyProblem, string> = {
  empty: 'is empty.',
  'is-seed': 'holds a seed: are the two inputs exchanged?',
  'not-a-key': 'holds something else than a seed-key.',
};
