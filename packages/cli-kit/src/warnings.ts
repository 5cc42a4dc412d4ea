import type { Warn } from '@sso/core';
import { writeNotice } from './output.ts';

export interface Warnings {
  readonly warn: Warn;
  /** Resolves when all that was warned of stands on stderr: to be awaited before the process ends. */
  readonly told: () => Promise<void>;
}

/** Says each warning once, on stderr. The texts are loaded for the first one: nearly all commands have none. */
export function createWarnings(write: (line: string) => void = writeNotice): Warnings {
  const seen = new Set<string>();
  let told = Promise.resolve();
  return {
    warn: (warning) => {
      const key = JSON.stringify(warning);
      if (seen.has(key)) return;
      seen.add(key);
      told = told.then(async () => {
        const { warningLine } = await import('./messages/warning-line.ts');
        write(`${warningLine(warning)}\n`);
      });
    },
    told: () => told,
  };
}

/** Those of this process. */
export const warnings: Warnings = createWarnings();
