import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/translate.ts';
import type { Workbench } from '../../session/workbench.ts';
import type { Recording } from '../../samples/recording.ts';
import { announce } from '../app/announcer.ts';
import { icon } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import { plainText, readConsoleLine } from './console-line.ts';
import { InputHistory } from './input-history.ts';
import './console.css';

/** Milliseconds between two looks at the recording: a flood is readable no faster. */
const lookEvery = 80;

/** Pixels from the end within which the console counts as read to its end, and follows. */
const nearEnd = 24;

type Line = Recording['lines'][number];

/**
 * "The board says": the lines the board printed, errors with a link to their line, and a field to type to the
 * board. Lines are put into the page one by one and never rendered again, so that a flood costs what is new.
 * Fires `line-asked` (detail: line from 1) when the pupil wants to see the place in the program.
 */
@customElement('pensa-console')
export class PensaConsole extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  /** Only its heading is in sight. */
  @property({ type: Boolean }) folded = false;
  @state() private empty = true;
  @state() private behind = false;

  readonly #status = new StoreController(this, () => this.workbench?.board.status);
  readonly #history = new InputHistory();
  readonly #elements = new Map<Line, HTMLElement>();
  /** Lines that were there when the console was emptied; the recording still has them. */
  #cleared = new WeakSet<Line>();
  #recording: Recording | undefined;
  #unsubscribe: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The newest line that was looked at for an error to announce. */
  #scannedTo: Line | undefined;

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
      this.#elements.clear();
      this.#output()?.replaceChildren();
      this.#show();
    }
  }

  protected override languageChanged(): void {
    // Links carry a text for screen readers: they are made anew.
    this.#elements.clear();
    this.#output()?.replaceChildren();
    this.#show();
  }

  protected override render(): TemplateResult {
    const running = this.#status.value?.state === 'running';
    return html`<section class="console ${this.folded ? 'folded' : ''}" aria-labelledby="console-title">
      <header>
        ${icon('virtual', 'icon-s')}
        <h2 id="console-title">${t('board.console.title')}</h2>
        <span class="grow"></span>
        <button
          type="button"
          class="icon-btn"
          aria-label=${t('board.console.interrupt')}
          title=${t('board.console.interrupt')}
          ?disabled=${!running}
          @click=${this.#interrupt}
        >
          ${icon('pause')}
        </button>
        <button
          type="button"
          class="icon-btn"
          aria-label=${t('board.console.restart')}
          title=${t('board.console.restart')}
          ?disabled=${!running}
          @click=${this.#restart}
        >
          ${icon('loop')}
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
      ${this.folded ? nothing : this.#renderBody(running)}
    </section>`;
  }

  #renderBody(running: boolean): TemplateResult {
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
        <form class="console-input" @submit=${this.#send}>
          <span class="prompt" aria-hidden="true">&gt;</span>
          <input
            name="line"
            type="text"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            aria-label=${t('board.console.input')}
            placeholder=${t(running ? 'board.console.placeholder' : 'board.console.placeholder-off')}
            ?disabled=${!running}
            @keydown=${this.#key}
          />
          <button type="submit" class="btn btn-s" ?disabled=${!running}>${t('board.console.send')}</button>
        </form>
      </div>`;
  }

  #unwatch(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#recording = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #output(): HTMLElement | null {
    return this.querySelector<HTMLElement>('.console-output');
  }

  /** Brings the page in line with the recording: old lines go, new ones come at the end. */
  #show(): void {
    const lines = (this.#recording?.lines ?? []).filter((line) => !this.#cleared.has(line));
    this.empty = lines.length === 0;
    this.#announceError(lines);
    const output = this.#output();
    if (output === null) return;
    const followed = this.#atEnd(output);
    const kept = new Set(lines);
    for (const [line, element] of this.#elements) {
      if (kept.has(line)) continue;
      element.remove();
      this.#elements.delete(line);
    }
    const fresh = document.createDocumentFragment();
    for (const line of lines) {
      if (this.#elements.has(line)) continue;
      const element = makeLine(line.text, this.#chooseLine);
      this.#elements.set(line, element);
      fresh.append(element);
    }
    output.append(fresh);
    if (followed) output.scrollTop = output.scrollHeight;
    else this.behind = !this.#atEnd(output);
  }

  /** An error is worth interrupting a reader for; the rest of what a board prints is not. */
  #announceError(lines: readonly Line[]): void {
    let error: Line | undefined;
    for (let index = lines.length - 1; index >= 0; index -= 1) {
      const line = lines[index];
      if (line === undefined || line === this.#scannedTo) break;
      if (error === undefined && readConsoleLine(line.text).kind === 'error') error = line;
    }
    this.#scannedTo = lines.at(-1);
    if (error !== undefined) announce(`${t('board.console.title')}: ${plainText(error.text)}`);
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

  readonly #chooseLine = (line: number): void => {
    this.dispatchEvent(new CustomEvent('line-asked', { detail: line, bubbles: true }));
  };

  readonly #clear = (): void => {
    this.#cleared = new WeakSet(this.#recording?.lines ?? []);
    // The unfinished line is made anew with every letter; those that are in the page go by themselves.
    this.#show();
  };

  readonly #interrupt = (): void => {
    void this.workbench?.board.interrupt();
  };

  /** Ctrl-D at the prompt is MicroPython's soft reset; a program that runs must be interrupted first. */
  readonly #restart = (): void => {
    void this.workbench?.board.write(Uint8Array.of(0x03, 0x03, 0x04));
  };

  readonly #send = (event: Event): void => {
    event.preventDefault();
    const field = this.querySelector<HTMLInputElement>('.console-input input');
    if (field === null || field.disabled) return;
    this.#history.add(field.value);
    // The prompt takes a carriage return for Enter.
    void this.workbench?.board.write(new TextEncoder().encode(`${field.value}\r`));
    field.value = '';
    this.#toEndQuietly();
  };

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
      void this.workbench?.board.write(Uint8Array.of(0x04));
    }
  };
}

function makeLine(text: string, chooseLine: (line: number) => void): HTMLElement {
  const element = document.createElement('div');
  const line = readConsoleLine(plainText(text));
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
        chooseLine(line.line);
      });
      element.append(line.before, link, line.after);
      break;
    }
  }
  return element;
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-console': PensaConsole;
  }
}
