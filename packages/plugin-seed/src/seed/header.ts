import { formatDuration } from '@sso/cli-kit';
import { cleanForTerminal, formatTimestamp } from '@sso/core';
import type { SeedHeader } from '@sso/core/seed';
import { text } from '../messages/text.ts';

/** A seed without its secrets, as `--json` prints it. Times are RFC 3339. */
export interface SeedDescription {
  readonly repository: string;
  readonly environment: string | null;
  /** `ACCOUNT/ROLE` */
  readonly targets: readonly string[];
  readonly startUrlHost: string;
  readonly region: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly registrationExpiresAt: string;
  readonly keyId: string;
}

export function describeHeader(header: SeedHeader): SeedDescription {
  const { repository, environment, targets, startUrlHost, region, keyId } = header;
  return {
    repository,
    environment: environment ?? null,
    targets: targets.map(({ accountId, roleName }) => `${accountId}/${roleName}`),
    startUrlHost,
    region,
    issuedAt: formatTimestamp(header.issuedAt),
    expiresAt: formatTimestamp(header.expiresAt),
    registrationExpiresAt: formatTimestamp(header.registrationExpiresAt),
    keyId,
  };
}

export function renderHeader(header: SeedHeader, now: number): string {
  const { labels, anyEnvironment, until, over, by, byOver } = text.inspect;
  const seed = describeHeader(header);
  const left = (moment: number): string => formatDuration(moment - now);
  const accessOver = header.expiresAt <= now;
  const seedOver = header.registrationExpiresAt <= now;
  const rows: readonly (readonly [string, string])[] = [
    [labels.repository, seed.repository],
    [labels.environment, seed.environment ?? anyEnvironment],
    [labels.targets, seed.targets.join(', ')],
    [labels.startUrlHost, seed.startUrlHost],
    [labels.region, seed.region],
    [labels.issuedAt, seed.issuedAt],
    [labels.expiresAt, accessOver ? over(seed.expiresAt) : until(seed.expiresAt, left(header.expiresAt))],
    [
      labels.registrationExpiresAt,
      seedOver
        ? byOver(seed.registrationExpiresAt)
        : by(seed.registrationExpiresAt, left(header.registrationExpiresAt)),
    ],
    [labels.keyId, seed.keyId],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${cleanForTerminal(value)}\n`).join('');
}
