import { nearest } from '../names/near.ts';
import { objectOf } from '../narrow.ts';
import type { MemberPath, UnplacedFinding } from './finding.ts';
import type {
  Conforming,
  IntegerSchema,
  JsonSchema,
  ListSchema,
  ObjectSchema,
  RecordSchema,
  TextSchema,
} from './json-schema.ts';

export type Checked<T> =
  | { readonly kind: 'conforming'; readonly value: T }
  | { readonly kind: 'not-conforming'; readonly findings: readonly UnplacedFinding[] };

/** Everything that a schema has against a value, in the order of the value; or the value, with the type that the schema gives it. */
export function checkSchema<const S extends JsonSchema>(schema: S, value: unknown): Checked<Conforming<S>> {
  const findings = [...findingsOf(schema, value, [])];
  return findings.length === 0
    ? { kind: 'conforming', value: value as Conforming<S> }
    : { kind: 'not-conforming', findings };
}

type Findings = Generator<UnplacedFinding, void>;

function* findingsOf(schema: JsonSchema, value: unknown, path: MemberPath): Findings {
  switch (schema.type) {
    case 'object':
      return yield* ofObject(schema, value, path);
    case 'array':
      return yield* ofList(schema, value, path);
    case 'string':
      return yield* ofText(schema, value, path);
    case 'integer':
      return yield* ofInteger(schema, value, path);
    case 'boolean':
      if (typeof value !== 'boolean') yield wrongType(schema, path);
  }
}

function* ofObject(schema: ObjectSchema | RecordSchema, value: unknown, path: MemberPath): Findings {
  const members = objectOf(value);
  if (members === undefined) return yield wrongType(schema, path);
  for (const [name, member] of Object.entries(members)) {
    const ofMember = memberSchema(schema, name);
    if (ofMember !== undefined) yield* findingsOf(ofMember, member, [...path, name]);
    else yield unknownMember(schema, [...path, name], name);
  }
  if (!('required' in schema)) return;
  for (const member of schema.required ?? []) {
    if (!Object.hasOwn(members, member))
      yield { path, at: 'value', problem: { kind: 'missing-member', member } };
  }
}

function memberSchema(schema: ObjectSchema | RecordSchema, name: string): JsonSchema | undefined {
  if (schema.additionalProperties !== false) return schema.additionalProperties;
  return Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
}

function unknownMember(schema: ObjectSchema | RecordSchema, path: MemberPath, name: string): UnplacedFinding {
  const allowed = 'properties' in schema ? Object.keys(schema.properties) : [];
  return { path, at: 'name', problem: { kind: 'unknown-member', allowed, near: nearest(name, allowed) } };
}

function* ofList(schema: ListSchema, value: unknown, path: MemberPath): Findings {
  if (!Array.isArray(value)) return yield wrongType(schema, path);
  const items: readonly unknown[] = value;
  for (const [index, item] of items.entries()) yield* findingsOf(schema.items, item, [...path, index]);
}

function* ofText(schema: TextSchema, value: unknown, path: MemberPath): Findings {
  if (typeof value !== 'string') {
    // An account's id is text: as a number it would lose its leading zeros.
    const unquoted = typeof value === 'number' || typeof value === 'boolean';
    return yield { path, at: 'value', problem: { kind: 'wrong-type', expected: 'string', unquoted } };
  }
  const { enum: allowed, minLength = 0 } = schema;
  if (value.length < minLength) yield { path, at: 'value', problem: { kind: 'too-short' } };
  if (allowed !== undefined && !allowed.includes(value)) {
    const near = nearest(value, allowed);
    yield { path, at: 'value', problem: { kind: 'value-unknown', allowed, near } };
  }
}

function* ofInteger(schema: IntegerSchema, value: unknown, path: MemberPath): Findings {
  const { minimum, maximum } = schema;
  if (typeof value !== 'number' || !Number.isInteger(value)) return yield wrongType(schema, path);
  if (value < minimum || value > maximum)
    yield { path, at: 'value', problem: { kind: 'out-of-range', minimum, maximum } };
}

function wrongType({ type }: JsonSchema, path: MemberPath): UnplacedFinding {
  return { path, at: 'value', problem: { kind: 'wrong-type', expected: type } };
}
