import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/translate.ts';
import type { Workbench } from '../../session/workbench.ts';
import { icon } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import type { BlocksChange, EditorMark } from './blocks-editor.ts';
import './editor.css';
import { fetchEditor } from './fetch-editor.ts';

type Kind = 'blocks' | 'python';

/**
 * The program, as blocks or as Python, over one workbench. Each editor's code is loaded when it is first
 * shown, and stays: an editor out of sight keeps its place and its steps back.
 */
@customElement('pensa-editor')
export class Editor extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  @state() private loaded: readonly Kind[] = [];
  @state() private failed: Kind | undefined;
  @state() private full = false;
  @state() private shownLine: number | undefined;
  readonly #project = new StoreController(this, () => this.workbench?.project);
  readonly #saving = new StoreController(this, () => this.workbench?.saving);
  readonly #problem = new StoreController(this, () => this.workbench?.problem);
  readonly #lesson = new StoreController(this, () => this.workbench?.player?.state);

  /** Scrolls to a line of the program (from 1), or to its block, and marks it. */
  showLine(line: number): void {
    this.shownLine = line;
    void this.updateComplete.then(() => {
      if (this.#kind === 'blocks') this.querySelector('pensa-blocks-editor')?.showLine(line);
      else this.querySelector('pensa-python-editor')?.showLine(line);
    });
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('workbench')) this.shownLine = undefined;
    const kind = this.#kind;
    if (kind !== undefined && !this.loaded.includes(kind) && this.failed !== kind) void this.#load(kind);
  }

  protected override render(): TemplateResult | typeof nothing {
    const kind = this.#kind;
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
        </div>
        <span class="grow"></span>
        <button
          class="icon-btn"
          type="button"
          aria-label=${t('editor.undo')}
          ?disabled=${this.#readOnly}
          @click=${() => this.#undo(false)}
        >
          ${icon('undo')}
        </button>
        <button
          class="icon-btn"
          type="button"
          aria-label=${t('editor.redo')}
          ?disabled=${this.#readOnly}
          @click=${() => this.#undo(true)}
        >
          ${icon('redo')}
        </button>
        <button
          class="icon-btn"
          type="button"
          aria-label=${t(this.full ? 'editor.leaveFullScreen' : 'editor.fullScreen')}
          aria-pressed=${this.full}
          @click=${() => {
            this.full = !this.full;
          }}
        >
          ${icon(this.full ? 'collapse' : 'expand')}
        </button>
      </div>
      <div class="editor-body">${this.#body(kind)}</div>
    </div>`;
  }

  #switch(kind: Kind, current: Kind): TemplateResult {
    return html`<button
      type="button"
      aria-pressed=${kind === current}
      @click=${() => void this.workbench?.switchEditor(kind)}
    >
      ${icon(kind === 'blocks' ? 'blocks' : 'code', 'icon-s')}${t(`editor.${kind}`)}
    </button>`;
  }

  #body(kind: Kind): TemplateResult {
    const project = this.#project.value;
    return html`${
      this.loaded.includes('blocks')
        ? html`<pensa-blocks-editor
            ?hidden=${kind !== 'blocks'}
            .document=${project?.blocks}
            .toolbox=${this.workbench?.player?.step.toolbox}
            .readOnly=${this.#readOnly}
            .marks=${kind === 'blocks' ? this.#marks() : []}
            @blocks-changed=${(event: CustomEvent<BlocksChange>) => {
              this.#blocksChanged(event);
            }}
          ></pensa-blocks-editor>`
        : nothing
    }
    ${
      this.loaded.includes('python')
        ? html`<pensa-python-editor
            ?hidden=${kind !== 'python'}
            .workbench=${this.workbench}
            .readOnly=${this.#readOnly}
            .problem=${this.#problem.value}
            .marks=${kind === 'python' ? this.#marks() : []}
            @python-changed=${(event: CustomEvent<string>) => {
              this.#pythonChanged(event);
            }}
          ></pensa-python-editor>`
        : nothing
    }
    ${this.loaded.includes(kind) ? nothing : this.#waiting(kind)}`;
  }

  #waiting(kind: Kind): TemplateResult {
    if (this.failed !== kind)
      return html`<p class="editor-waiting" role="status">${t(`editor.loading.${kind}`)}</p>`;
    return html`<div class="editor-waiting" role="alert">
      <p>${t('editor.failed')}</p>
      <button class="btn" type="button" @click=${() => void this.#load(kind)}>${t('editor.retry')}</button>
    </div>`;
  }

  get #kind(): Kind | undefined {
    return this.#project.value?.editor;
  }

  /** Another tab has the project: this one only reads along. */
  get #readOnly(): boolean {
    return this.#saving.value?.state === 'elsewhere';
  }

  /** Where the program stopped, what a check points at, and the line that was asked for. */
  #marks(): readonly EditorMark[] {
    const problem = this.#problem.value;
    if (problem?.line !== undefined) return [{ line: problem.line, kind: 'problem' }];
    const verdicts = Object.values(this.#lesson.value?.verdicts ?? {});
    const pointed = verdicts.find((verdict) => verdict.status === 'fail' && verdict.line !== undefined);
    if (pointed?.line !== undefined) return [{ line: pointed.line, kind: 'verdict' }];
    return this.shownLine === undefined ? [] : [{ line: this.shownLine, kind: 'shown' }];
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

  #undo(redo: boolean): void {
    if (this.#kind === 'blocks') this.querySelector('pensa-blocks-editor')?.undo(redo);
    else this.querySelector('pensa-python-editor')?.undo(redo);
  }

  #blocksChanged(event: CustomEvent<BlocksChange>): void {
    this.shownLine = undefined;
    this.workbench?.editBlocks(event.detail.document, event.detail.python);
  }

  #pythonChanged(event: CustomEvent<string>): void {
    this.shownLine = undefined;
    this.workbench?.editPython(event.detail);
  }

  /** Escape leaves the whole screen, unless something inside the editor wanted it. */
  #pressed(event: KeyboardEvent): void {
    if (
      event.key === 'Escape' &&
      this.full &&
      !event.defaultPrevented &&
      (event.target as Element).closest('.editor-bar') !== null
    ) {
      this.full = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-editor': Editor;
  }
}
