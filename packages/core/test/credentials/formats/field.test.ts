import '@sso/testkit';
import { credentialFields, formatField } from '../../../src/credentials/formats/field.ts';
import { sampleCredentials } from './samples.ts';

const options = { profile: 'dev', region: 'eu-west-1' };

describe('formatField', () => {
  it('writes each value as a line', () => {
    const lines = credentialFields.map((field) => formatField(field, sampleCredentials(), options));
    expect(lines).toEqual([
      'ASIAIOSFODNN7EXAMPLE\n',
      'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY\n',
      'IQoJb3JpZ2luX2VjEXAMPLE/+==\n',
      '2030-01-02T03:04:05Z\n',
      '111111111111\n',
      'dev\n',
      'eu-west-1\n',
    ]);
  });

  it('has nothing where there is no such value', () => {
    expect(formatField('region', sampleCredentials(), {})).toBeUndefined();
  });

  it.each(['a\nb', 'a\r', 'a\0b', 'a\ud800b'])('refuses %j, which is no single line', (value) => {
    expect(() => formatField('secretAccessKey', sampleCredentials(value), {})).toThrowSsoError(
      'value-unquotable',
      { format: 'field', name: 'secretAccessKey' },
    );
  });
});
