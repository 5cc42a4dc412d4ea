/** One line of a list to choose from. Texts from the service are to be cleaned before they get here. */
export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  /** Shown beside the label, and searched. */
  readonly description?: string;
  /** More text that typing finds: an e-mail address, an account id. */
  readonly search?: readonly string[];
}
