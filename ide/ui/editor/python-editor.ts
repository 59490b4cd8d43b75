import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { messageFor, t } from '../../i18n/translate.ts';
import { sayMonacoWords } from '../../python/monaco-words.ts';
import { mainFile } from '../../session/file-name.ts';
import type { ProgramProblem, Workbench } from '../../session/workbench.ts';
import { announce } from '../app/announcer.ts';
import { icon } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import { askName } from './ask-name.ts';
import type { EditorMark } from './blocks-editor.ts';
import { explainCard } from './explain-card.ts';
import './file-tabs.ts';
import { showKeyPanel } from './key-panel.ts';
import './python-editor.css';
import type * as pythonPage from './python-page.ts';
import type { LinesSelected, PythonPage } from './python-page.ts';

/** Signs that are on a third page of a phone's keyboard. */
const touchSigns = [':', '(', ')', '"', "'", '#', '=', '_'] as const;

/** A press on a tool leaves the cursor where it is, and the keyboard on the screen up. */
const keepFocus = (event: Event): void => {
  event.preventDefault();
};

/** Monaco, with its words in the language on screen; nothing of it may run before. */
export async function loadPythonPage(): Promise<typeof pythonPage> {
  sayMonacoWords();
  return import('./python-page.ts');
}

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
  @state() private loading: 'waiting' | 'ready' | 'failed' | 'closed' = 'waiting';
  @state() private closed: ProgramProblem | undefined;
  /** Top of the card in pixels, where Monaco keeps room for it. */
  @state() private cardTop = 0;
  readonly #project = new StoreController(this, () => this.workbench?.project);
  readonly #openFile = new StoreController(this, () => this.workbench?.openFile);
  readonly #model = new StoreController(this, () => this.workbench?.model);
  /** A sentence that stays for a moment: saved, renamed. */
  @state() private news: { readonly sentence: string; readonly done: boolean } | undefined;
  @state() private tooManyLines: number | undefined;
  #newsTimer: number | undefined;
  /** The board that was last looked at for what it does not have. */
  #looked: 'v1' | 'v2' | undefined;
  readonly #resized = new ResizeObserver(() => {
    this.#point();
  });
  /** Counts openings: what arrives after the editor was closed is put away. */
  #turn = 0;
  #page: PythonPage | undefined;
  /** A line to be shown as soon as there is a page. */
  #asked: number | undefined;
  /** What the page shows now; lines and marks are about one file. */
  #shown: string | undefined;

  protected override render(): TemplateResult {
    const card = this.#card();
    return html`<div class="python-editor">
      <div class="python-head">
        <pensa-file-tabs .workbench=${this.workbench} ?readOnly=${this.readOnly}></pensa-file-tabs>
        ${this.#tools()}
      </div>
      ${this.#elsewhere()}
      <div class="python-body">
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
        ${
          this.news === undefined
            ? nothing
            : html`<p class="python-news">
                ${icon(this.news.done ? 'tick' : 'hand', 'icon-s')}${this.news.sentence}
              </p>`
        }
      </div>
      ${
        this.tooManyLines === undefined
          ? nothing
          : html`<p class="python-note">${t('python.tooLong', { lines: this.tooManyLines })}</p>`
      }
      ${this.#touchKeys()}
    </div>`;
  }

  #tools(): TemplateResult {
    return html`<button
        class="icon-btn"
        type="button"
        aria-label=${t('python.rename')}
        title=${`${t('python.rename')} (F2)`}
        ?disabled=${this.readOnly || this.loading !== 'ready'}
        @pointerdown=${keepFocus}
        @click=${() => void this.rename()}
      >
        ${icon('variable')}
      </button>
      <button
        class="icon-btn"
        type="button"
        aria-label=${t('python.keys')}
        title=${`${t('python.keys')} (F1)`}
        @click=${() => {
          showKeyPanel();
        }}
      >
        ${icon('ask')}
      </button>`;
  }

  /** The program stopped in a file that is not on screen. */
  #elsewhere(): TemplateResult | typeof nothing {
    const { problem } = this;
    const file = problem?.file ?? mainFile;
    if (problem?.line === undefined || problem === this.closed || file === this.#file) return nothing;
    if (!Object.hasOwn(this.#files, file)) return nothing;
    return html`<div class="notice python-elsewhere" role="status">
      <span class="grow">${t('python.file.stoppedElsewhere', { name: file, line: problem.line })}</span>
      <button class="btn btn-s" type="button" @click=${() => this.workbench?.showFile(file)}>
        ${t('python.file.show', { name: file })}
      </button>
    </div>`;
  }

  /** What a keyboard on the screen makes hard to reach; only there by CSS. */
  #touchKeys(): TemplateResult | typeof nothing {
    if (this.readOnly || this.loading !== 'ready') return nothing;
    const key = (label: string, sign: TemplateResult | string, press: () => void): TemplateResult =>
      html`<button type="button" aria-label=${label} @pointerdown=${keepFocus} @click=${press}>
        ${sign}
      </button>`;
    return html`<div class="touch-keys" role="group" aria-label=${t('python.touch')}>
      ${key(t('python.touch.outdent'), '⇤', () => this.#page?.step('out'))}
      ${key(t('python.touch.indent'), '⇥', () => this.#page?.step('in'))}
      ${key(t('editor.undo'), icon('undo'), () => {
        this.#page?.undo(false);
      })}
      ${key(t('python.touch.select'), '↕', () => this.#page?.step('select'))}
      ${touchSigns.map((sign) => key(t('python.touch.sign', { sign }), sign, () => this.#page?.type(sign)))}
    </div>`;
  }

  #waiting(): TemplateResult {
    if (this.loading !== 'failed')
      return html`<p class="editor-waiting" role="status">${t('editor.loading.python')}</p>`;
    return html`<div class="editor-waiting" role="alert">
      <p>${t('editor.failed')}</p>
      <button class="btn" type="button" @click=${() => void this.#open()}>${t('editor.retry')}</button>
    </div>`;
  }

  protected override firstUpdated(): void {
    void this.#open();
    const page = this.querySelector('.python-page');
    // Out of sight (a phone shows one panel at a time) a card has no height; narrower, it is higher.
    if (page !== null) this.#resized.observe(page);
  }

  protected override updated(changes: PropertyValues<this>): void {
    const page = this.#page;
    if (page === undefined) return;
    page.sync(this.#files, this.#file);
    const board = this.#model.value;
    if (board !== this.#looked) {
      this.#looked = board;
      page.look();
    }
    if (changes.has('problem')) this.#follow();
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
    // What was said was said in the other language.
    this.news = undefined;
    // Before there is a page its words are still to come.
    if (this.#page !== undefined && sayMonacoWords()) this.#tell(t('python.words'), false);
    this.#page?.relabel();
    void this.updateComplete.then(() => {
      this.#point();
    });
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('workbench')) this.workbench?.python.prepare();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.loading === 'closed') void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.#newsTimer);
    // Who is moved to another place is back at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  #close(): void {
    this.#turn += 1;
    this.#page?.dispose();
    this.#page = this.#shown = undefined;
    this.loading = 'closed';
  }

  /** Asks for a new name for what the cursor is on, and gives it that name in all files. */
  async rename(): Promise<void> {
    const page = this.#page;
    if (page === undefined || this.readOnly) return;
    const { rename, renameTarget } = await import('../../python/rename.ts');
    const texts = page.textsOf(this.#files);
    const { file, offset } = page.place();
    const target = renameTarget(texts, file, offset);
    if (!target.ok) {
      this.#tell(messageFor(`python.rename.refused.${target.code}`, target.values) ?? '', false);
      page.focus();
      return;
    }
    const { name, uses } = target;
    const question =
      uses === 1
        ? t('python.rename.question.one', { name })
        : t('python.rename.question', { name, count: uses });
    const to = await askName(question, name, (text) => {
      const result = rename(texts, file, offset, text.normalize('NFC'));
      return result.ok || result.code === 'same'
        ? undefined
        : messageFor(`python.rename.refused.${result.code}`, result.values);
    });
    if (page !== this.#page) return;
    page.focus();
    // The program may have changed meanwhile, in another tab or by a check that put a line right.
    const now = page.textsOf(this.#files);
    const same = Object.keys(now).every((one) => now[one] === texts[one]);
    const result = to === null || !same ? undefined : rename(texts, file, offset, to.normalize('NFC'));
    if (to === null || result?.ok !== true) return;
    page.edit(result.edits);
    const files = [...result.edits.keys()].join(', ');
    this.#tell(
      result.edits.size === 1
        ? t('python.rename.done', { from: name, to })
        : t('python.rename.doneIn', { from: name, to, files }),
    );
  }

  /** Nobody is writing: what stopped the program is shown, in whichever file it is. */
  #follow(): void {
    const file = this.problem?.file;
    if (file === undefined || file === this.#file || this.problem?.line === undefined) return;
    if (!this.contains(document.activeElement)) this.workbench?.showFile(file);
  }

  #tell(sentence: string, done = true): void {
    announce(sentence);
    this.news = { sentence, done };
    window.clearTimeout(this.#newsTimer);
    this.#newsTimer = window.setTimeout(() => {
      this.news = undefined;
    }, 6000);
  }

  undo(redo = false): void {
    this.#page?.undo(redo);
  }

  /** Scrolls to a line of the file on screen, as soon as there is one. */
  async showLine(line: number): Promise<void> {
    this.#asked = line;
    await this.updateComplete;
    this.#showAsked();
  }

  #showAsked(): void {
    if (this.#page === undefined || this.#asked === undefined) return;
    this.#page.show(this.#asked);
    this.#asked = undefined;
  }

  override focus(): void {
    this.#page?.focus();
  }

  get #files(): Readonly<Record<string, string>> {
    return this.#project.value?.files ?? {};
  }

  /** The files beside the one on screen: what they hold can be imported. */
  #others(): Readonly<Record<string, string>> {
    const { [this.#file]: _shown, ...others } = this.#files;
    return others;
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

  #marksHere(): readonly EditorMark[] {
    return this.marks.filter((mark) => (mark.file ?? mainFile) === this.#file);
  }

  async #open(): Promise<void> {
    this.loading = 'waiting';
    const turn = (this.#turn += 1);
    const container = this.querySelector<HTMLElement>('.python-page');
    if (container === null) return;
    try {
      const { createPythonPage } = await loadPythonPage();
      const page = await createPythonPage(container, {
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
        findProblems: async ({ file, source, writing }) =>
          this.workbench?.python.diagnose(source, {
            ...(writing === undefined ? {} : { writing }),
            ...(this.#model.value === undefined ? {} : { board: this.#model.value }),
            files: Object.keys(this.#files).filter((name) => name !== file),
          }),
        findTypeProblems: async (file, source) => {
          const files = { ...this.#files, [file]: source };
          const found = await this.workbench?.python.checkTypes(files, this.#model.value);
          return found?.filter((one) => one.file === file);
        },
        read: {
          complete: async (place) =>
            (await this.workbench?.python.complete({
              ...place,
              files: this.#others(),
              ...(this.#model.value === undefined ? {} : { board: this.#model.value }),
            })) ?? [],
          call: async (place) => this.workbench?.python.call({ ...place, files: this.#others() }),
          hover: async (place) => this.workbench?.python.hover({ ...place, files: this.#others() }),
        },
        onTooMuch: (lines) => {
          this.tooManyLines = lines;
        },
        keys: {
          run: () => {
            this.dispatchEvent(new CustomEvent('run-asked', { bubbles: true }));
            void this.workbench?.run();
          },
          saved: () => {
            const failed = this.workbench?.saving.value.state === 'failed';
            this.#tell(t(failed ? 'python.saved.failed' : 'python.saved'), !failed);
          },
          rename: () => void this.rename(),
          showKeys: showKeyPanel,
        },
        onLinesSelected: (lines) => {
          this.dispatchEvent(
            new CustomEvent<LinesSelected>('lines-selected', { detail: lines, bubbles: true }),
          );
        },
      });
      if (turn !== this.#turn) {
        page.dispose();
        return;
      }
      this.#page = page;
      // What changed while it was on its way.
      page.setReadOnly(this.readOnly);
      page.sync(this.#files, this.#file);
      page.highlight(this.shownLines);
      this.loading = 'ready';
      await this.updateComplete;
      this.#point();
      this.#showAsked();
    } catch (error) {
      console.error(error);
      if (turn === this.#turn) this.loading = 'failed';
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
