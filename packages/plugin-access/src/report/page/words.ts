import type { ReportData, ReportTexts } from '../report-data.ts';

/** The texts of the page, filled in. */
export class Words {
  readonly language: string;
  readonly #texts: ReportTexts;
  readonly #dates: Intl.DateTimeFormat;
  readonly #numbers: Intl.NumberFormat;

  constructor({ language, texts }: ReportData) {
    this.language = language;
    this.#texts = texts;
    this.#dates = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
    this.#numbers = new Intl.NumberFormat(language);
  }

  text(name: keyof ReportTexts, values: Readonly<Record<string, string | number>> = {}): string {
    return this.#texts[name].replace(/\{(\w+)\}/g, (place, key: string) => {
      const value = values[key];
      return typeof value === 'number' ? this.#numbers.format(value) : (value ?? place);
    });
  }

  /** @param moment RFC 3339 */
  date(moment: string): string {
    return this.#dates.format(new Date(moment));
  }
}
