import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/translate.ts';
import type { ProgramProblem } from '../../session/workbench.ts';
import { PensaElement } from '../pensa-element.ts';
import type { EditorMark } from './blocks-editor.ts';
import { explainCard } from './explain-card.ts';
import './python-editor.css';
import type { PythonPage } from './python-page.ts';

/**
 * The Python editor. Loads Monaco when it first comes into the page. Fires `python-changed` (detail: the
 * text) after every change by the pupil.
 */
@customElement('pensa-python-editor')
export class PythonEditor extends PensaElement {
  @property() source = '';
  @property({ type: Boolean }) readOnly = false;
  /** Explained under its line until the pupil closes or mends it. */
  @property({ attribute: false }) problem: ProgramProblem | undefined;
  @property({ attribute: false }) marks: readonly EditorMark[] = [];
  @state() private loading: 'waiting' | 'ready' | 'failed' = 'waiting';
  @state() private closed: ProgramProblem | undefined;
  /** Top of the card in pixels, where Monaco keeps room for it. */
  @state() private cardTop = 0;
  #page: PythonPage | undefined;

  protected override render(): TemplateResult {
    const card = this.#card();
    return html`<div class="python-editor">
      <div class="python-page"></div>
      ${this.loading === 'ready' ? nothing : this.#waiting()}
      ${
        card === undefined || this.loading !== 'ready'
          ? nothing
          : html`<div class="explain-place" style="top:${this.cardTop}px">
              ${explainCard(card, {
                fix: () => {
                  this.#mend(card);
                },
                show: (line) => this.#page?.show(line),
                close: () => {
                  this.closed = card;
                },
              })}
            </div>`
      }
    </div>`;
  }

  #waiting(): TemplateResult {
    if (this.loading === 'waiting')
      return html`<p class="editor-waiting" role="status">${t('editor.loading.python')}</p>`;
    return html`<div class="editor-waiting" role="alert">
      <p>${t('editor.failed')}</p>
      <button class="btn" type="button" @click=${() => void this.#open()}>${t('editor.retry')}</button>
    </div>`;
  }

  protected override firstUpdated(): void {
    void this.#open();
    const page = this.querySelector('.python-page');
    if (page === null) return;
    // Out of sight (a phone shows one panel at a time) a card has no height; narrower, it is higher.
    new ResizeObserver(() => {
      this.#point();
    }).observe(page);
  }

  protected override updated(changes: PropertyValues<this>): void {
    const page = this.#page;
    if (page === undefined) return;
    if (changes.has('source')) page.setSource(this.source);
    if (changes.has('readOnly')) page.setReadOnly(this.readOnly);
    if (changes.has('problem') || changes.has('marks') || changes.has('closed' as keyof PythonEditor))
      this.#point();
  }

  protected override languageChanged(): void {
    this.#page?.relabel();
    void this.updateComplete.then(() => {
      this.#point();
    });
  }

  undo(redo = false): void {
    this.#page?.undo(redo);
  }

  showLine(line: number): void {
    this.#page?.show(line);
  }

  override focus(): void {
    this.#page?.focus();
  }

  #card(): ProgramProblem | undefined {
    return this.problem?.line === undefined || this.problem === this.closed ? undefined : this.problem;
  }

  async #open(): Promise<void> {
    this.loading = 'waiting';
    const container = this.querySelector<HTMLElement>('.python-page');
    if (container === null) return;
    try {
      const { createPythonPage } = await import('./python-page.ts');
      this.#page = await createPythonPage(container, {
        source: this.source,
        readOnly: this.readOnly,
        onChange: (source) => {
          this.source = source;
          this.dispatchEvent(new CustomEvent<string>('python-changed', { detail: source, bubbles: true }));
        },
        onCardMoved: (top) => {
          this.cardTop = top;
        },
      });
      // What changed while it was on its way.
      this.#page.setSource(this.source);
      this.loading = 'ready';
      await this.updateComplete;
      this.#point();
    } catch (error) {
      console.error(error);
      this.loading = 'failed';
    }
  }

  /** Gives the card its room and marks the lines. */
  #point(): void {
    const card = this.#card();
    const element = this.querySelector<HTMLElement>('.explain-place');
    this.#page?.point(this.marks, card, element?.offsetHeight ?? 0);
  }

  #mend(problem: ProgramProblem): void {
    if (problem.fix === undefined || problem.line === undefined) return;
    this.#page?.replace(problem.line, problem.fix.from, problem.fix.to);
    this.closed = problem;
    this.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-python-editor': PythonEditor;
  }
  interface HTMLElementEventMap {
    'python-changed': CustomEvent<string>;
  }
}
