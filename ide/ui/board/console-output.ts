import { t } from '../../i18n/translate.ts';
import type { Recording } from '../../samples/recording.ts';
import type { ProgramPlace } from './program-place.ts';
import { plainText, prompt, readConsoleLine } from './console-line.ts';

export type PrintedLine = Recording['lines'][number];

/** Letters of an answer that are read aloud; more is for the eyes. */
const mostSpoken = 200;

/**
 * The lines of a console in the page. They are put there one by one and never rendered again, so that a flood
 * costs what is new.
 */
export class ConsoleOutput {
  private readonly elements = new Map<PrintedLine, HTMLElement>();

  /** @param files of the project, whose places can be shown. */
  constructor(
    private readonly files: () => readonly string[],
    private readonly choose: (place: ProgramPlace) => void,
  ) {}

  /** Brings the page in line with what was printed: old lines go, new ones come at the end. */
  show(output: HTMLElement, lines: readonly PrintedLine[]): void {
    const kept = new Set(lines);
    for (const [line, element] of this.elements) {
      if (kept.has(line)) continue;
      element.remove();
      this.elements.delete(line);
    }
    const fresh = document.createDocumentFragment();
    for (const line of lines) {
      if (this.elements.has(line)) continue;
      const element = makeLine(line.text, this.files(), this.choose);
      this.elements.set(line, element);
      fresh.append(element);
    }
    output.append(fresh);
  }

  /** Takes every line out; {@link show} makes them anew. */
  forget(output: HTMLElement | null): void {
    this.elements.clear();
    output?.replaceChildren();
  }
}

/** What of a board's output a screen reader hears: errors, and the answer to what was typed. */
export class ConsoleVoice {
  /** The newest line that was looked at for an error. */
  private scannedTo: PrintedLine | undefined;
  private asked: { readonly after: PrintedLine | undefined } | undefined;

  /** Something was typed at the prompt: what comes next, until the prompt is back, is the answer. */
  ask(lines: readonly PrintedLine[], unfinished: boolean): void {
    this.asked = { after: unfinished ? lines.at(-2) : lines.at(-1) };
  }

  /** A sentence worth saying now, or undefined. Everything else a board prints is read when somebody wants to. */
  hear(lines: readonly PrintedLine[]): string | undefined {
    let error: PrintedLine | undefined;
    for (let index = lines.length - 1; index >= 0; index -= 1) {
      const line = lines[index];
      if (line === undefined || line === this.scannedTo) break;
      if (error === undefined && readConsoleLine(line.text, []).kind === 'error') error = line;
    }
    this.scannedTo = lines.at(-1);
    const answer = this.answer(lines);
    return error === undefined ? answer : plainText(error.text);
  }

  private answer(lines: readonly PrintedLine[]): string | undefined {
    if (this.asked === undefined || lines.at(-1)?.text !== prompt) return undefined;
    const from = this.asked.after === undefined ? 0 : lines.indexOf(this.asked.after) + 1;
    // The first is the echo of what was typed, the last the prompt; lines of paste mode are echoes too.
    const said = lines
      .slice(from + 1, -1)
      .map((line) => plainText(line.text))
      .filter((text) => text !== '' && !text.startsWith('=== ') && !text.startsWith('paste mode;'));
    // Only the prompt's line was there yet when it was asked.
    if (lines.length - from < 2) return undefined;
    this.asked = undefined;
    if (said.length === 0) return undefined;
    const text = said.join(' ');
    return text.length <= mostSpoken ? text : `${text.slice(0, mostSpoken)}…`;
  }
}

function makeLine(
  text: string,
  files: readonly string[],
  choose: (place: ProgramPlace) => void,
): HTMLElement {
  const element = document.createElement('div');
  const line = readConsoleLine(plainText(text), files);
  switch (line.kind) {
    case 'text':
      element.textContent = line.text;
      break;
    case 'error':
      element.textContent = line.text;
      element.className = 'err';
      break;
    case 'place': {
      const link = document.createElement('button');
      link.type = 'button';
      link.className = 'line-link';
      link.textContent = line.link;
      link.setAttribute('aria-label', t('board.console.go-to-line', { link: line.link, line: line.line }));
      link.addEventListener('click', () => {
        choose(line);
      });
      element.append(line.before, link, line.after);
      break;
    }
  }
  return element;
}
