import type { Conforming, JsonSchema, ListSchema } from './json-schema.ts';

function texts(description: string): ListSchema & { readonly items: { readonly type: 'string' } } {
  return { type: 'array', description, items: { type: 'string', minLength: 1 } };
}

const accounts = texts(
  'Accounts by id, name or e-mail address. `*` stands for any text and `?` for one letter; /…/ is a regular expression, not in a project’s file; a leading ! takes out. Case does not count. None: all.',
);
const roles = texts('Roles, by the same patterns. None: all.');
const settings = {
  type: 'object',
  description: 'Further keys of the profiles, such as output.',
  additionalProperties: { type: 'string' },
} as const;

const session = {
  type: 'object',
  required: ['name', 'startUrl', 'region'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, description: 'The name of the sso-session.' },
    startUrl: {
      type: 'string',
      minLength: 1,
      description: 'The address of the AWS access portal, such as https://my-company.awsapps.com/start.',
    },
    region: { type: 'string', minLength: 1, description: 'Where IAM Identity Center lives.' },
    registrationScopes: texts('OAuth scopes to ask for. Default: sso:account:access.'),
  },
} as const;

const population = {
  type: 'object',
  required: ['session'],
  additionalProperties: false,
  properties: {
    session: { type: 'string', minLength: 1, description: 'The session whose accounts and roles are meant.' },
    accounts,
    roles,
    regions: texts('Regions to work in: one profile each. None: the profiles name none.'),
    nameTemplate: { type: 'string', minLength: 1, description: 'How the profiles are called.' },
    rolePreference: texts('One profile an account: with the first of these roles that one has there.'),
    form: {
      type: 'string',
      enum: ['sso-session', 'legacy', 'credential-process'],
      description: 'The form of the profiles. Default: sso-session.',
    },
    settings,
    defaults: {
      type: 'array',
      description: 'Settings for some of the accounts and roles. Later ones win.',
      items: {
        type: 'object',
        required: ['settings'],
        additionalProperties: false,
        properties: { accounts, roles, settings },
      },
    },
  },
} as const;

const production = {
  type: 'object',
  description: 'What is production. One pattern that fits is enough.',
  additionalProperties: false,
  properties: {
    accounts: texts('Accounts by id or name, by patterns.'),
    roles: texts('Roles, by patterns.'),
    profiles: texts('Profiles, by patterns.'),
    confirm: { type: 'boolean', description: 'Whether sso asks before a shell gets it. Default: true.' },
    minutes: {
      type: 'integer',
      minimum: 1,
      maximum: 720,
      description: 'For how many minutes a shell is to have it.',
    },
  },
} as const;

/**
 * What may stand in `sso.config.json` and in the person's own `config.json`: the one description that both the checks and editors
 * go by. The file `schema/sso.config.schema.json` is made of it.
 */
export const declarationSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'sso.config',
  description: 'Sessions, profiles and production rules of the program sso, for a project or a person.',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', description: 'The schema, for editors.' },
    sessions: { type: 'array', description: 'Sign-ins at IAM Identity Center.', items: session },
    populate: {
      type: 'array',
      description: 'What sso populate makes profiles of.',
      items: population,
    },
    production,
  },
} as const satisfies JsonSchema & { readonly $schema: string; readonly title: string };

/** A file's content, once it has been checked. */
export type DeclarationContent = Conforming<typeof declarationSchema>;
export type DeclaredPopulation = Conforming<typeof population>;
export type DeclaredProduction = Conforming<typeof production>;
