import type { Failure, TargetReport } from './campaign.ts';

/** One line a target, as it ends. */
export function reportLine({ target, inputs, seconds, failure }: TargetReport): string {
  const rate = Math.round(inputs / Math.max(seconds, 0.001));
  const result = failure === undefined ? 'held' : 'FAILED';
  return `${target.padEnd(20)} ${String(inputs).padStart(9)} inputs ${String(rate).padStart(8)} /s  ${result}`;
}

/** What failed, the input made smaller, and how to see it again. */
export function failureText({ target, failure }: TargetReport, seed: number): string {
  if (failure === undefined) return '';
  const { number, message, input } = failure;
  const shown = input === undefined ? [] : [`  input (${input.length} bytes): ${shownInput(input)}`];
  const again =
    number === undefined
      ? `npm run fuzz -- --inputs 1 ${target}`
      : `npm run fuzz -- --seed ${seed} --from ${number} --inputs 1 ${target}`;
  return [`${target}: ${indented(message)}`, ...shown, `  again: ${again}`].join('\n');
}

function indented(message: Failure['message']): string {
  return message.split('\n').slice(0, 14).join('\n  ');
}

/** As a text of JavaScript in which each letter is a byte. */
function shownInput(input: Uint8Array): string {
  const text = Buffer.from(input.subarray(0, 2_000)).toString('latin1');
  const escaped = JSON.stringify(text).replace(/[\x7f-\xff]/g, (sign) => {
    return `\\x${sign.charCodeAt(0).toString(16)}`;
  });
  return input.length > 2_000 ? `${escaped} and more` : escaped;
}
