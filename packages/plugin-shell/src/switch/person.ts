import type { ServiceContext, Session } from '@sso/core';
import type { SwitchEntry } from './entry.ts';

/** Who is asked. */
export interface Person {
  /** False where nobody can be asked. */
  readonly interactive: boolean;
  /** @throws SsoError `cancelled` */
  pick(entries: readonly SwitchEntry[], query: string): Promise<SwitchEntry>;
  /** @throws SsoError `cancelled` after a no, `answer-needed` where nobody can be asked */
  confirmProduction(label: string): Promise<void>;
  /** @throws SsoError as `signIn` */
  signIn(context: ServiceContext, session: Session): Promise<void>;
}

/** Only a person could go on. Nobody sees this error. */
export class PersonNeeded extends Error {}

/** For where what needs a person is begun anew by somebody else. */
export const nobody: Person = {
  interactive: false,
  pick: leave,
  confirmProduction: leave,
  signIn: leave,
};

function leave(): Promise<never> {
  return Promise.reject(new PersonNeeded());
}
