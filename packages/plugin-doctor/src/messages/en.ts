export const en = {
  summary: 'Find what is wrong with your sign-ins, files and network, and how to put it right.',
  description:
    'Looks at the config, the caches, the environment, the way to AWS, the clock, permissions and versions, and changes nothing. With --fix it repairs what can be repaired without a loss. Exit code 1 where there is an error, also after --fix; 0 where there are only warnings.',
  examples: [
    { description: 'What is wrong:', command: 'sso doctor' },
    { description: 'Repair what is safe to repair:', command: 'sso doctor --fix' },
    {
      description: 'A report for an issue, without names and secrets:',
      command: 'sso doctor --bundle report.json',
    },
    { description: 'For a program:', command: 'sso doctor --json --offline' },
  ],
  flags: {
    fix: 'Repair permissions, and remove broken cache files and what killed programs left, after a copy was made.',
    yes: 'Do not ask before the repair.',
    offline: 'Ask nobody on the network.',
    bundle:
      'Write a report to attach to an issue. It has no secrets; names, accounts and addresses are replaced.',
  },
  headings: { subject: 'Where', message: 'What', fix: 'To put it right' },
  severities: { error: 'Errors', warning: 'Warnings', info: 'Good to know' },
  nothing: 'Nothing is wrong.',
  summaryLine: (errors: number, warnings: number, infos: number) =>
    `${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${plural(infos, 'note')}.`,
  offlineNote: 'Region, network and clock were not looked at (--offline).',
  repairable: (count: number) => `${plural(count, 'of these', 'of these')} can be repaired: sso doctor --fix`,
  repair: {
    title: 'This would be repaired:',
    mode: (path: string, before: string, after: string) => `  ${path}: mode ${before} -> ${after}`,
    removed: (path: string) => `  ${path}: removed`,
    nothing: 'There is nothing to repair here.',
    question: 'Repair this?',
    answer: 'Whether to repair',
    done: (count: number, backup: string) => `Repaired: ${count}. What was there before: ${backup}`,
    failed: (path: string, reason: string) => `Not repaired: ${path} (${reason})`,
  },
  bundleWritten: (file: string) => `The report is in ${file}. Read it before you attach it to anything.`,
};

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
