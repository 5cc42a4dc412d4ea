import type { PickerInput, PickerOutput } from './entry.ts';
import type { Frame, ScreenSize } from './render.ts';

const csi = '\x1b[';
const sequences = {
  pasteMarksOn: `${csi}?2004h`,
  pasteMarksOff: `${csi}?2004l`,
  cursorOff: `${csi}?25l`,
  cursorOn: `${csi}?25h`,
  wrapOff: `${csi}?7l`,
  wrapOn: `${csi}?7h`,
  clearLine: `${csi}K`,
  clearBelow: `${csi}J`,
} as const;

/**
 * The part of the terminal from the cursor's line on. The cursor is always left in the first line of a frame, which is what
 * stays in place when the terminal breaks the lines anew for another width.
 * @see https://www.ecma-international.org/publications-and-standards/standards/ecma-48/
 */
export class Screen {
  readonly #input: PickerInput;
  readonly #output: PickerOutput;
  readonly #wasRaw: boolean;
  #cursorColumn = 0;

  /** Takes the terminal over until {@link close}. */
  constructor(input: PickerInput, output: PickerOutput) {
    this.#input = input;
    this.#output = output;
    this.#wasRaw = input.isRaw ?? false;
    input.setRawMode?.(true);
    output.write(sequences.pasteMarksOn);
  }

  get size(): ScreenSize {
    return { columns: this.#output.columns || 80, rows: this.#output.rows || 24 };
  }

  /** Shows a frame in place of the one before. */
  show({ lines, cursorColumn }: Frame): void {
    const text = lines.join(`${sequences.clearLine}\r\n`) + sequences.clearBelow;
    const back = `${up(lines.length - 1)}\r${right(cursorColumn)}`;
    // Some terminals hold wider letters than we know: then the end of a line is lost, but not the next one.
    const { cursorOff, wrapOff, wrapOn, cursorOn } = sequences;
    this.#output.write(`${cursorOff}${wrapOff}\r${text}${back}${wrapOn}${cursorOn}`);
    this.#cursorColumn = cursorColumn;
  }

  /** Before the first frame of another size: the cursor's line may have become several. */
  clearAfterResize(): void {
    const above = Math.floor(this.#cursorColumn / this.size.columns);
    this.#output.write(`\r${up(above)}${sequences.clearBelow}`);
  }

  /** Leaves the terminal as it was. */
  close(): void {
    this.#output.write(`\r${sequences.clearBelow}${sequences.pasteMarksOff}${sequences.cursorOn}`);
    this.#input.setRawMode?.(this.#wasRaw);
  }
}

function up(lines: number): string {
  return lines > 0 ? `${csi}${lines}A` : '';
}

function right(columns: number): string {
  return columns > 0 ? `${csi}${columns}C` : '';
}
