/**
 * The part of JSON Schema that the declarative file needs. `check-schema.ts` understands these keywords and no others, so that a
 * schema that says more than is checked does not compile.
 * @see https://json-schema.org/draft-07/json-schema-validation
 */
export type JsonSchema =
  | ObjectSchema
  | RecordSchema
  | ListSchema
  | TextSchema
  | IntegerSchema
  | BooleanSchema;

interface Described {
  /** What an editor shows. */
  readonly description?: string;
}

export interface ObjectSchema extends Described {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}

/** Members of any name. */
export interface RecordSchema extends Described {
  readonly type: 'object';
  readonly additionalProperties: TextSchema;
}

export interface ListSchema extends Described {
  readonly type: 'array';
  readonly items: JsonSchema;
}

export interface TextSchema extends Described {
  readonly type: 'string';
  readonly minLength?: 1;
  readonly enum?: readonly string[];
}

export interface IntegerSchema extends Described {
  readonly type: 'integer';
  readonly minimum: number;
  readonly maximum: number;
}

export interface BooleanSchema extends Described {
  readonly type: 'boolean';
}

/** The values that a schema lets pass. */
export type Conforming<S> = S extends { readonly properties: infer P }
  ? { readonly [K in keyof P as K extends RequiredOf<S> ? never : K]?: Conforming<P[K]> } & {
      readonly [K in keyof P as K extends RequiredOf<S> ? K : never]: Conforming<P[K]>;
    }
  : S extends { readonly items: infer I }
    ? readonly Conforming<I>[]
    : S extends RecordSchema
      ? Readonly<Record<string, string>>
      : S extends { readonly enum: readonly (infer E)[] }
        ? E
        : S extends TextSchema
          ? string
          : S extends IntegerSchema
            ? number
            : boolean;

type RequiredOf<S> = S extends { readonly required: readonly (infer R)[] } ? R : never;
