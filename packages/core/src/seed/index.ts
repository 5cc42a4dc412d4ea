export type { SeedKeyProblem, SeedProblem } from '../errors.ts';
export {
  checkSeedBinding,
  isSeedTarget,
  parseSeedTarget,
  requireSeedTarget,
} from './binding.ts';
export { checkSeedReach } from './check-seed-reach.ts';
export { type CreateSeedOptions, createSeedSession } from './create-seed-session.ts';
export {
  inspectSeed,
  type PackedSeed,
  packSeed,
  type SeedExpectation,
  seedSizeLimit,
  type UnpackedSeed,
  unpackSeed,
} from './envelope.ts';
export { refreshSeed, type SeedRefresh } from './refresh-seed.ts';
export { revokeSeed } from './revoke-seed.ts';
export { everyRole, type Seed, type SeedBinding, type SeedHeader } from './seed.ts';
export { parseSeedKey } from './seed-key.ts';
export { seedRoleCredentials } from './seed-role-credentials.ts';
