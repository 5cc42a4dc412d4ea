import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { checkSchema } from '../../src/declaration/check-schema.ts';
import type { JsonSchema } from '../../src/declaration/json-schema.ts';
import { declarationSchema } from '../../src/declaration/schema.ts';

const standard = new Ajv({ strict: true }).compile(declarationSchema);
const conforms = (value: unknown): boolean => checkSchema(declarationSchema, value).kind === 'conforming';

const session = { name: 'a', startUrl: 'https://a.awsapps.com/start', region: 'eu-west-1' };
const full = {
  $schema: './sso.config.schema.json',
  sessions: [{ ...session, registrationScopes: ['sso:account:access'] }],
  populate: [
    {
      ...{
        session: 'a',
        accounts: ['*'],
        roles: ['!Admin'],
        regions: ['eu-west-1'],
        nameTemplate: '{accountId}',
      },
      ...{ rolePreference: ['Admin'], form: 'legacy', settings: { output: '' } },
      defaults: [{ accounts: ['a'], roles: [], settings: { cli_pager: '' } }],
    },
  ],
  production: { accounts: ['a'], roles: ['b'], profiles: ['c'], confirm: false, minutes: 720 },
};

describe('the schema', () => {
  it('is what the committed file says', () => {
    const file = join(import.meta.dirname, '../../schema/sso.config.schema.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(declarationSchema);
  });

  it('describes every member to editors', () => {
    const undescribed = (schema: JsonSchema, path: string): readonly string[] => {
      if (schema.type === 'array') return undescribed(schema.items, path);
      if (!('properties' in schema)) return [];
      return Object.entries(schema.properties).flatMap(([name, member]) => [
        ...(member.description === undefined ? [`${path}.${name}`] : []),
        ...undescribed(member, `${path}.${name}`),
      ]);
    };
    expect(undescribed(declarationSchema, '')).toEqual([]);
  });
});

describe('checkSchema', () => {
  it.each<[boolean, unknown]>([
    [true, {}],
    [true, full],
    [false, null],
    [false, []],
    [false, { sessions: [{ ...session, region: '' }] }],
    [false, { sessions: [{ ...session, start_url: '' }] }],
    [false, { sessions: session }],
    [false, { populate: [{}] }],
    [false, { populate: [{ session: 'a', form: 'saml' }] }],
    [false, { populate: [{ session: 'a', defaults: [{}] }] }],
    [true, { populate: [{ session: 'a', settings: { constructor: '' } }] }],
    [false, { populate: [{ session: 'a', settings: { output: null } }] }],
    [false, { production: { minutes: 721 } }],
    [false, { production: { minutes: '60' } }],
    [true, { production: { minutes: 60.0 } }],
    [false, { toString: {} }],
    [false, JSON.parse('{"__proto__": {}}')],
  ])('agrees with the standard: %s for %j', (expected, value) => {
    expect([conforms(value), standard(value)]).toEqual([expected, expected]);
  });

  it('agrees with the standard about a whole file in which one thing is replaced', () => {
    fc.assert(
      fc.property(fc.nat(), fc.jsonValue(), (position, replacement) => {
        const value = replacedAt(full, position, replacement);
        expect(conforms(value)).toBe(standard(value));
      }),
      { numRuns: 500 },
    );
  });
});

/** A copy in which the member, item or name at a position, counted through, is another. */
function replacedAt(value: unknown, position: number, replacement: unknown): unknown {
  const total = JSON.stringify(value).split(/[[{,:]/).length;
  let left = position % total;
  const copy = (part: unknown): unknown => {
    if (left-- === 0) return replacement;
    if (Array.isArray(part)) return part.map(copy);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, member]) => [left-- === 0 ? `${name}s` : name, copy(member)]),
    );
  };
  return copy(value);
}
