export { type Bundle, type BundleOptions, createBundle, type ReportedFile } from './bundle/bundle.ts';
export type { ReportedSection } from './bundle/report-sections.ts';
export type { AwsCliFact, Check, CheckContext, ProgramFacts, ShellFacts } from './check.ts';
export { allChecks } from './checks.ts';
export { type DiagnoseOptions, diagnose, type Patient } from './diagnose.ts';
export type { Finding, FindingCode, FindingData, Found, Repair, Severity } from './finding.ts';
export { applyRepairs, type RepairOutcome, type RepairReport, repairsOf } from './repair.ts';
