import { createServiceContext } from '../endpoints/service-context.ts';
import { resolveServiceSettings } from '../endpoints/service-settings.ts';
import { SsoError } from '../errors.ts';
import type { HttpResponse, Runtime } from '../runtime.ts';
import type { Check, CheckContext, ProgramFacts, ShellFacts } from './check.ts';
import { allChecks } from './checks.ts';
import { readConfigFacts } from './config-facts.ts';
import type { Finding, Severity } from './finding.ts';
import { readOnlyRuntime } from './read-only-runtime.ts';

/** What a diagnosis knows before it looks. */
export interface Patient {
  readonly platform: NodeJS.Platform;
  readonly cwd: string | undefined;
  readonly programs: ProgramFacts;
  readonly shell: ShellFacts;
}

export interface DiagnoseOptions {
  /** Leaves out what asks the network. */
  readonly offline?: boolean | undefined;
  /** Ends the whole with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** For tests. Default: {@link allChecks}. */
  readonly checks?: readonly Check[] | undefined;
  /** How long one check may take, in milliseconds; 15 seconds where nothing is given. */
  readonly deadline?: number | undefined;
}

const usualDeadline = 15_000;

/**
 * Looks at everything that can keep this program and AWS CLI from working. Nothing is changed. A check that throws or takes too long
 * is a finding itself (`check-failed`, `check-timed-out`), so that a home can be as broken as it likes.
 * @returns errors first, then in the order of the checks
 * @throws the reason of `signal`
 */
export async function diagnose(
  runtime: Runtime,
  patient: Patient,
  options: DiagnoseOptions = {},
): Promise<readonly Finding[]> {
  const { offline = false, signal, checks = allChecks, deadline = usualDeadline } = options;
  const reading = readOnlyRuntime(runtime);
  const config = readConfigFacts(reading);
  const http = memoizedProbe(reading, config.aws);
  const shared = { ...patient, runtime: reading, config, probe: http.probe };
  const chosen = checks.filter(({ isOnline = false }) => !(offline && isOnline));
  try {
    const found = await Promise.all(chosen.map((check) => runCheck(check, shared, { signal, deadline })));
    signal?.throwIfAborted();
    return found.flat().toSorted((a, b) => rank[a.severity] - rank[b.severity]);
  } finally {
    await http.close();
  }
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

async function runCheck(
  check: Check,
  shared: Omit<CheckContext, 'signal'>,
  { signal, deadline }: { readonly signal: AbortSignal | undefined; readonly deadline: number },
): Promise<readonly Finding[]> {
  const ended = new AbortController();
  const stop = (): void => ended.abort(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const found = await Promise.race([
      check.run({ ...shared, signal: ended.signal }),
      shared.runtime.sleep(deadline, ended.signal).then(() => 'late' as const),
    ]);
    if (found === 'late') return [troubled(check, 'check-timed-out', { milliseconds: deadline })];
    return found.map((one) => ({ ...one, check: check.id }));
  } catch (error) {
    return [troubled(check, 'check-failed', { error: nameOf(error) })];
  } finally {
    signal?.removeEventListener('abort', stop);
    ended.abort();
  }
}

function troubled(
  { id }: Check,
  ...[code, data]:
    | readonly ['check-timed-out', { readonly milliseconds: number }]
    | readonly ['check-failed', { readonly error: string }]
): Finding {
  const place = { check: id, severity: 'error', subject: id } as const;
  return code === 'check-failed' ? { ...place, code, data } : { ...place, code, data };
}

/** No message: it may quote what it could not read. */
function nameOf(error: unknown): string {
  if (error instanceof SsoError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}

/** HEAD, as it asks for nothing: any answer tells that the way is open, and what the time is there. */
function memoizedProbe(
  runtime: Runtime,
  aws: ReturnType<typeof readConfigFacts>['aws'],
): { readonly probe: (url: URL) => Promise<HttpResponse>; readonly close: () => Promise<void> } {
  const { http } = createServiceContext(runtime, resolveServiceSettings(runtime, aws));
  const answers = new Map<string, Promise<HttpResponse>>();
  let opened: ReturnType<typeof http> | undefined;
  const ask = async (url: URL): Promise<HttpResponse> => {
    opened ??= http();
    return (await opened).request({ method: 'HEAD', url, timeout: 8_000 });
  };
  return {
    probe: (url) => {
      const answer = answers.get(url.origin) ?? ask(url);
      answers.set(url.origin, answer);
      return answer;
    },
    close: async () => (await opened?.catch(() => undefined))?.close(),
  };
}
