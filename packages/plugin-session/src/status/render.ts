import { formatDuration, formatTable, type TableColumn, tableOptions } from '@sso/cli-kit';
import { cleanForTerminal } from '@sso/core';
import { text } from '../messages/text.ts';
import type { ActiveProfile, SessionStatus, StatusResult } from './result.ts';

const words = text.status;

/** The status for a person: a line for the profile, a table of the sessions. */
export function renderStatus(status: StatusResult, now: number): string {
  const parts = [
    ...(status.profile === null ? [] : [renderProfile(status.profile)]),
    ...(status.shadowedBy.length === 0 ? [] : [words.shadowed(status.shadowedBy.join(', '))]),
    status.sessions.length === 0 ? words.none : renderSessions(status.sessions, now),
  ];
  return `${parts.join('\n\n').trimEnd()}\n`;
}

function renderProfile({ name, source, accountId, roleName, problem }: ActiveProfile): string {
  const title = words.profile(cleanForTerminal(name), source);
  if (problem !== null) return `${title} ${words.problem(problem.message)}`;
  return `${title}: ${words.account(cleanForTerminal(accountId ?? ''), cleanForTerminal(roleName ?? ''))}`;
}

function renderSessions(sessions: readonly SessionStatus[], now: number): string {
  const { headings } = words;
  const columns: readonly TableColumn<SessionStatus>[] = [
    { heading: headings.session, cell: ({ session, startUrl }) => cleanForTerminal(session ?? startUrl) },
    { heading: headings.state, cell: (session) => words.states[session.state](timeLeft(session, now)) },
    {
      heading: headings.renews,
      cell: ({ refreshableUntil }) => (refreshableUntil === null ? words.no : words.yes),
    },
    { heading: headings.region, cell: ({ region }) => cleanForTerminal(region) },
    { heading: headings.startUrl, cell: ({ startUrl }) => cleanForTerminal(startUrl) },
  ];
  return formatTable(columns, sessions, tableOptions(process.stdout));
}

function timeLeft({ expiresAt }: SessionStatus, now: number): string {
  return expiresAt === null ? '' : formatDuration(Date.parse(expiresAt) - now);
}
