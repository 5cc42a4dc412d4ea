/** One separate part of AWS, with domains of its own. */
export interface Partition {
  readonly id: string;
  readonly dnsSuffix: string;
  readonly dualStackDnsSuffix: string;
  /** What a region of this partition begins with, up to the direction. */
  readonly prefix: RegExp;
  /** The regions known today, for suggestions only: a new one is accepted by its form. */
  readonly regions: readonly string[];
}

/** @see https://docs.aws.amazon.com/general/latest/gr/rande.html */
export const partitions: readonly Partition[] = [
  {
    id: 'aws',
    dnsSuffix: 'amazonaws.com',
    dualStackDnsSuffix: 'api.aws',
    prefix: /^(?:af|ap|ca|eu|il|me|mx|sa|us)-/,
    regions: regionNames(
      'af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2',
      'ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7',
      'ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2',
      'eu-west-3 il-central-1 me-central-1 me-south-1 me-west-1 mx-central-1 sa-east-1 sa-west-1',
      'us-east-1 us-east-2 us-west-1 us-west-2',
    ),
  },
  {
    id: 'aws-us-gov',
    dnsSuffix: 'amazonaws.com',
    dualStackDnsSuffix: 'api.aws',
    prefix: /^us-gov-/,
    regions: regionNames('us-gov-east-1 us-gov-west-1'),
  },
  {
    id: 'aws-cn',
    dnsSuffix: 'amazonaws.com.cn',
    dualStackDnsSuffix: 'api.amazonwebservices.com.cn',
    prefix: /^cn-/,
    regions: regionNames('cn-north-1 cn-northwest-1'),
  },
  {
    id: 'aws-eusc',
    dnsSuffix: 'amazonaws.eu',
    dualStackDnsSuffix: 'api.amazonwebservices.eu',
    prefix: /^eusc-[a-z]{2}-/,
    regions: regionNames('eusc-de-east-1'),
  },
  {
    id: 'aws-iso',
    dnsSuffix: 'c2s.ic.gov',
    dualStackDnsSuffix: 'api.aws.ic.gov',
    prefix: /^us-iso-/,
    regions: regionNames('us-iso-east-1 us-iso-west-1'),
  },
  {
    id: 'aws-iso-b',
    dnsSuffix: 'sc2s.sgov.gov',
    dualStackDnsSuffix: 'api.aws.scloud',
    prefix: /^us-isob-/,
    regions: regionNames('us-isob-east-1 us-isob-west-1'),
  },
  {
    id: 'aws-iso-e',
    dnsSuffix: 'cloud.adc-e.uk',
    dualStackDnsSuffix: 'api.cloud-aws.adc-e.uk',
    prefix: /^eu-isoe-/,
    regions: regionNames('eu-isoe-west-1'),
  },
  {
    id: 'aws-iso-f',
    dnsSuffix: 'csp.hci.ic.gov',
    dualStackDnsSuffix: 'api.aws.hci.ic.gov',
    prefix: /^us-isof-/,
    regions: regionNames('us-isof-east-1 us-isof-south-1'),
  },
];

export const knownRegions: readonly string[] = partitions.flatMap(({ regions }) => regions);

/** Every region so far is named by a direction and a number. AWS's own patterns take any word there, `esat` too. */
const directionAndNumber =
  /^(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-[1-9]\d?$/;

/** The partition that a region belongs to by the form of its name, or `undefined` where it has the form of none. */
export function partitionOf(region: string): Partition | undefined {
  return partitions.find(({ prefix }) => {
    const [start] = prefix.exec(region) ?? [];
    return start !== undefined && directionAndNumber.test(region.slice(start.length));
  });
}

function regionNames(...lines: readonly string[]): readonly string[] {
  return lines.join(' ').split(' ');
}
