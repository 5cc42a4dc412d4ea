/** What is looked for in pasted text. */
export type PastedField = 'accessKeyId' | 'secretAccessKey' | 'sessionToken' | 'expiration' | 'accountId';

interface FieldForm {
  /** The names that it goes by: of a variable, of a key, of a label, of a member in JSON. Case does not count. */
  readonly names: string;
  readonly value: string;
}

/**
 * A value that is shorter, or that holds anything else, is none: it may be a label, or cut off, or worse. AWS states no more
 * than that access keys are word characters; the rest is what it has issued so far (base64), and base64url.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html
 */
const fields: Readonly<Record<PastedField, FieldForm>> = {
  accessKeyId: { names: '(?:aws[ _])?access[ _]?key[ _]?id', value: '[A-Z0-9]{16,128}' },
  secretAccessKey: { names: '(?:aws[ _])?secret[ _]?access[ _]?key', value: '[A-Za-z0-9+/]{38,126}={0,2}' },
  sessionToken: { names: '(?:aws[ _])?session[ _]?token', value: '[A-Za-z0-9][\\w+/-]{38,}={0,2}' },
  expiration: { names: '(?:aws_credential_|x_)?expiration', value: '[\\dTZ:.+-]{13,40}' },
  accountId: { names: 'account[ _]?id', value: '\\d{12}' },
};

/** `=`, `:` or white space, line ends among it: a label may stand above its value. */
const separator = `["']?\\s{0,20}(?:[:=]\\s{0,20})?`;
const valueEnd = `(?=["'”’;,&)}\\s]|$)`;

/**
 * All values that stand behind a name of the field, whatever the language around them: the name, a separator and the value in
 * quotes or without is all that shells, ini files, JSON and the portal's labels have in common.
 */
function valuesByName({ names, value }: FieldForm, text: string): readonly string[] {
  const quoted = `"(?<double>${value})"|'(?<single>${value})'|“(?<curly>${value})”`;
  const assignment = new RegExp(
    `(?<![a-z0-9_])(?:${names})(?![a-z0-9_])${separator}(?:${quoted}|(?<plain>${value})${valueEnd})`,
    'gi',
  );
  const found = [...text.matchAll(assignment)].map(({ groups = {} }) => {
    return groups.double ?? groups.single ?? groups.curly ?? groups.plain ?? '';
  });
  return found.filter((each) => new RegExp(`^${value}$`).test(each));
}

/** Values that are known by their look, where each has a line to itself. */
const bareLines: Partial<Record<PastedField, RegExp>> = {
  accessKeyId: /^[ \t]*(A[KS]IA[A-Z0-9]{12,28})[ \t]*$/gm,
  secretAccessKey: /^[ \t]*([A-Za-z0-9+/]{40})[ \t]*$/gm,
  sessionToken: /^[ \t]*([A-Za-z0-9][\w+/-]{40,}={0,2})[ \t]*$/gm,
};

/** The different values of a field in the text, none where there is none. */
export function findValues(field: PastedField, text: string): readonly string[] {
  const bare = bareLines[field];
  const lines = bare === undefined ? [] : [...text.matchAll(bare)].map((match) => match[1] ?? '');
  return [...new Set([...valuesByName(fields[field], text), ...lines])];
}

/** The different names of sections, as they stand in brackets. */
export function findSectionNames(text: string): readonly string[] {
  const headers = text.matchAll(/^[ \t]*\[([^\]\n]{1,128})\][ \t]*$/gm);
  return [...new Set([...headers].map((match) => (match[1] ?? '').trim()))];
}
