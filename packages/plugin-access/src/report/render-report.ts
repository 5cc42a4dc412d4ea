import { text as kitText } from '@sso/cli-kit';
import { cleanForTerminal, formatTimestamp } from '@sso/core';
import { reportPage } from '#report-page';
import type { AccessResult } from '../access/access-result.ts';
import { text } from '../messages/text.ts';
import type { ReportData } from './report-data.ts';

/**
 * The report: one file of HTML that loads nothing.
 * @param now milliseconds since 1970
 */
export function renderReport(access: AccessResult, now: number): string {
  const { language } = kitText;
  const texts = text.report;
  const data: ReportData = { language, texts, generatedAt: formatTimestamp(now), access };
  const places: Readonly<Record<string, string>> = texts;
  return reportPage.replace(/\{\{(\w+)\}\}/g, (place, name: string) =>
    name === 'data' ? scriptData(data) : escapeMarkup(places[name] ?? place),
  );
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeMarkup(plain: string): string {
  return plain.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}

/**
 * JSON that may stand in a script element, whatever the names in it are: nothing in it ends the element or begins a comment, and
 * nothing turns the reading direction of what follows.
 * @see https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export function scriptData(data: unknown): string {
  const json = JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'string' ? cleanForTerminal(value) : value,
  );
  return json.replace(/[<>&]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
}
