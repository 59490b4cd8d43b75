import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  emptyBlocksDocument,
  parseBlocksDocument,
  type BlocksDocument,
} from '../../blocks/blocks-document.ts';
import { generatePython } from '../../blocks/generate-python.ts';
import { messageFor, t } from '../../i18n/translate.ts';
import { icon, type IconName } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';
import './blocks-editor.css';
import type { BlocksWorkspace } from './blocks-workspace.ts';

/** Something to point at: a block by its id, or the block a line of the Python comes from. */
export interface EditorMark {
  readonly block?: string;
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

/** Longest line from a pointer to its block, in pixels. */
const longestReach = 48;

const markIcons: Readonly<Record<EditorMark['kind'], IconName>> = {
  verdict: 'notyet',
  problem: 'correct',
  shown: 'arrow',
};

/**
 * The blocks editor. Loads Blockly when it first comes into the page. Fires `blocks-changed`
 * ({@link BlocksChange}) after every change by the pupil.
 */
@customElement('pensa-blocks-editor')
export class BlocksEditor extends PensaElement {
  /** A blocks document as saved; anything else is shown as what is wrong with it. */
  @property({ attribute: false }) document: unknown = emptyBlocksDocument();
  /** Categories or block types on offer; missing means all. */
  @property({ attribute: false }) toolbox: readonly string[] | undefined;
  @property({ type: Boolean }) readOnly = false;
  @property({ attribute: false }) marks: readonly EditorMark[] = [];
  @state() private loading: 'waiting' | 'ready' | 'failed' = 'waiting';
  @state() private refusal: string | undefined;
  @state() private pointers: readonly Pointer[] = [];
  #workspace: BlocksWorkspace | undefined;
  /** What was last read from or given to the page, so that our own change does not come back as a new one. */
  #shown: BlocksDocument = emptyBlocksDocument();
  #known: unknown;
  #lines: readonly (string | undefined)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#workspace !== undefined) void this.updateComplete.then(() => this.#workspace?.resize());
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('document') && this.document !== this.#known) this.#read();
  }

  protected override render(): TemplateResult {
    return html`<div class="blocks-editor">
      <div class="blocks-canvas" role="group" aria-label=${t('editor.workspace')}></div>
      ${this.loading === 'ready' ? this.#overlay() : this.#waiting()}
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
    return html`${this.pointers.map(
        ({ mark, left, top, reach }) =>
          html`<p class="pointer pointer-${mark.kind}" style="left:${left}px;top:${top}px;--reach:${reach}px">
            ${icon(markIcons[mark.kind], 'icon-s')}${mark.label ?? t(`editor.mark.${mark.kind}`)}
          </p>`,
      )}
      <div class="zoom">
        ${this.#zoomButton('fit', 'fit', t('editor.zoom.fit'))}
        ${this.#zoomButton(1, 'plus', t('editor.zoom.in'))}
        ${this.#zoomButton(-1, 'minus', t('editor.zoom.out'))}
      </div>`;
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
      workspace.load(this.#shown);
    }
    if (changes.has('toolbox')) workspace.limit(this.toolbox);
    if (changes.has('readOnly') && changes.get('readOnly') !== undefined) this.#remake();
    if (changes.has('marks') || changes.has('document')) this.#mark();
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
    const id = this.#lines[line - 1];
    if (id !== undefined) this.#workspace?.show(id);
  }

  override focus(): void {
    this.#workspace?.focus();
  }

  #read(): void {
    const result = parseBlocksDocument(this.document ?? emptyBlocksDocument());
    if (result.ok) {
      this.#shown = result.document;
      this.refusal = undefined;
      this.#lines = generatePython(result.document).lines;
    } else {
      const { code, path, name = '' } = result.problem;
      this.refusal = messageFor(`editor.blocksProblem.${code}`, { path, name });
    }
  }

  async #open(): Promise<void> {
    this.loading = 'waiting';
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
      });
      // What changed while it was on its way.
      if (this.document !== this.#known) {
        this.#known = this.document;
        this.#workspace.load(this.#shown);
      }
      this.#workspace.limit(this.toolbox);
      this.loading = 'ready';
      await this.updateComplete;
      this.#mark();
    } catch (error) {
      console.error(error);
      this.loading = 'failed';
    }
  }

  #remake(): void {
    this.#workspace?.dispose();
    this.#workspace = undefined;
    void this.#open();
  }

  #changed(document: BlocksDocument, python: string): void {
    this.#shown = document;
    this.#known = document;
    this.document = document;
    this.#lines = generatePython(document).lines;
    this.dispatchEvent(
      new CustomEvent<BlocksChange>('blocks-changed', { detail: { document, python }, bubbles: true }),
    );
    this.#mark();
  }

  #idOf(mark: EditorMark): string | undefined {
    return mark.block ?? (mark.line === undefined ? undefined : this.#lines[mark.line - 1]);
  }

  #mark(): void {
    this.#workspace?.flag(this.marks.map((mark) => this.#idOf(mark)).filter((id) => id !== undefined));
    this.#follow();
  }

  /** Keeps the pointers beside their blocks, once a frame. */
  #follow(): void {
    if (this.marks.length === 0 && this.pointers.length === 0) return;
    requestAnimationFrame(() => {
      this.pointers = this.marks.flatMap((mark) => this.#pointer(mark));
      void this.updateComplete.then(() => {
        this.#keepInside();
      });
    });
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

declare global {
  interface HTMLElementTagNameMap {
    'pensa-blocks-editor': BlocksEditor;
  }
  interface HTMLElementEventMap {
    'blocks-changed': CustomEvent<BlocksChange>;
  }
}
