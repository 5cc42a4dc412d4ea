import { StringDecoder } from 'node:string_decoder';
import { SsoError } from '@sso/core';
import { hasColor } from '../table.ts';
import { BackgroundWork } from './background-work.ts';
import { naturalWidths } from './columns.ts';
import type { PickerEntry, PickerOptions } from './entry.ts';
import { KeyDecoder } from './keys/decoder.ts';
import type { Key } from './keys/key.ts';
import { matchRows, type PickerView, renderFrame } from './render.ts';
import { Screen } from './screen.ts';
import { Search } from './search/search.ts';
import { firstState, inSight, needsResult, type PickerState, pressKey, withResult } from './state.ts';

/** Milliseconds after which an escape was the key of that name: longer than a slow line needs for the rest of a sequence. */
const escapeDelay = 100;

/**
 * Lets the person choose an entry. The picker takes the cursor's line and some below it, and leaves none of it behind. The
 * entries stand in their own order until something is typed, then the best match first; equal ones keep their order.
 * @throws SsoError `cancelled` on Escape, Ctrl-C, Ctrl-G or Ctrl-Q, and where the terminal goes away; else the signal's reason
 */
export async function pickOne<T>(entries: readonly PickerEntry<T>[], options: PickerOptions): Promise<T> {
  options.signal?.throwIfAborted();
  const screen = new Screen(options.input, options.output);
  try {
    return await new Promise<T>((resolve, reject) => {
      new Picker(entries, screen, options).open(resolve, reject);
    });
  } finally {
    screen.close();
  }
}

class Picker<T> {
  readonly #entries: readonly PickerEntry<T>[];
  readonly #screen: Screen;
  readonly #options: PickerOptions;
  readonly #search: Search;
  readonly #view: PickerView;
  readonly #background = new BackgroundWork();
  readonly #keys = new KeyDecoder();
  readonly #utf8 = new StringDecoder('utf8');
  #state: PickerState;
  #escapeTimer: NodeJS.Timeout | undefined;
  #end: (outcome: { readonly index: number } | { readonly error: unknown }) => void = () => undefined;

  constructor(entries: readonly PickerEntry<T>[], screen: Screen, options: PickerOptions) {
    this.#entries = entries;
    this.#screen = screen;
    this.#options = options;
    this.#search = new Search(entries.length, (index) => fieldsOf(entries[index]));
    this.#state = firstState(options.initialQuery ?? '', entries.length);
    const headings = options.headings ?? [];
    this.#view = {
      entries,
      prompt: options.prompt ?? '> ',
      placeholder: options.placeholder,
      headings,
      naturalWidths: naturalWidths(entries, headings),
      dispensable: options.dispensable ?? [],
      hasDanger: entries.some(({ tone }) => tone === 'danger'),
      color: options.color ?? hasColor(options.output),
      places: (query, index) => this.#search.places(query, index),
    };
  }

  open(resolve: (value: T) => void, reject: (error: unknown) => void): void {
    const stopListening = this.#listen();
    this.#end = (outcome) => {
      stopListening();
      this.#background.stop();
      clearTimeout(this.#escapeTimer);
      const entry = 'index' in outcome ? this.#entries[outcome.index] : undefined;
      if (entry === undefined) reject('error' in outcome ? outcome.error : cancelled());
      else resolve(entry.value);
    };
    if (this.#state.line.text === '') {
      this.#paint();
      this.#background.start(this.#search.prepare(), () => undefined);
    } else {
      this.#startSearch();
    }
  }

  /** @returns what ends it */
  #listen(): () => void {
    const { input, output, signal } = this.#options;
    const onData = (bytes: Buffer | string): void => {
      this.#press(this.#keys.decode(typeof bytes === 'string' ? bytes : this.#utf8.write(bytes)));
      this.#awaitSequence();
    };
    const onEnd = (): void => this.#end({ error: cancelled() });
    const onResize = (): void => {
      this.#screen.clearAfterResize();
      this.#paint();
    };
    const onAbort = (): void => this.#end({ error: signal?.reason });
    input.on('data', onData).on('end', onEnd).on('close', onEnd).resume();
    output.on('resize', onResize);
    signal?.addEventListener('abort', onAbort);
    return () => {
      input.off('data', onData).off('end', onEnd).off('close', onEnd).pause();
      output.off('resize', onResize);
      signal?.removeEventListener('abort', onAbort);
    };
  }

  #awaitSequence(): void {
    clearTimeout(this.#escapeTimer);
    if (!this.#keys.isPending) return;
    this.#escapeTimer = setTimeout(() => this.#press(this.#keys.flush()), escapeDelay);
  }

  #press(keys: readonly Key[]): void {
    for (const key of keys) {
      if (needsResult(key)) this.#finishSearch();
      const step = pressKey(this.#state, key, this.#rows);
      if (step.kind !== 'go-on') {
        this.#end(step.kind === 'accept' ? step : { error: cancelled() });
        return;
      }
      this.#state = step.state;
    }
    if (this.#hasResult) this.#paint();
    else this.#startSearch();
  }

  get #hasResult(): boolean {
    return this.#state.result.query === this.#state.line.text;
  }

  /** Who types and presses Enter at once wants what the whole of it finds. */
  #finishSearch(): void {
    if (this.#hasResult) return;
    this.#startSearch();
    this.#background.finish();
  }

  /** What is typed is shown at once, what it finds as soon as it is known: mostly in the same frame. */
  #startSearch(): void {
    this.#background.start(this.#search.find(this.#state.line.text), (result) => {
      // Letters may have been deleted again meanwhile.
      if (result.query !== this.#state.line.text) return;
      this.#state = withResult(this.#state, result);
      this.#paint();
    });
    if (!this.#hasResult) this.#paint();
  }

  #paint(): void {
    this.#state = inSight(this.#state, this.#rows);
    this.#screen.show(renderFrame(this.#view, this.#state, this.#screen.size));
  }

  get #rows(): number {
    return matchRows(this.#view, this.#screen.size);
  }
}

function fieldsOf(entry: PickerEntry<unknown> | undefined): readonly string[] {
  return entry === undefined ? [] : [...entry.columns, ...entry.search];
}

function cancelled(): SsoError {
  return new SsoError('cancelled', {});
}
