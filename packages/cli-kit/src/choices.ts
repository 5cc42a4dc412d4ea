/** One line of a list to choose from. Texts from the service are to be cleaned before they get here. */
export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  /** Shown below the list while the choice is active. */
  readonly description?: string;
  /** More text that typing finds: an e-mail address, an account id. */
  readonly search?: readonly string[];
}

/** The choices in which every typed word occurs, in their own order. Letter case does not matter. */
export function matchingChoices<T>(choices: readonly Choice<T>[], term: string): readonly Choice<T>[] {
  const words = term.toLowerCase().split(/\s+/).filter(Boolean);
  return choices.filter(({ label, search = [] }) => {
    const searched = [label, ...search].join('\n').toLowerCase();
    return words.every((word) => searched.includes(word));
  });
}
