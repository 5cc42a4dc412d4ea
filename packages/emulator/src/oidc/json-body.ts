import { WireError } from '../wire-errors.ts';

/** A request body that nobody has looked at yet. */
export interface JsonBody {
  readonly fields: Readonly<Record<string, unknown>>;
}

/** @throws WireError InvalidRequestException where the body is no JSON object. */
export function readJsonBody(body: string): JsonBody {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new WireError('InvalidRequestException', 'The body is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WireError('InvalidRequestException', 'The body is not a JSON object');
  }
  return { fields: { ...value } };
}

/** @throws WireError InvalidRequestException where the field is missing, empty or no text. */
export function requiredText({ fields }: JsonBody, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '')
    throw new WireError('InvalidRequestException', `Invalid ${name}`);
  return value;
}

/** @throws WireError InvalidRequestException where the field is there but no text. */
export function optionalText({ fields }: JsonBody, name: string): string | undefined {
  const value = fields[name] ?? undefined;
  if (value !== undefined && typeof value !== 'string') {
    throw new WireError('InvalidRequestException', `Invalid ${name}`);
  }
  return value;
}

/** Empty where the field is missing. @throws WireError InvalidRequestException where it is no list of texts. */
export function textList({ fields }: JsonBody, name: string): readonly string[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value) || !value.every((item): item is string => typeof item === 'string')) {
    throw new WireError('InvalidRequestException', `Invalid ${name}`);
  }
  return value;
}
