import type { Decision } from '../options.ts';

/** Which button of an approval page was pressed. */
export function readDecision(form: URLSearchParams): Decision | undefined {
  const decision = form.get('decision');
  return decision === 'allow' || decision === 'deny' ? decision : undefined;
}
