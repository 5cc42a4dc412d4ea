import type { Call } from '../handler.ts';
import type { EmulatorResponse } from '../http-message.ts';
import { firstPageToken } from '../portal/paging.ts';
import type { FaultAnswer } from './fault.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** The real answer with `merge` and `page` in it. One that is no JSON object, an XML of STS say, stays as it is. */
export function changedAnswer(answer: EmulatorResponse, fault: FaultAnswer, call: Call): EmulatorResponse {
  if (fault.merge === undefined && fault.page === undefined) return answer;
  const json = jsonObject(answer.body);
  if (json === undefined) return answer;
  const paged = fault.page === undefined ? json : ownPage(json, fault.page, call);
  return { ...answer, body: JSON.stringify(mergePatch(paged, fault.merge ?? {})) };
}

/** The page leads to itself, whether or not it is the last one. */
function ownPage(answer: JsonObject, page: 'repeated' | 'empty', call: Call): JsonObject {
  const nextToken = call.query.get('next_token') ?? firstPageToken;
  if (page === 'repeated') return { ...answer, nextToken };
  const emptied = Object.entries(answer).map(([name, value]) => [name, Array.isArray(value) ? [] : value]);
  return { ...Object.fromEntries(emptied), nextToken };
}

/** @see https://www.rfc-editor.org/rfc/rfc7396#section-2 */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = mergePatch(merged[name], value);
  }
  return merged;
}

function jsonObject(body: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
