import { SsoError } from '../errors.ts';
import { nearest } from '../names/near.ts';
import { knownRegions, type Partition, partitionOf } from './partitions.ts';

/**
 * Refuses what cannot be an AWS region, before it becomes part of a host name. A region that is newer than this
 * program is accepted by the form of its name.
 * @returns the region's partition
 * @throws SsoError `region-invalid`, with a known region that is spelled alike
 */
export function checkRegion(region: string): Partition {
  const partition = partitionOf(region);
  if (partition === undefined) {
    throw new SsoError('region-invalid', { region, near: nearest(region, knownRegions) });
  }
  return partition;
}
