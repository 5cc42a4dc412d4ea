import { styleText } from 'node:util';
import { cleanForTerminal } from '@sso/core';
import { text } from '../messages/text.ts';
import type { DoctorResult, ReportedFinding } from './result.ts';

const severities = ['error', 'warning', 'info'] as const;

/** The findings by how bad they are, each with what to do below it, and at the end how many there are. */
export function renderFindings(
  { findings }: Pick<DoctorResult, 'findings'>,
  options: { readonly color: boolean; readonly offline: boolean },
): string {
  const groups = severities.flatMap((severity) => {
    const ofThis = findings.filter((finding) => finding.severity === severity);
    const title = bold(text.severities[severity], options.color);
    return ofThis.length === 0 ? [] : [[title, ...ofThis.flatMap(findingLines)].join('\n')];
  });
  const parts = groups.length === 0 ? [text.nothing] : [...groups, closing(findings)];
  return `${[...parts, ...(options.offline ? [text.offlineNote] : [])].join('\n\n')}\n`;
}

function findingLines({ subject, file, line, message, fix }: ReportedFinding): readonly string[] {
  const place = file === null ? subject : line === null ? file : `${file}:${line}`;
  return [`  ${cleanForTerminal(place)}`, `    ${message}`, ...fix.map((step) => `    > ${step}`)];
}

function closing(findings: readonly ReportedFinding[]): string {
  const [errors = 0, warnings = 0, infos = 0] = severities.map(
    (severity) => findings.filter((finding) => finding.severity === severity).length,
  );
  const repairable = findings.filter((finding) => finding.repairable).length;
  const counts = text.summaryLine(errors, warnings, infos);
  return repairable === 0 ? counts : `${counts}\n${text.repairable(repairable)}`;
}

function bold(title: string, color: boolean): string {
  return color ? styleText('bold', title, { validateStream: false }) : title;
}
