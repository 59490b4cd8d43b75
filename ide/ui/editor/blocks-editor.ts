import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  emptyBlocksDocument,
  parseBlocksDocument,
  type BlocksDocument,
} from '../../blocks/blocks-document.ts';
import { generatePython } from '../../blocks/generate-python.ts';
import type { Category } from '../../blocks/block-spec.ts';
import { messageFor, t } from '../../i18n/translate.ts';
import { holdsPython, wordsOfPython } from '../../session/block-words.ts';
import { lineLinks, type LineLinks } from '../../session/line-links.ts';
import type { ProgramProblem } from '../../session/workbench.ts';
import { icon, type IconName } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';
import './blocks-editor.css';
import './blocks-search.ts';
import type { BlockPlace } from './block-place.ts';
import type { BlocksWorkspace } from './blocks-workspace.ts';
import { cardPlace, type CardPlace } from './card-place.ts';
import type { Finding } from './findings.ts';
import { explainCard, explainTitle, type BlockSayer } from './explain-card.ts';

/** Something to point at: a block by its id, or the block a line of the Python comes from. */
export interface EditorMark {
  readonly block?: string;
  /** Missing: main.py. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  readonly kind: 'verdict' | 'problem' | 'shown';
  /** Short words beside the place; by default the kind's own. */
  readonly label?: string;
}

export interface BlocksChange {
  readonly document: BlocksDocument;
  readonly python: string;
}

/** A mark with its place in the canvas, in pixels; the line to the block is `reach` long. */
interface Pointer {
  readonly mark: EditorMark;
  readonly left: number;
  readonly top: number;
  readonly reach: number;
}

/** Something found wrong, with the place where its block's first row begins. */
interface Sign {
  readonly problem: Finding;
  readonly left: number;
  readonly top: number;
}

/** Longest line from a pointer to its block, in pixels. */
const longestReach = 48;

const markIcons: Readonly<Record<EditorMark['kind'], IconName>> = {
  verdict: 'notyet',
  problem: 'correct',
  shown: 'arrow',
};

/**
 * The blocks editor. Loads Blockly when it first comes into the page. Fires `blocks-changed`
 * ({@link BlocksChange}) after every change by the pupil, and `block-selected` (a block's id, or undefined).
 */
@customElement('pensa-blocks-editor')
export class BlocksEditor extends PensaElement {
  /** A blocks document as saved; anything else is shown as what is wrong with it. */
  @property({ attribute: false }) document: unknown = emptyBlocksDocument();
  /** Which program it is: another one begins with no steps back, the same one is changed as a step. */
  @property({ attribute: false }) program: string | undefined;
  /** The Python of the blocks, which may be set otherwise than blocks would set it. */
  @property({ attribute: false }) source: string | undefined;
  /** Categories or block types on offer; missing means all. */
  @property({ attribute: false }) toolbox: readonly string[] | undefined;
  @property({ type: Boolean }) readOnly = false;
  @property({ attribute: false }) marks: readonly EditorMark[] = [];
  /** Explained at its block until the pupil closes or mends it. */
  @property({ attribute: false }) problem: ProgramProblem | undefined;
  /** What is found wrong before anything runs: a small sign at each block, which opens its explanation. */
  @property({ attribute: false }) findings: readonly Finding[] = [];
  /** Blocks that belong to what is selected elsewhere. */
  @property({ attribute: false }) linked: readonly string[] = [];
  @state() private loading: 'waiting' | 'ready' | 'failed' = 'waiting';
  /** The blocks come onto the sheet, the first ones first. */
  @state() private filling = false;
  @state() private refusal: string | undefined;
  @state() private pointers: readonly Pointer[] = [];
  @state() private signs: readonly Sign[] = [];
  @state() private searching = false;
  /** The explanation that is open; a problem of a run opens by itself. */
  @state() private opened: ProgramProblem | undefined;
  @state() private card: CardPlace | undefined;
  #workspace: BlocksWorkspace | undefined;
  /** What was last read from or given to the page, so that our own change does not come back as a new one. */
  #shown: BlocksDocument = emptyBlocksDocument();
  #known: unknown;
  #isNew = false;
  #following = false;
  /** Of the document and the text as they are shown; made when something asks for lines. */
  #links: LineLinks | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#workspace !== undefined) void this.updateComplete.then(() => this.#workspace?.resize());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#workspace?.flush();
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('document') && this.document !== this.#known) this.#read();
    if (changes.has('document') || changes.has('source')) this.#links = undefined;
    if (changes.has('problem')) this.opened = this.problem;
    if (changes.has('findings') && this.opened !== this.problem && this.opened !== undefined) {
      const { key, line } = this.opened;
      this.opened = this.findings.find((one) => one.key === key && one.line === line);
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="blocks-editor" @keydown=${this.pressed}>
      <div ?inert=${this.refusal !== undefined}>
        <div class="blocks-canvas" role="group" aria-label=${t('editor.workspace')}></div>
      </div>
      ${this.loading === 'ready' ? this.#overlay() : this.#waiting()}
      ${
        this.loading === 'ready' && this.filling
          ? html`<p class="blocks-filling" role="status">${t('editor.loading.blocks')}</p>`
          : nothing
      }
      ${this.refusal === undefined ? nothing : html`<p class="editor-refusal" role="alert">${this.refusal}</p>`}
    </div>`;
  }

  #waiting(): TemplateResult {
    if (this.loading === 'waiting')
      return html`<p class="editor-waiting" role="status">${t('editor.loading.blocks')}</p>`;
    return html`<div class="editor-waiting" role="alert">
      <p>${t('editor.failed')}</p>
      <button class="btn" type="button" @click=${() => void this.#open()}>${t('editor.retry')}</button>
    </div>`;
  }

  #overlay(): TemplateResult {
    const opened = this.opened;
    return html`${this.signs.map(
        ({ problem, left, top }) =>
          html`<button
            class="block-sign block-sign-${problem.severity}"
            type="button"
            style="left:${left}px;top:${top}px"
            aria-label=${`${t('workspace.problem.open')} ${explainTitle(problem, this.#sayer(problem))}`}
            aria-expanded=${problem === opened}
            @click=${() => {
              this.opened = problem === this.opened ? undefined : problem;
            }}
          >
            ${icon('correct', 'icon-s')}
          </button>`,
      )}
      ${opened === undefined ? nothing : this.#explanation(opened)}
      ${this.pointers.map(
        ({ mark, left, top, reach }) =>
          html`<p class="pointer pointer-${mark.kind}" style="left:${left}px;top:${top}px;--reach:${reach}px">
            ${icon(markIcons[mark.kind], 'icon-s')}${mark.label ?? t(`editor.mark.${mark.kind}`)}
          </p>`,
      )}
      ${this.searching ? this.#search() : nothing}
      <div class="zoom">
        <button
          class="icon-btn"
          type="button"
          aria-label=${t('workspace.keys')}
          @click=${() => void showKeysHelp()}
        >
          ${icon('ask')}
        </button>
        ${this.#zoomButton('fit', 'fit', t('editor.zoom.fit'))}
        ${this.#zoomButton(1, 'plus', t('editor.zoom.in'))}
        ${this.#zoomButton(-1, 'minus', t('editor.zoom.out'))}
      </div>`;
  }

  #search(): TemplateResult {
    return html`<pensa-blocks-search
      .document=${this.#shown}
      .limits=${this.toolbox}
      .colourOf=${(category: Category) => this.#workspace?.colourOf(category) ?? ''}
      @hit-shown=${({ detail }: CustomEvent<string | undefined>) => {
        this.#workspace?.link(detail === undefined ? this.linked : [detail]);
      }}
      @hit-chosen=${({ detail }: CustomEvent<string>) => {
        this.#closeSearch();
        this.#workspace?.show(detail);
      }}
      @kind-chosen=${({ detail }: CustomEvent<string>) => {
        this.#closeSearch();
        this.#workspace?.add(detail);
      }}
      @search-closed=${() => {
        this.#closeSearch();
        this.focus();
      }}
    ></pensa-blocks-search>`;
  }

  /** Opens the search, or gives it the keyboard again; at once, or what is typed next would be keys of the blocks. */
  async search(): Promise<void> {
    if (this.loading !== 'ready') return;
    this.searching = true;
    await this.updateComplete;
    this.querySelector('pensa-blocks-search')?.focus();
  }

  #closeSearch(): void {
    this.searching = false;
    this.#workspace?.link(this.linked);
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    const { opened } = this;
    if (event.key === 'Escape' && opened !== undefined && this.#isAtCard(event.target)) {
      event.preventDefault();
      this.#closeCard(opened);
      return;
    }
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'f') {
      event.preventDefault();
      void this.search();
    } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const zoom = ({ '+': 1, '-': -1, '0': 'fit' } as const)[event.key];
      if (zoom !== undefined) this.#workspace?.zoom(zoom);
      else if (event.key === '?') void showKeysHelp();
      else return;
      event.preventDefault();
    }
  };

  #explanation(problem: ProgramProblem): TemplateResult {
    return html`<div
      class="block-card"
      data-side=${this.card?.side ?? 'right'}
      style=${this.card === undefined ? 'visibility:hidden' : `left:${this.card.left}px;top:${this.card.top}px`}
    >
      ${explainCard(
        problem,
        {
          fix: () => {
            this.opened = undefined;
            this.dispatchEvent(new CustomEvent('fix-asked', { detail: problem, bubbles: true }));
          },
          show: (line) => {
            this.showLine(line);
          },
          close: () => {
            this.#closeCard(problem);
          },
        },
        'blocks',
        this.#sayer(problem),
      )}
    </div>`;
  }

  /** Who writes Python in a block is told of Python, everybody else of blocks. */
  #sayer({ line }: ProgramProblem): BlockSayer {
    const id = line === undefined ? undefined : this.#blockOf(line);
    return id === undefined || holdsPython(this.#shown, id) ? () => undefined : wordsOfPython;
  }

  #isAtCard(target: EventTarget | null): boolean {
    return target instanceof Element && target.closest('.block-card, .block-sign') !== null;
  }

  /** Back to the block it was about. */
  #closeCard({ line }: ProgramProblem): void {
    this.opened = undefined;
    if (line !== undefined) this.showLine(line);
  }

  #zoomButton(direction: 1 | -1 | 'fit', symbol: IconName, label: string): TemplateResult {
    return html`<button
      class="icon-btn"
      type="button"
      aria-label=${label}
      @click=${() => this.#workspace?.zoom(direction)}
    >
      ${icon(symbol)}
    </button>`;
  }

  protected override firstUpdated(): void {
    void this.#open();
  }

  protected override updated(changes: PropertyValues<this>): void {
    const workspace = this.#workspace;
    if (workspace === undefined) return;
    if (changes.has('document') && this.document !== this.#known) {
      this.#known = this.document;
      if (this.#isNew || changes.has('program')) workspace.load(this.#shown, changes.has('program'));
    }
    if (changes.has('toolbox')) workspace.limit(this.toolbox);
    if (changes.has('readOnly') && changes.get('readOnly') !== undefined) this.#remake();
    if (changes.has('linked')) workspace.link(this.linked);
    if (changes.has('problem')) this.#reveal();
    if (['marks', 'document', 'problem', 'findings', 'opened'].some((name) => changes.has(name as 'marks')))
      this.#mark();
  }

  /** Brings what is explained into sight. */
  #reveal(): void {
    const line = this.problem?.line;
    const id = line === undefined ? undefined : this.#blockOf(line);
    if (id !== undefined) this.#workspace?.reveal(id);
  }

  protected override languageChanged(): void {
    void this.#workspace?.relabel().then(() => {
      this.#mark();
    });
  }

  undo(redo = false): void {
    this.#workspace?.undo(redo);
  }

  /** Scrolls to the block of a line of the Python and gives it the focus. */
  showLine(line: number): void {
    const id = this.#blockOf(line);
    if (id !== undefined) this.#workspace?.show(id);
  }

  override focus(): void {
    this.#workspace?.focus();
  }

  #read(): void {
    const result = parseBlocksDocument(this.document ?? emptyBlocksDocument());
    this.#isNew = false;
    if (result.ok) {
      // The same blocks in another object (saved elsewhere, read again) leave everything where it is.
      this.#isNew = JSON.stringify(result.document) !== JSON.stringify(this.#shown);
      this.#shown = result.document;
      this.refusal = undefined;
    } else {
      const { code, path, name = '' } = result.problem;
      this.refusal = messageFor(`editor.blocksProblem.${code}`, { path, name });
    }
  }

  async #open(): Promise<void> {
    this.loading = 'waiting';
    this.filling = false;
    this.#workspace?.dispose();
    this.#workspace = undefined;
    let broken = false as boolean;
    const canvas = this.querySelector<HTMLElement>('.blocks-canvas');
    if (canvas === null) return;
    try {
      const { createBlocksWorkspace } = await import('./blocks-workspace.ts');
      this.#known = this.document;
      this.#workspace = await createBlocksWorkspace(canvas, {
        document: this.#shown,
        limits: this.toolbox,
        readOnly: this.readOnly,
        onChange: (document, python) => {
          this.#changed(document, python);
        },
        onView: () => {
          this.#follow();
        },
        onFill: (state) => {
          this.filling = state === 'filling';
          if (state === 'failed') this.loading = 'failed';
          broken = state === 'failed';
        },
        onSelect: (blockId) => {
          this.dispatchEvent(
            new CustomEvent<string | undefined>('block-selected', { detail: blockId, bubbles: true }),
          );
        },
      });
      // What changed while it was on its way.
      if (this.document !== this.#known) {
        this.#known = this.document;
        this.#workspace.load(this.#shown, true);
      }
      this.#workspace.limit(this.toolbox);
      if (!broken) this.loading = 'ready';
      await this.updateComplete;
      this.#mark();
    } catch (error) {
      console.error(error);
      this.loading = 'failed';
    }
  }

  #remake(): void {
    void this.#open();
  }

  #changed(document: BlocksDocument, python: string): void {
    this.#shown = document;
    this.#known = document;
    this.document = document;
    this.source = python;
    this.#links = undefined;
    this.dispatchEvent(
      new CustomEvent<BlocksChange>('blocks-changed', { detail: { document, python }, bubbles: true }),
    );
    this.#mark();
  }

  #idOf(mark: EditorMark): string | undefined {
    return mark.block ?? (mark.line === undefined ? undefined : this.#blockOf(mark.line));
  }

  #blockOf(line: number): string | undefined {
    this.#links ??= lineLinks(this.#shown, this.source ?? generatePython(this.#shown).source);
    return this.#links.blocks[line - 1];
  }

  #mark(): void {
    this.#workspace?.flag(this.marks.map((mark) => this.#idOf(mark)).filter((id) => id !== undefined));
    this.#follow();
  }

  /** Keeps what points at blocks beside them, once a frame. */
  #follow(): void {
    const some = this.marks.length + this.pointers.length + this.findings.length + this.signs.length;
    if ((some === 0 && this.opened === undefined) || this.#following) return;
    this.#following = true;
    requestAnimationFrame(() => {
      this.#following = false;
      // The card says it in full.
      const marks = this.marks.filter(({ kind }) => kind !== 'problem' || this.opened !== this.problem);
      this.pointers = marks.flatMap((mark) => this.#pointer(mark));
      this.signs = this.findings.flatMap((problem) => this.#sign(problem));
      this.#placeCard();
      void this.updateComplete.then(() => {
        this.#keepInside();
      });
    });
  }

  #placeOf(line: number | undefined): BlockPlace | undefined {
    const id = line === undefined ? undefined : this.#blockOf(line);
    return id === undefined ? undefined : this.#workspace?.place(id);
  }

  #sign(problem: Finding): Sign[] {
    const place = this.#placeOf(problem.line);
    if (place === undefined || place.left < (this.#workspace?.edge ?? 0)) return [];
    // In front of a value are words that must be seen: its sign is on its own corner, where it has none.
    const [left, top] = place.isValue ? [place.left + 24, place.top + 2] : [place.left, place.middle];
    return [{ problem, left: Math.round(left), top: Math.round(top) }];
  }

  #placeCard(): void {
    const place = this.#placeOf(this.opened?.line);
    const element = this.querySelector<HTMLElement>('.block-card');
    this.card =
      place === undefined || element === null
        ? undefined
        : cardPlace(
            place,
            { width: element.offsetWidth, height: element.offsetHeight },
            { width: this.clientWidth, height: this.clientHeight },
            this.#workspace?.edge ?? 0,
          );
  }

  #pointer(mark: EditorMark): Pointer[] {
    const id = this.#idOf(mark);
    const place = id === undefined ? undefined : this.#workspace?.place(id);
    if (place === undefined) return [];
    return [
      {
        mark,
        left: Math.round(place.right) + longestReach,
        top: Math.round(place.middle),
        reach: longestReach,
      },
    ];
  }

  /** A pointer that would leave the canvas comes nearer to its block. */
  #keepInside(): void {
    const room = this.clientWidth - 16;
    const elements = [...this.querySelectorAll<HTMLElement>('.blocks-editor > .pointer')];
    const pointers = this.pointers.map((pointer, index) => {
      const over = pointer.left + (elements[index]?.offsetWidth ?? 0) - room;
      if (over <= 0) return pointer;
      return { ...pointer, left: pointer.left - over, reach: Math.max(0, pointer.reach - over) };
    });
    if (pointers.some((pointer, index) => pointer.left !== this.pointers[index]?.left))
      this.pointers = pointers;
  }
}

async function showKeysHelp(): Promise<void> {
  const { showKeys } = await import('./keys-help.ts');
  showKeys();
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-blocks-editor': BlocksEditor;
  }
  interface HTMLElementEventMap {
    'blocks-changed': CustomEvent<BlocksChange>;
    'block-selected': CustomEvent<string | undefined>;
    'fix-asked': CustomEvent<ProgramProblem>;
  }
}
