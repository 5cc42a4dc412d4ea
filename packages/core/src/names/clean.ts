/**
 * ECMA-48 control functions as a whole, each in its 7-bit form (ESC and a letter) and its 8-bit form (C1): strings with
 * their terminator (titles, links, clipboard), sequences with parameters (colours, cursor), and the short ones. No
 * part can run past the next ESC or C1, so hostile text takes no more than linear time.
 */
const controlFunctions = [
  '(?:\\x1b[\\]PX^_]|[\\x90\\x98\\x9d-\\x9f])[^\\x07\\x1b\\x80-\\x9f]*(?:\\x07|\\x1b\\\\|\\x9c)',
  '(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]',
  '\\x1b[ -/]*[0-~]',
].join('|');

/** Nearly every name is such a text: nothing in it is to be cleaned. */
const plain = /^[ -~]*$/;

/** All that Unicode knows as a line end, and tabs. */
const lineEnds = /[\t-\r\x85\u2028\u2029]+/g;

/**
 * Makes text from the service (names of accounts and roles, e-mail, error descriptions) fit to be shown on one line of a
 * terminal: control sequences and invisible characters are removed, line ends and tabs become a space. Nothing is cut off.
 * What is shown is therefore not always what was sent: never look a name up by its clean form.
 * @see https://www.ecma-international.org/publications-and-standards/standards/ecma-48/
 * @see https://www.unicode.org/reports/tr36/
 */
export function cleanForTerminal(text: string): string {
  if (plain.test(text)) return text;
  return withoutUnseen(
    text.toWellFormed().replace(new RegExp(controlFunctions, 'g'), '').replace(lineEnds, ' '),
  );
}

/**
 * Removes control characters and what shows nothing: bidirectional controls, zero-width characters, fillers, variation
 * selectors and tags (all of them "default ignorable"), interlinear annotations, the empty braille pattern.
 */
function withoutUnseen(text: string): string {
  // Made only here: collecting these characters takes a millisecond, which most runs can do without.
  return text.replace(/[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\u2800]/gu, '');
}
