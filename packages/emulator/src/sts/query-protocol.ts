import type { Call } from '../handler.ts';
import type { EmulatorResponse } from '../http-message.ts';
import { escapeMarkup } from '../markup.ts';

/** Elements by name, in order. */
export interface Elements {
  readonly [name: string]: string | Elements;
}

/** The parameters of a call: in the query of a GET, in the body of a POST. */
export function stsParameters({ query, body }: Call): URLSearchParams {
  return query.has('Action') ? query : new URLSearchParams(body);
}

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonParameters.html */
export function stsResponse(action: string, result: Elements): EmulatorResponse {
  const elements: Elements = {
    [`${action}Result`]: result,
    ResponseMetadata: { RequestId: '00000000-0000-0000-0000-000000000000' },
  };
  const body = `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${xml(elements)}</${action}Response>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}

function xml(elements: Elements): string {
  return Object.entries(elements)
    .map(
      ([name, content]) =>
        `<${name}>${typeof content === 'string' ? escapeMarkup(content) : xml(content)}</${name}>`,
    )
    .join('');
}
