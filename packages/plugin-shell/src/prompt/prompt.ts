import { cleanForTerminal, type Runtime } from '@sso/core';
import type { ShellName } from '../shells/shells.ts';
import { type PromptFacts, promptFacts } from './facts.ts';
import { defaultFormat, fillFormat, forShell } from './format.ts';

export interface PromptOptions {
  readonly platform: NodeJS.Platform;
  /** The working folder. */
  readonly cwd: string | undefined;
  readonly format?: string | undefined;
  readonly shell?: ShellName | undefined;
}

/** The segment with its line end, or nothing. A prompt is no place for errors: they are only logged. */
export async function promptSegment(
  runtime: Runtime,
  { format, shell, ...place }: PromptOptions,
): Promise<string> {
  try {
    const facts = await promptFacts(runtime, place);
    if (facts === undefined) return '';
    const segment = fillFormat(format ?? defaultFormat, cleaned(facts));
    const inRed = facts.production !== undefined && !runtime.env.NO_COLOR;
    return segment === '' ? '' : `${forShell(segment, shell, { inRed })}\n`;
  } catch (error) {
    runtime.log('no prompt', { reason: error instanceof Error ? error.message : undefined });
    return '';
  }
}

function cleaned(facts: PromptFacts): PromptFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      fact === undefined ? undefined : cleanForTerminal(fact),
    ]),
  );
}
