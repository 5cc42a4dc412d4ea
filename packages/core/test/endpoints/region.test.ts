import { knownRegions, partitionOf } from '../../src/endpoints/partitions.ts';
import { checkRegion } from '../../src/endpoints/region.ts';

describe('checkRegion', () => {
  it.each(knownRegions)('accepts %s', (region) => {
    expect(checkRegion(region).regions).toContain(region);
  });

  it.each([
    ['us-east-9', 'aws'],
    ['ap-southeast-12', 'aws'],
    ['mx-north-1', 'aws'],
    ['us-gov-central-1', 'aws-us-gov'],
    ['cn-south-1', 'aws-cn'],
    ['eusc-fr-west-1', 'aws-eusc'],
    ['us-iso-central-1', 'aws-iso'],
    ['us-isob-central-1', 'aws-iso-b'],
    ['eu-isoe-east-1', 'aws-iso-e'],
    ['us-isof-west-1', 'aws-iso-f'],
  ])('accepts %s, which is not known yet, by its form', (region, partition) => {
    expect(checkRegion(region).id).toBe(partition);
  });

  it.each(['us-esat-1', 'eu-west1', 'uswest-2', 'us-east-01'])(
    'refuses %s and names a region like it',
    (region) => {
      expect(() => checkRegion(region)).toThrow(
        expect.objectContaining({
          code: 'region-invalid',
          data: { region, near: expect.stringMatching(/^(us|eu)-(east|west)-\d$/) },
        }),
      );
    },
  );

  it.each([
    'frankfurt',
    '',
    'US-EAST-1',
    'us-east-1a',
    'us-east-1 ',
    'us-east-1\n',
    'us-east-0',
    'us-east-123',
    'xx-east-1',
    'us-east-1.evil.example/',
  ])('refuses %j', (region) => {
    expect(() => checkRegion(region)).toThrow(expect.objectContaining({ code: 'region-invalid' }));
  });
});

describe('partitionOf', () => {
  it('knows no region by two partitions’ forms', () => {
    expect(partitionOf('us-gov-west-1')?.id).toBe('aws-us-gov');
    expect(partitionOf('eu-isoe-west-1')?.id).toBe('aws-iso-e');
    expect(partitionOf('us-isob-east-1')?.id).toBe('aws-iso-b');
  });
});
