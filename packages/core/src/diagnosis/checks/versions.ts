import type { Check, CheckContext } from '../check.ts';
import type { Found } from '../finding.ts';

/** The versions of Node and AWS CLI. */
export const versions: Check = {
  id: 'versions',
  run: async (context) => [...nodeFindings(context), ...(await awsCliFindings(context))],
};

function nodeFindings({ programs }: CheckContext): readonly Found[] {
  if (programs.nodeIsSupported) return [];
  const data = { version: programs.nodeVersion, range: programs.nodeRange };
  return [{ code: 'node-unsupported', severity: 'error', subject: 'node', data }];
}

async function awsCliFindings({ programs, config, signal }: CheckContext): Promise<readonly Found[]> {
  const fact = await programs.awsCli(signal);
  const place = { subject: 'aws' } as const;
  if (fact.kind === 'absent') return [{ ...place, code: 'aws-cli-absent', severity: 'info', data: {} }];
  if (fact.kind === 'unclear') {
    return [{ ...place, code: 'aws-cli-unclear', severity: 'warning', data: { reason: fact.reason } }];
  }
  const { version } = fact;
  // Version 1 reads sso-session since 1.29.
  const sessionsSince = version.startsWith('1.') ? '1.29.0' : '2.9.0';
  if (config.aws.sessions.size > 0 && isBefore(version, sessionsSince)) {
    const data = { version, lacks: 'sessions', since: sessionsSince } as const;
    return [{ ...place, code: 'aws-cli-old', severity: 'warning', data }];
  }
  if (version.startsWith('1.')) {
    const data = { version, lacks: 'sign-in', since: '2.0.0' } as const;
    return [{ ...place, code: 'aws-cli-old', severity: 'info', data }];
  }
  if (!isBefore(version, '2.22.0')) return [];
  const data = { version, lacks: 'pkce', since: '2.22.0' } as const;
  return [{ ...place, code: 'aws-cli-old', severity: 'info', data }];
}

/** Versions of three numbers. */
export function isBefore(version: string, other: string): boolean {
  const numbers = version.split('.').map(Number);
  for (const [index, wanted] of other.split('.').map(Number).entries()) {
    const given = numbers[index] ?? 0;
    if (given !== wanted) return given < wanted;
  }
  return false;
}
