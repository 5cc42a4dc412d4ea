import { styleText } from 'node:util';
import { Secret, SsoError } from '@sso/core';
import type { Choice } from './choices.ts';
import { text } from './messages/text.ts';
import { type PickerEntry, type PickerInput, type PickerOutput, pickOne } from './picker/index.ts';

/** What a question is about and the flag that answers it without a terminal. */
export interface Question {
  /** The question as it is shown. */
  readonly message: string;
  /** What is asked for, as a noun: "Start URL". For the error where nobody can be asked. */
  readonly answer: string;
  /** `--start-url` */
  readonly flag: string;
}

export interface InputQuestion extends Question {
  readonly default?: string | undefined;
  /** What is wrong with the answer, or `undefined`. The question stays until the answer is right. */
  readonly problem?: (answer: string) => string | undefined;
}

export interface ConfirmQuestion extends Question {
  readonly default?: boolean;
}

export interface ChooseQuestion<T> extends Question {
  readonly choices: readonly Choice<T>[];
}

/**
 * Asks the person at the terminal; everything is shown on stderr.
 * Every method throws `SsoError` `cancelled` when the person leaves with Ctrl-C, and `answer-needed` where there is no terminal.
 */
export interface Prompter {
  /** False where nobody can be asked. */
  readonly interactive: boolean;
  input(question: InputQuestion): Promise<string>;
  /** Typing searches what the choices say, as fzf does, and {@link Choice.search}; arrow keys move. */
  choose<T>(question: ChooseQuestion<T>): Promise<T>;
  confirm(question: ConfirmQuestion): Promise<boolean>;
  /** What is typed is not shown. */
  secret(question: Question): Promise<Secret>;
}

export interface PromptStreams {
  readonly input: PickerInput;
  readonly output: PickerOutput;
}

export function createPrompter(
  streams: PromptStreams = { input: process.stdin, output: process.stderr },
  options: { readonly signal?: AbortSignal | undefined } = {},
): Prompter {
  const interactive = streams.input.isTTY === true && streams.output.isTTY === true;
  const context = { ...streams, ...(options.signal === undefined ? {} : { signal: options.signal }) };
  const ask = async <T>(question: Question, prompt: () => Promise<T>): Promise<T> => {
    if (!interactive) throw new SsoError('answer-needed', { answer: question.answer, flag: question.flag });
    return cancellable(prompt);
  };
  return {
    interactive,
    input: (question) =>
      ask(question, async () => {
        const { input } = await import('@inquirer/prompts');
        const answer = await input(
          {
            message: question.message,
            ...(question.default === undefined ? {} : { default: question.default }),
            validate: (typed) => question.problem?.(typed.trim()) ?? true,
          },
          context,
        );
        return answer.trim();
      }),
    choose: (question) => ask(question, () => pickChoice(question, context)),
    confirm: (question) =>
      ask(question, async () => {
        const { confirm } = await import('@inquirer/prompts');
        return confirm({ message: question.message, default: question.default ?? true }, context);
      }),
    secret: (question) =>
      ask(question, async () => {
        const { password } = await import('@inquirer/prompts');
        return new Secret((await password({ message: question.message, mask: false }, context)).trim());
      }),
  };
}

/** Looks before and after as inquirer's questions do. */
async function pickChoice<T>(
  { message, choices }: ChooseQuestion<T>,
  context: PromptStreams & { readonly signal?: AbortSignal },
): Promise<T> {
  const entries = choices.map(choiceEntry);
  const placeholder = text.prompts.searchHint;
  const chosen = await pickOne(entries, { ...context, prompt: `? ${message} `, placeholder });
  const { output: stream } = context;
  const mark = styleText('green', '✔', { stream });
  context.output.write(`${mark} ${styleText('bold', message, { stream })} ${chosen.label}\n`);
  return chosen.value;
}

function choiceEntry<T>(choice: Choice<T>): PickerEntry<Choice<T>> {
  const { label, description = '', search = [] } = choice;
  return { value: choice, columns: [label, description], search };
}

/** inquirer's errors are known by name: the prompts may bring more than one copy of its core. */
async function cancellable<T>(prompt: () => Promise<T>): Promise<T> {
  try {
    return await prompt();
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (['ExitPromptError', 'AbortPromptError', 'CancelPromptError'].includes(name)) {
      throw new SsoError('cancelled', {}, { cause: error });
    }
    throw error;
  }
}
