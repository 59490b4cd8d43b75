import { startTimer, type Timer } from '../../board/timer.ts';
import { prompt } from './console-line.ts';

/** What typing needs of a board. */
export interface TypingLine {
  write(bytes: Uint8Array): Promise<void>;
  onOutput(listener: (bytes: Uint8Array) => void): () => void;
}

export interface TypingOptions {
  /** The board shows `>>> ` and waits for Python; `ask`: nobody knows, and an Enter may find out. */
  readonly atPrompt: boolean | 'ask';
  readonly signal?: AbortSignal;
  /** Before each line is typed, from 1. */
  readonly onLine?: (line: number, lines: number) => void;
}

/**
 * Bytes sent at once. MicroPython's receive ring holds 63 (ports/microbit, `UART_RX_BUF_SIZE`), and what does not
 * fit is lost without a word.
 */
const chunkSize = 32;

/** Milliseconds until a chunk counts as read although nothing came back: a program need not show what it reads. */
const patience = 250;

const encoder = new TextEncoder();

const ctrl = { c: 0x03, d: 0x04, e: 0x05 } as const;

/**
 * Types to a board no faster than it reads: MicroPython sends back every letter it has taken, so the next few are
 * sent when those before have come back.
 *
 * At the prompt, several lines and letters outside ASCII go through paste mode (Ctrl-E, text, Ctrl-D): the prompt
 * itself indents by its own mind, and throws such letters away (lib/mp-readline, `readline_process_char`).
 */
export class Typist {
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly line: TypingLine,
    private readonly timer: Timer = startTimer,
  ) {}

  /** Types after what is being typed already. Resolves when all of it is sent, or typing was stopped. */
  type(text: string, options: TypingOptions): Promise<void> {
    const typed = this.last.then(() => this.typeNow(text, options));
    // What went wrong is told to who typed; the next line is typed all the same.
    this.last = typed.catch(() => undefined);
    return typed;
  }

  private async typeNow(text: string, { atPrompt, signal, onLine }: TypingOptions): Promise<void> {
    const lines = linesOf(text);
    const stopped = (): boolean => signal?.aborted === true;
    const difficult = lines.length > 1 || /[^\t\u0020-\u007e]/.test(text);
    if (stopped()) return;
    const pasted = difficult && (atPrompt === 'ask' ? await this.asksForPython() : atPrompt);
    if (pasted) await this.send(Uint8Array.of(ctrl.e), 'paste mode'.length);
    for (const [index, line] of lines.entries()) {
      if (stopped()) break;
      onLine?.(index + 1, lines.length);
      const bytes = encoder.encode(`${line}\r`);
      for (let at = 0; at < bytes.length && !stopped(); at += chunkSize) {
        const chunk = bytes.subarray(at, at + chunkSize);
        await this.send(chunk, chunk.length);
      }
    }
    if (pasted) await this.line.write(Uint8Array.of(stopped() ? ctrl.c : ctrl.d));
  }

  /** An Enter at the prompt brings another prompt. */
  private async asksForPython(): Promise<boolean> {
    return (await this.send(encoder.encode('\r'), `\r\n${prompt}`.length)).endsWith(prompt);
  }

  /** Sends, and waits until at least so many bytes have come back, or {@link patience} is over. */
  private async send(bytes: Uint8Array, expected: number): Promise<string> {
    const decoder = new TextDecoder();
    let text = '';
    let heard = 0;
    let read = (): void => undefined;
    const echoed = new Promise<void>((resolve) => (read = resolve));
    const stopHearing = this.line.onOutput((output) => {
      heard += output.length;
      text += decoder.decode(output, { stream: true });
      if (heard >= expected) read();
    });
    const stopTimer = this.timer(read, patience);
    try {
      await this.line.write(bytes);
      await echoed;
      return text;
    } finally {
      stopHearing();
      stopTimer();
    }
  }
}

/** Lines as they are typed: without the empty ones at the end, and without what a terminal would obey. */
export function linesOf(text: string): string[] {
  const plain = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
  const lines = plain.split(/\r\n|\r|\n/);
  while (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop();
  return lines;
}
