import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/translate.ts';
import { mainFile } from '../../session/file-name.ts';
import type { ProgramProblem, Workbench } from '../../session/workbench.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import type { EditorMark } from './blocks-editor.ts';
import { explainCard } from './explain-card.ts';
import './python-editor.css';
import type { LinesSelected, PythonPage } from './python-page.ts';

/**
 * The Python editor over a workbench's files. Loads Monaco when it first comes into the page. Fires `python-changed`
 * (detail: the text of the file on screen) after every change by the pupil, when the workbench has it already, and
 * `lines-selected` when the pupil moves the cursor or selects.
 */
@customElement('pensa-python-editor')
export class PythonEditor extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  @property({ type: Boolean }) readOnly = false;
  /** Explained under its line until the pupil closes or mends it. */
  @property({ attribute: false }) problem: ProgramProblem | undefined;
  @property({ attribute: false }) marks: readonly EditorMark[] = [];
  /** Lines to light up, from 1, in the file on screen. */
  @property({ attribute: false }) shownLines: readonly number[] = [];
  @state() private loading: 'waiting' | 'ready' | 'failed' = 'waiting';
  @state() private closed: ProgramProblem | undefined;
  /** Top of the card in pixels, where Monaco keeps room for it. */
  @state() private cardTop = 0;
  readonly #project = new StoreController(this, () => this.workbench?.project);
  readonly #openFile = new StoreController(this, () => this.workbench?.openFile);
  #page: PythonPage | undefined;
  /** What the page shows now; lines and marks are about one file. */
  #shown: string | undefined;

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
    page.sync(this.#files, this.#file);
    if (changes.has('readOnly')) page.setReadOnly(this.readOnly);
    const other = this.#shown !== this.#file;
    this.#shown = this.#file;
    if (
      other ||
      changes.has('problem') ||
      changes.has('marks') ||
      changes.has('closed' as keyof PythonEditor)
    )
      this.#point();
    if (other || changes.has('shownLines')) page.highlight(this.shownLines);
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

  get #files(): Readonly<Record<string, string>> {
    return this.#project.value?.files ?? {};
  }

  get #file(): string {
    return this.#openFile.value ?? mainFile;
  }

  /** What is wrong in the file on screen, until the pupil has closed it. */
  #card(): ProgramProblem | undefined {
    const { problem } = this;
    if (problem?.line === undefined || problem === this.closed) return undefined;
    return (problem.file ?? mainFile) === this.#file ? problem : undefined;
  }

  /** A verdict or a line that was asked for is about main.py, a problem about the file it is in. */
  #marksHere(): readonly EditorMark[] {
    return this.marks.filter(
      (mark) => (mark.kind === 'problem' ? (this.problem?.file ?? mainFile) : mainFile) === this.#file,
    );
  }

  async #open(): Promise<void> {
    this.loading = 'waiting';
    const container = this.querySelector<HTMLElement>('.python-page');
    if (container === null) return;
    try {
      const { createPythonPage } = await import('./python-page.ts');
      this.#page = await createPythonPage(container, {
        files: this.#files,
        file: this.#file,
        readOnly: this.readOnly,
        onChange: (file, text) => {
          this.workbench?.editFile(file, text);
          if (file === this.#file)
            this.dispatchEvent(new CustomEvent<string>('python-changed', { detail: text, bubbles: true }));
        },
        onCardMoved: (top) => {
          this.cardTop = top;
        },
        onLinesSelected: (lines) => {
          this.dispatchEvent(
            new CustomEvent<LinesSelected>('lines-selected', { detail: lines, bubbles: true }),
          );
        },
      });
      // What changed while it was on its way.
      this.#page.sync(this.#files, this.#file);
      this.#page.highlight(this.shownLines);
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
    this.#page?.point(this.#marksHere(), card, element?.offsetHeight ?? 0);
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
    'lines-selected': CustomEvent<LinesSelected>;
  }
}
