import type { AccessResult } from '../access/access-result.ts';

/** What stands in the report's file for its page to show. All of it has been cleaned. */
export interface ReportData {
  /** A BCP 47 tag: of the texts, and of how dates are written. */
  readonly language: string;
  readonly texts: ReportTexts;
  /** RFC 3339. */
  readonly generatedAt: string;
  readonly access: AccessResult;
}

/** The words of the page. */
export type ReportTexts = Readonly<Record<ReportText, string>>;

type ReportText =
  | 'title'
  | 'titleOf'
  | 'asOf'
  | 'counts'
  | 'found'
  | 'nothing'
  | 'search'
  | 'searchHint'
  | 'view'
  | 'matrix'
  | 'list'
  | 'onlyProduction'
  | 'onlyWithoutProfile'
  | 'toDark'
  | 'toLight'
  | 'account'
  | 'accountId'
  | 'emailAddress'
  | 'session'
  | 'roles'
  | 'production'
  | 'noName'
  | 'noRoles'
  | 'unknown'
  | 'formerly'
  | 'has'
  | 'hasProduction'
  | 'profile'
  | 'legendRole'
  | 'legendProfile'
  | 'legendProduction'
  | 'legendUnknown'
  | 'table'
  | 'generated'
  | 'needsScript';
