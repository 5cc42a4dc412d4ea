import { SsoError } from '@sso/core';
import type { Finding, FindingCode, FindingData, RepairReport } from '@sso/core/diagnosis';
import type { Advice } from '../messages/catalogue.ts';
import { findingsInEnglish } from '../messages/en-findings.ts';

/** What `sso doctor --json` prints. */
export interface DoctorResult {
  readonly findings: readonly ReportedFinding[];
  readonly errors: number;
  readonly warnings: number;
  /** `null` where nothing was repaired. */
  readonly repairs: ReportedRepairs | null;
  /** Where the report was written. */
  readonly bundle: string | null;
}

export interface ReportedFinding {
  readonly check: string;
  readonly code: FindingCode;
  readonly severity: Finding['severity'];
  readonly subject: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly message: string;
  readonly fix: readonly string[];
  /** Whether `sso doctor --fix` repairs it. */
  readonly repairable: boolean;
  /** As the code has it; errors as their code and data. */
  readonly data: unknown;
}

export interface ReportedRepairs {
  readonly backup: string;
  readonly repaired: readonly string[];
  readonly left: readonly { readonly path: string; readonly reason: string }[];
}

export function reportFinding(finding: Finding): ReportedFinding {
  const { check, code, severity, subject, file, line, repair } = finding;
  const { message, fix } = advise(code, finding.data);
  return {
    check,
    code,
    severity,
    subject,
    file: file ?? null,
    line: line ?? null,
    message,
    fix: fix ?? [],
    repairable: repair !== undefined,
    data: JSON.parse(JSON.stringify(finding.data, errorAsData)),
  };
}

/** The data belongs to the code: a finding pairs them, which its type does not show to a lookup. */
function advise<C extends FindingCode>(code: C, data: Finding['data']): Advice {
  return findingsInEnglish[code](data as FindingData[C]);
}

function errorAsData(_name: string, value: unknown): unknown {
  return value instanceof SsoError ? { code: value.code, data: value.data } : value;
}

export function reportRepairs({ backup, outcomes }: RepairReport): ReportedRepairs {
  return {
    backup,
    repaired: outcomes.flatMap(({ kind, repair }) => (kind === 'repaired' ? [repair.path] : [])),
    left: outcomes.flatMap((outcome) =>
      outcome.kind === 'left' ? [{ path: outcome.repair.path, reason: outcome.reason }] : [],
    ),
  };
}
