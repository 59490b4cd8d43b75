import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/translate.ts';
import type { Workbench } from '../../session/workbench.ts';
import type { Recording } from '../../samples/recording.ts';
import type { Board } from '../../board/board.ts';
import { announce } from '../app/announcer.ts';
import { icon } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import { plainText, prompt } from './console-line.ts';
import { askForPlace } from './program-place.ts';
import { ConsoleOutput, ConsoleVoice, type PrintedLine } from './console-output.ts';
import { linesOf, Typist } from './console-typing.ts';
import { InputHistory } from './input-history.ts';
import './console.css';

/** Milliseconds between two looks at the recording: a flood is readable no faster. */
const lookEvery = 80;

/** Pixels from the end within which the console counts as read to its end, and follows. */
const nearEnd = 24;

/**
 * "The board says": the lines the board printed, errors with a link to their line, and a field to type to the
 * board, which is a REPL where MicroPython waits at its prompt. Fires `line-asked`
 * (detail: `ProgramPlace`) when the pupil wants to see the place in the program.
 */
@customElement('pensa-console')
export class PensaConsole extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  /** Only its heading is in sight. */
  @property({ type: Boolean }) folded = false;
  @state() private empty = true;
  @state() private behind = false;
  /** Several lines are on their way to the board. */
  @state() private typing: { readonly line: number; readonly lines: number } | undefined;

  readonly #status = new StoreController(this, () => this.workbench?.board.status);
  readonly #history = new InputHistory();
  readonly #lines = new ConsoleOutput(
    () => Object.keys(this.workbench?.project.value.files ?? {}),
    ({ file, line }) => {
      askForPlace(this, { file, line });
    },
  );
  readonly #voice = new ConsoleVoice();
  #typist: { readonly board: Board; readonly typist: Typist } | undefined;
  #stopTyping: AbortController | undefined;
  /** Lines that were there when the console was emptied; the recording still has them. */
  #cleared = new WeakSet<PrintedLine>();
  #recording: Recording | undefined;
  #unsubscribe: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch();
  }

  protected override willUpdate(): void {
    if (!this.isConnected || this.workbench?.recording === this.#recording) return;
    this.#unwatch();
    this.#recording = this.workbench?.recording;
    this.#unsubscribe = this.#recording?.version.subscribe(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#show();
      }, lookEvery);
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('workbench') || changed.has('folded')) {
      this.#lines.forget(this.#output());
      this.#show();
    }
  }

  protected override languageChanged(): void {
    // Links carry a text for screen readers: they are made anew.
    this.#lines.forget(this.#output());
    this.#show();
  }

  protected override render(): TemplateResult {
    const open = this.#open();
    return html`<section class="console ${this.folded ? 'folded' : ''}" aria-labelledby="console-title">
      <header>
        ${icon('say', 'icon-s')}
        <h2 id="console-title">${t('board.console.title')}</h2>
        <span class="grow"></span>
        <button
          type="button"
          class="icon-btn"
          aria-label=${t('board.console.interrupt')}
          title=${t('board.console.interrupt')}
          ?disabled=${!open}
          @click=${this.#interrupt}
        >
          ${icon('stop')}
        </button>
        <button
          type="button"
          class="icon-btn"
          aria-label=${t('board.console.restart')}
          title=${t('board.console.restart')}
          ?disabled=${!open}
          @click=${this.#restart}
        >
          ${icon('loop')}
        </button>
        <button
          type="button"
          class="icon-btn"
          aria-label=${t('board.console.copy')}
          title=${t('board.console.copy')}
          ?disabled=${this.empty}
          @click=${this.#copy}
        >
          ${icon('copy')}
        </button>
        <button
          type="button"
          class="icon-btn"
          aria-label=${t('board.console.clear')}
          title=${t('board.console.clear')}
          @click=${this.#clear}
        >
          ${icon('bin')}
        </button>
        <button
          type="button"
          class="icon-btn"
          aria-expanded=${this.folded ? 'false' : 'true'}
          aria-label=${t(this.folded ? 'board.console.unfold' : 'board.console.fold')}
          @click=${() => {
            this.folded = !this.folded;
          }}
        >
          <span class=${this.folded ? 'turned' : ''}>${icon('down')}</span>
        </button>
      </header>
      ${this.folded ? nothing : this.#renderBody(open)}
    </section>`;
  }

  #renderBody(open: boolean): TemplateResult {
    return html`${this.empty ? html`<p class="console-empty small">${t('board.console.empty')}</p>` : nothing}
      <div
        class="console-output"
        role="log"
        aria-live="off"
        aria-label=${t('board.console.output')}
        tabindex="0"
        @scroll=${this.#scrolled}
      ></div>
      <div class="console-foot">
        ${
          this.behind
            ? html`<button type="button" class="btn btn-s newest" @click=${this.#toEnd}>
                ${icon('down', 'icon-s')}${t('board.console.newest')}
              </button>`
            : nothing
        }
        ${this.typing === undefined ? this.#renderInput(open) : this.#renderTyping(this.typing)}
      </div>`;
  }

  #renderInput(open: boolean): TemplateResult {
    return html`<form class="console-input" @submit=${this.#send}>
      <span class="prompt" aria-hidden="true">&gt;</span>
      <input
        name="line"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-label=${t('board.console.input')}
        placeholder=${this.#placeholder(open)}
        ?disabled=${!open}
        @keydown=${this.#key}
        @paste=${this.#paste}
      />
      <button type="submit" class="btn btn-s" ?disabled=${!open}>${t('board.console.send')}</button>
    </form>`;
  }

  #renderTyping({ line, lines }: { readonly line: number; readonly lines: number }): TemplateResult {
    return html`<p class="console-input">
      <span class="grow" role="status">${t('board.console.typing', { line, lines })}</span>
      <button type="button" class="btn btn-s" @click=${() => this.#stopTyping?.abort()}>
        ${t('board.console.typing-stop')}
      </button>
    </p>`;
  }

  /** The board hears: a program runs or has ended, or a real board is there whose MicroPython may be asked. */
  #open(): boolean {
    const board = this.workbench?.board;
    const state = this.#status.value?.state;
    if (board === undefined || !board.capabilities.talks) return false;
    return state === 'running' || (state === 'connected' && !board.capabilities.simulated);
  }

  #placeholder(open: boolean): string {
    if (open) {
      const waiting = this.#status.value?.state === 'connected';
      return t(waiting ? 'board.console.placeholder-prompt' : 'board.console.placeholder');
    }
    const simulated = this.workbench?.board.capabilities.simulated ?? true;
    return t(simulated ? 'board.console.placeholder-off' : 'board.console.placeholder-silent');
  }

  #unwatch(): void {
    this.#stopTyping?.abort();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#recording = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #output(): HTMLElement | null {
    return this.querySelector<HTMLElement>('.console-output');
  }

  #shown(): readonly PrintedLine[] {
    return (this.#recording?.lines ?? []).filter((line) => !this.#cleared.has(line));
  }

  #show(): void {
    const lines = this.#shown();
    this.empty = lines.length === 0;
    const worthSaying = this.#voice.hear(lines);
    if (worthSaying !== undefined) announce(`${t('board.console.title')}: ${worthSaying}`);
    const output = this.#output();
    if (output === null) return;
    const followed = this.#atEnd(output);
    this.#lines.show(output, lines);
    if (followed) output.scrollTop = output.scrollHeight;
    else this.behind = !this.#atEnd(output);
  }

  #atEnd(output: HTMLElement): boolean {
    return output.scrollHeight - output.scrollTop - output.clientHeight < nearEnd;
  }

  readonly #scrolled = (event: Event): void => {
    this.behind = !this.#atEnd(event.currentTarget as HTMLElement);
  };

  readonly #toEnd = (): void => {
    const output = this.#output();
    if (output === null) return;
    output.scrollTop = output.scrollHeight;
    this.behind = false;
    output.focus();
  };

  readonly #clear = (): void => {
    this.#cleared = new WeakSet(this.#recording?.lines ?? []);
    // The unfinished line is made anew with every letter; those that are in the page go by themselves.
    this.#show();
  };

  readonly #copy = (): void => {
    const output = this.#output();
    const text = this.#shown()
      .map((line) => plainText(line.text))
      .join('\n');
    // Denied by a policy, or an old browser: what is selected can still be copied by hand.
    const byHand = (): void => {
      if (output === null) return;
      getSelection()?.selectAllChildren(output);
      output.focus();
      announce(t('board.console.copy-by-hand'));
    };
    // Missing where the page is no secure context, whatever the types say.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (clipboard === undefined) byHand();
    else clipboard.writeText(text).then(() => announce(t('board.console.copied')), byHand);
  };

  readonly #interrupt = (): void => {
    this.#stopTyping?.abort();
    this.#ask((board) => board.interrupt());
  };

  /** Ctrl-D at the prompt is MicroPython's soft reset; a program that runs must be interrupted first. */
  readonly #restart = (): void => {
    this.#stopTyping?.abort();
    this.#ask((board) => board.write(Uint8Array.of(0x03, 0x03, 0x04)));
  };

  #ask(work: (board: Board) => Promise<void>): void {
    const { workbench } = this;
    // A board that went away meanwhile says so by its state, and why.
    if (workbench !== undefined) work(workbench.board).catch(() => undefined);
  }

  readonly #send = (event: Event): void => {
    event.preventDefault();
    const field = this.querySelector<HTMLInputElement>('.console-input input');
    if (field === null || field.disabled) return;
    this.#history.add(field.value);
    void this.#type(field.value);
    field.value = '';
    this.#toEndQuietly();
  };

  /** A field has one line: several are typed one after the other. */
  readonly #paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text') ?? '';
    const field = event.target as HTMLInputElement;
    if (linesOf(text).length < 2 || field.disabled) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = field;
    const whole = value.slice(0, selectionStart ?? 0) + text + value.slice(selectionEnd ?? value.length);
    for (const line of linesOf(whole)) this.#history.add(line);
    field.value = '';
    this.#toEndQuietly();
    void this.#type(whole).then(() => {
      // The field was away while there was typing to stop.
      void this.updateComplete.then(() =>
        this.querySelector<HTMLInputElement>('.console-input input')?.focus(),
      );
    });
  };

  async #type(text: string): Promise<void> {
    const { workbench } = this;
    const recording = this.#recording;
    if (workbench === undefined || recording === undefined) return;
    const { board } = workbench;
    if (this.#typist?.board !== board) this.#typist = { board, typist: new Typist(board) };
    const lines = this.#shown();
    const atPrompt = recording.unfinished && plainText(lines.at(-1)?.text ?? '') === prompt;
    if (atPrompt) this.#voice.ask(lines, recording.unfinished);
    this.#stopTyping ??= new AbortController();
    const stop = this.#stopTyping;
    try {
      await this.#typist.typist.type(text, {
        // A board that was just connected has said nothing yet; one whose program runs is not to be asked.
        atPrompt:
          atPrompt || (lines.length === 0 && this.#status.value?.state === 'connected' ? 'ask' : false),
        signal: stop.signal,
        onLine: (line, all) => {
          if (all > 1) this.typing = { line, lines: all };
        },
      });
    } catch {
      // The line is gone; the board's state says so, and why.
    } finally {
      this.typing = undefined;
      if (this.#stopTyping === stop) this.#stopTyping = undefined;
    }
  }

  #toEndQuietly(): void {
    const output = this.#output();
    if (output !== null) output.scrollTop = output.scrollHeight;
    this.behind = false;
  }

  readonly #key = (event: KeyboardEvent): void => {
    const field = event.target as HTMLInputElement;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      field.value = event.key === 'ArrowUp' ? this.#history.up(field.value) : this.#history.down(field.value);
      return;
    }
    if (!event.ctrlKey || event.shiftKey || event.altKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    // Ctrl-C copies what is selected, as everywhere.
    if (key === 'c' && field.selectionStart === field.selectionEnd) {
      event.preventDefault();
      this.#interrupt();
    } else if (key === 'd') {
      event.preventDefault();
      this.#ask((board) => board.write(Uint8Array.of(0x04)));
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-console': PensaConsole;
  }
}
