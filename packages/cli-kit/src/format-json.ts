/** Nearly every result is such a text: nothing in it is to be escaped. */
const plain = /^[\n -~]*$/;

/**
 * JSON that a terminal can be shown, too: what turns the reading direction, shows nothing, or is a control character of C1, which
 * `JSON.stringify` leaves as it is, stands as `\uXXXX`. Programs read the same as before.
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-7
 */
export function formatJson(value: unknown, options: { readonly indent?: number } = {}): string {
  const json = JSON.stringify(value, undefined, options.indent);
  if (plain.test(json)) return json;
  // Made only here: collecting these characters takes a millisecond.
  return json.replace(
    /[\x7f-\x9f\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2028\u2029\uFFF9-\uFFFB]/gu,
    (character) => Array.from({ length: character.length }, (_, index) => escaped(character, index)).join(''),
  );
}

function escaped(character: string, index: number): string {
  return `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
}
