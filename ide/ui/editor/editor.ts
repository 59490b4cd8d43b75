import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/translate.ts';
import type { ProgramProblem, Workbench } from '../../session/workbench.ts';
import type { ProgramPlace } from '../board/program-place.ts';
import { icon } from '../icon.ts';
import { mainFile } from '../../session/file-name.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import type { BlocksChange, EditorMark } from './blocks-editor.ts';
import './editor.css';
import { fitsSideBySide, mayFitSideBySide, rememberSideBySide, wantsSideBySide } from './editor-view.ts';
import { fetchEditor } from './fetch-editor.ts';
import { Findings } from './findings.ts';
import type { LinesSelected } from './python-page.ts';
import type { SideBySide } from './side-by-side.ts';

type Kind = 'blocks' | 'python';
const kinds: readonly Kind[] = ['blocks', 'python'];

/** What was selected last, and on which side. */
type Selected =
  | { readonly side: 'blocks'; readonly block: string }
  | { readonly side: 'python'; readonly from: number; readonly to: number };

/**
 * The program, as blocks, as Python or as both side by side, over one workbench. Each editor's code is loaded
 * when it is first shown, and stays: an editor out of sight keeps its place and its steps back.
 */
@customElement('pensa-editor')
export class Editor extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  @state() private loaded: readonly Kind[] = [];
  @state() private failed: Kind | undefined;
  @state() private full = false;
  @state() private shownPlace: ProgramPlace | undefined;
  /** The pupil wants both; they are shown where there is room. */
  @state() private wantsBoth = wantsSideBySide();
  /** Whether there is room for both now. */
  @state() private roomy = false;
  /** In the view of both: the side the pupil is at. */
  @state() private active: Kind | undefined;
  @state() private selected: Selected | undefined;
  @state() private side: SideBySide | undefined;
  readonly #project = new StoreController(this, () => this.workbench?.project);
  readonly #saving = new StoreController(this, () => this.workbench?.saving);
  readonly #problem = new StoreController(this, () => this.workbench?.problem);
  readonly #lesson = new StoreController(this, () => this.workbench?.player?.state);
  readonly #openFile = new StoreController(this, () => this.workbench?.openFile);
  readonly #model = new StoreController(this, () => this.workbench?.model);
  readonly #sizes = new ResizeObserver(() => {
    this.#measure();
  });
  readonly #findings = new Findings(
    () => this.workbench?.python,
    () => {
      this.requestUpdate();
    },
  );
  /** The whole screen was taken for the view of both, and is given back with it. */
  #fullForBoth = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.#measure();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.side?.close();
    this.side = undefined;
    this.#findings.close();
  }

  /** Scrolls to a place of the program, or to its block, and marks it. Only as Python are there other files. */
  async showPlace(place: ProgramPlace): Promise<void> {
    const { workbench } = this;
    const { file, line } = place;
    if (workbench === undefined || !Object.hasOwn(workbench.project.value.files, file)) return;
    if (file !== mainFile && !this.#shown.includes('python')) await workbench.switchEditor('python');
    workbench.showFile(file);
    this.shownPlace = place;
    await this.updateComplete;
    const python = this.querySelector('pensa-python-editor');
    if (file === mainFile && this.#at === 'blocks') this.querySelector('pensa-blocks-editor')?.showLine(line);
    else await python?.showLine(line);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('workbench')) {
      this.shownPlace = this.selected = this.active = undefined;
      this.side?.close();
      this.side = undefined;
    }
    if (changes.has('full' as keyof Editor)) this.#measure();
    const project = this.#project.value;
    if (project === undefined) return;
    // Who reads Python gets ready while Monaco is still on its way.
    if (changes.has('workbench') && this.#shown.includes('python')) this.workbench?.python.prepare();
    for (const kind of this.#shown)
      if (!this.loaded.includes(kind) && this.failed !== kind) void this.#load(kind);
    const source = project.files[mainFile] ?? '';
    if (this.#shown.includes('blocks'))
      this.#findings.look({
        source,
        board: this.#model.value,
        files: Object.keys(project.files).filter((name) => name !== mainFile),
      });
    if (!this.#both) return;
    if (this.side === undefined) void this.#openBoth();
    else this.side.show({ editor: project.editor, source, blocks: project.blocks });
  }

  protected override render(): TemplateResult | typeof nothing {
    const kind = this.#project.value?.editor;
    if (kind === undefined) return nothing;
    return html`<div
      class="editor ${this.full ? 'editor-full' : ''}"
      @keydown=${(event: KeyboardEvent) => {
        this.#pressed(event);
      }}
    >
      <div class="editor-bar">
        <div class="switch" role="group" aria-label=${t('editor.programAs')}>
          ${this.#switch('blocks', kind)}${this.#switch('python', kind)}
          ${mayFitSideBySide(window.innerWidth) ? this.#bothSwitch() : nothing}
        </div>
        <span class="grow"></span>
        ${
          this.#shown.includes('blocks')
            ? html`<button
                class="icon-btn"
                type="button"
                aria-label=${t('workspace.search')}
                aria-keyshortcuts="Control+F"
                @click=${() => void this.querySelector('pensa-blocks-editor')?.search()}
              >
                ${icon('check')}
              </button>`
            : nothing
        }
        ${this.#tool('undo', t('editor.undo'), () => this.#undo(false))}
        ${this.#tool('redo', t('editor.redo'), () => this.#undo(true))}
        <button
          class="icon-btn"
          type="button"
          aria-label=${t(this.full ? 'editor.leaveFullScreen' : 'editor.fullScreen')}
          aria-pressed=${this.full}
          @click=${() => {
            this.full = !this.full;
            this.#fullForBoth = false;
          }}
        >
          ${icon(this.full ? 'collapse' : 'expand')}
        </button>
      </div>
      <div class="editor-body ${this.#both ? 'editor-both' : ''}">${this.#blocks()}${this.#python()}</div>
    </div>`;
  }

  #tool(symbol: 'undo' | 'redo', label: string, press: () => void): TemplateResult {
    return html`<button
      class="icon-btn"
      type="button"
      aria-label=${label}
      ?disabled=${this.#readOnly}
      @click=${press}
    >
      ${icon(symbol)}
    </button>`;
  }

  #switch(kind: Kind, current: Kind): TemplateResult {
    return html`<button
      type="button"
      aria-pressed=${kind === current && !this.#both}
      ?disabled=${this.#readOnly && kind !== current}
      @click=${() => {
        this.#choose(kind);
      }}
    >
      ${icon(kind === 'blocks' ? 'blocks' : 'code', 'icon-s')}${t(`editor.${kind}`)}
    </button>`;
  }

  #bothSwitch(): TemplateResult {
    return html`<button
      class="switch-both"
      type="button"
      aria-pressed=${this.#both}
      title=${t('workspace.both.name')}
      @click=${(event: Event) => void this.#chooseBoth(event.currentTarget as HTMLElement)}
    >
      ${icon('both', 'icon-s')}${t('workspace.both')}
    </button>`;
  }

  #blocks(): TemplateResult {
    const project = this.#project.value;
    const side = this.#both ? this.side : undefined;
    const waits = side !== undefined && !side.inStep;
    return html`<section
      class="pane pane-blocks"
      aria-label=${t('editor.blocks')}
      ?hidden=${!this.#shown.includes('blocks')}
      data-waits=${side?.waits === true ? '' : nothing}
      @pointerdown=${() => side?.flush()}
      @focusin=${() => {
        this.active = 'blocks';
      }}
    >
      ${this.#paneHead('blocks')}
      <div class="pane-body">
        ${
          this.loaded.includes('blocks')
            ? html`<pensa-blocks-editor
                ?inert=${waits}
                .program=${project?.id}
                .document=${side === undefined ? project?.blocks : side.document}
                .source=${project?.files[mainFile]}
                .toolbox=${this.workbench?.player?.step.toolbox}
                .findings=${waits ? none : this.#findings.now}
                .readOnly=${this.#readOnly}
                .problem=${this.#at === 'blocks' ? this.#problem.value : undefined}
                .marks=${this.#shown.includes('blocks') && !waits ? this.#marks().filter(({ file }) => file === undefined || file === mainFile) : []}
                .linked=${this.#linkedBlocks()}
                @blocks-changed=${(event: CustomEvent<BlocksChange>) => {
                  this.#blocksChanged(event);
                }}
                @fix-asked=${(event: CustomEvent<ProgramProblem>) => void this.#mend(event.detail)}
                @block-selected=${(event: CustomEvent<string | undefined>) => {
                  this.#blockSelected(event.detail);
                }}
              ></pensa-blocks-editor>`
            : this.#waiting('blocks')
        }
        ${
          side?.waits === true
            ? html`<p class="pane-note" role="status">
                ${icon('waiting', 'icon-s')}${t('workspace.both.waits')}
              </p>`
            : nothing
        }
      </div>
    </section>`;
  }

  #python(): TemplateResult {
    const shown = this.#shown.includes('python');
    return html`<section
      class="pane pane-python"
      aria-label=${t('editor.python')}
      ?hidden=${!shown}
      @focusin=${() => {
        this.active = 'python';
      }}
    >
      ${this.#paneHead('python')}
      <div class="pane-body">
        ${
          this.loaded.includes('python')
            ? html`<pensa-python-editor
                .workbench=${this.workbench}
                .readOnly=${this.#readOnly}
                .problem=${this.#at === 'python' ? this.#problem.value : undefined}
                .marks=${shown ? this.#marks() : []}
                .shownLines=${this.#linkedLines()}
                @python-changed=${() => {
                  this.#pythonChanged();
                }}
                @lines-selected=${(event: CustomEvent<LinesSelected>) => {
                  this.#linesSelected(event.detail);
                }}
              ></pensa-python-editor>`
            : this.#waiting('python')
        }
      </div>
    </section>`;
  }

  /** Beside each other, each side says what it is and whether it leads. */
  #paneHead(kind: Kind): TemplateResult | typeof nothing {
    if (!this.#both) return nothing;
    // Where nothing may be changed, neither side leads.
    const leads = this.#at === kind && !this.#readOnly;
    const says =
      kind === 'blocks' && this.side?.waits === true
        ? t('workspace.both.waits.short')
        : t(leads ? 'workspace.both.leads' : 'workspace.both.follows');
    const role = this.#readOnly
      ? nothing
      : html`<span class="pane-role">${icon(leads ? 'correct' : 'loop', 'icon-s')}${says}</span>`;
    return html`<h2 class="pane-head ${leads ? 'pane-leads' : ''}">
      ${icon(kind === 'blocks' ? 'blocks' : 'code', 'icon-s')}<span>${t(`editor.${kind}`)}</span>${role}
    </h2>`;
  }

  #waiting(kind: Kind): TemplateResult | typeof nothing {
    if (!this.#shown.includes(kind)) return nothing;
    if (this.failed !== kind)
      return html`<p class="editor-waiting" role="status">${t(`editor.loading.${kind}`)}</p>`;
    return html`<div class="editor-waiting" role="alert">
      <p>${t('editor.failed')}</p>
      <button class="btn" type="button" @click=${() => void this.#load(kind)}>${t('editor.retry')}</button>
    </div>`;
  }

  get #both(): boolean {
    return this.wantsBoth && this.roomy;
  }

  get #shown(): readonly Kind[] {
    const kind = this.#project.value?.editor;
    if (kind === undefined) return [];
    return this.#both ? kinds : [kind];
  }

  /** The editor the pupil is at: what is undone, and where a problem is explained. */
  get #at(): Kind | undefined {
    const kind = this.#project.value?.editor;
    if (!this.#both || this.side?.inStep === false) return kind;
    return this.active ?? kind;
  }

  /** Another tab has the project: this one only reads along. */
  get #readOnly(): boolean {
    return this.#saving.value?.state === 'elsewhere';
  }

  /** Where the program stopped, what a check points at, and the line that was asked for. */
  #marks(): readonly EditorMark[] {
    const problem = this.#problem.value;
    if (problem?.line !== undefined)
      return [{ file: problem.file ?? mainFile, line: problem.line, kind: 'problem' }];
    const verdicts = Object.values(this.#lesson.value?.verdicts ?? {});
    const pointed = verdicts.find((verdict) => verdict.status === 'fail' && verdict.line !== undefined);
    if (pointed?.line !== undefined) return [{ line: pointed.line, kind: 'verdict' }];
    return this.shownPlace === undefined ? [] : [{ ...this.shownPlace, kind: 'shown' }];
  }

  #linkedLines(): readonly number[] {
    if (!this.#linked || this.selected?.side !== 'blocks') return none;
    return this.side?.linesOf(this.selected.block) ?? none;
  }

  #linkedBlocks(): readonly string[] {
    if (!this.#linked || this.selected?.side !== 'python') return none;
    return this.side?.blocksOf(this.selected.from, this.selected.to) ?? none;
  }

  /** Both are in sight, and what Python shows is what the blocks are of. */
  get #linked(): boolean {
    return this.#both && this.#openFile.value === mainFile;
  }

  #blockSelected(block: string | undefined): void {
    if (block !== undefined) this.selected = { side: 'blocks', block };
    // Blockly says late that nothing is selected: the pupil may be in the text by then.
    else if (this.selected?.side === 'blocks') this.selected = undefined;
  }

  #linesSelected({ file, from, to }: LinesSelected): void {
    // A text that changes under a cursor moves it; only where the pupil is, somebody has moved it.
    const here = this.querySelector('.pane-python')?.contains(document.activeElement) === true;
    if (this.#both && here && file === mainFile) this.selected = { side: 'python', from, to };
  }

  /** Looks whether there is room for both. */
  #measure(): boolean {
    const width = this.full ? window.innerWidth : this.clientWidth;
    // Out of sight there is no room at all: nothing is decided there.
    if (width > 0) this.roomy = fitsSideBySide(width);
    return this.roomy;
  }

  async #load(kind: Kind): Promise<void> {
    this.failed = undefined;
    // Its parts load one another; asked for together they come in one go.
    fetchEditor(kind);
    try {
      await (kind === 'blocks' ? import('./blocks-editor.ts') : import('./python-editor.ts'));
      this.loaded = [...new Set([...this.loaded, kind])];
    } catch (error) {
      console.error(error);
      this.failed = kind;
    }
  }

  #choose(kind: Kind): void {
    if (this.wantsBoth) {
      this.wantsBoth = false;
      rememberSideBySide(false);
      if (this.#fullForBoth) this.full = this.#fullForBoth = false;
    }
    void this.workbench?.switchEditor(kind);
  }

  /** Makes room first: the lesson text is folded; where that is not enough, the whole screen is taken. */
  async #chooseBoth(pressed: HTMLElement): Promise<void> {
    this.wantsBoth = true;
    rememberSideBySide(true);
    if (this.roomy) return;
    this.dispatchEvent(new CustomEvent('fold-asked', { bubbles: true }));
    await twoFrames();
    if (!this.#measure()) this.full = this.#fullForBoth = true;
    await this.updateComplete;
    pressed.focus();
  }

  async #openBoth(): Promise<void> {
    const { SideBySide } = await import('./side-by-side.ts');
    if (this.side !== undefined || !this.isConnected) return;
    this.side = new SideBySide(() => {
      this.requestUpdate();
    });
  }

  #undo(redo: boolean): void {
    if (this.#at === 'blocks') this.querySelector('pensa-blocks-editor')?.undo(redo);
    else this.querySelector('pensa-python-editor')?.undo(redo);
  }

  #blocksChanged({ detail }: CustomEvent<BlocksChange>): void {
    const { workbench } = this;
    this.shownPlace = undefined;
    this.side?.take(detail.document, detail.python);
    workbench?.editBlocks(detail.document, detail.python);
    // Side by side the pupil may come from Python: from now on the blocks say what the program is.
    if (workbench?.project.value.editor === 'python') void workbench.switchEditor('blocks');
  }

  /** Mends the line a block stands for: the blocks are those of the mended text, as a step that can be undone. */
  async #mend({ line, fix }: ProgramProblem): Promise<void> {
    const { workbench } = this;
    if (workbench === undefined || line === undefined || fix === undefined || this.#readOnly) return;
    const { mendBlocks } = await import('../../session/mend-blocks.ts');
    const { files, blocks } = workbench.project.value;
    const mended = mendBlocks(files[mainFile] ?? '', blocks, line, fix);
    if (mended === undefined) return;
    this.side?.take(mended.document, mended.python);
    workbench.editBlocks(mended.document, mended.python);
    if (workbench.project.value.editor === 'python') await workbench.switchEditor('blocks');
    this.querySelector('pensa-blocks-editor')?.focus();
  }

  /** The Python editor has put the text into the project already. */
  #pythonChanged(): void {
    this.shownPlace = undefined;
    const { workbench } = this;
    if (workbench?.project.value.editor === 'blocks' && workbench.openFile.value === mainFile)
      void workbench.switchEditor('python');
  }

  /** Escape leaves the whole screen, unless something inside the editor wanted it. */
  #pressed(event: KeyboardEvent): void {
    if (
      event.key === 'Escape' &&
      this.full &&
      !event.defaultPrevented &&
      (event.target as Element).closest('.editor-bar') !== null
    ) {
      this.full = this.#fullForBoth = false;
    }
  }
}

const none: readonly never[] = [];

/** What was asked of the page has been laid out. */
function twoFrames(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-editor': Editor;
  }
}
