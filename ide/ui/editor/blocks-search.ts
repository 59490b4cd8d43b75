import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Category } from '../../blocks/block-spec.ts';
import type { BlocksDocument } from '../../blocks/blocks-document.ts';
import { t } from '../../i18n/translate.ts';
import { searchKinds, searchProgram, type BlockHit, type KindHit } from '../../session/block-search.ts';
import { icon } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';
import './blocks-search.css';
import { drawerIcons } from './drawer-icons.ts';

type Hit = { readonly block: BlockHit } | { readonly kind: KindHit };

/**
 * One field that finds blocks of the program and kinds of blocks to add. Fires `hit-shown` (a block's id) while the
 * pupil goes from hit to hit, `hit-chosen` (a block's id), `kind-chosen` (a block's type) and `search-closed`.
 */
@customElement('pensa-blocks-search')
export class BlocksSearch extends PensaElement {
  @property({ attribute: false }) document: BlocksDocument | undefined;
  /** Categories or block types on offer in the lesson: they come first. */
  @property({ attribute: false }) limits: readonly string[] | undefined;
  /** The colour of a drawer's blocks. */
  @property({ attribute: false }) colourOf: (category: Category) => string = () => '';
  @state() private query = '';
  /** Which hit the keyboard is at. */
  @state() private at = -1;

  protected override firstUpdated(): void {
    this.focus();
  }

  override focus(): void {
    const input = this.querySelector('input');
    input?.focus();
    input?.select();
  }

  protected override render(): TemplateResult {
    const { blocks, kinds } = this.#found();
    const hits = blocks.length + kinds.length;
    const asked = this.query.trim() !== '';
    return html`<div class="blocks-search" role="search" @keydown=${this.pressed}>
      <div class="blocks-search-field">
        ${icon('check', 'icon-s')}
        <input
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          maxlength="100"
          aria-label=${t('workspace.search.field')}
          aria-expanded=${hits > 0}
          aria-controls="blocks-search-hits"
          aria-autocomplete="list"
          aria-activedescendant=${this.at >= 0 ? `blocks-search-${String(this.at)}` : nothing}
          placeholder=${t('workspace.search.example')}
          .value=${this.query}
          @input=${(event: Event) => {
            this.query = (event.target as HTMLInputElement).value;
            this.at = -1;
          }}
        />
        <button
          class="icon-btn"
          type="button"
          aria-label=${t('workspace.search.close')}
          @click=${() => {
            this.#fire('search-closed');
          }}
        >
          ${icon('close', 'icon-s')}
        </button>
      </div>
      <p class="blocks-search-none" role="status">
        ${!asked ? nothing : hits === 0 ? html`<span>${t('workspace.search.none')}</span>` : html`<span class="hidden">${this.#count(blocks.length, kinds.length)}</span>`}
      </p>
      <div
        id="blocks-search-hits"
        role="listbox"
        aria-label=${t('workspace.search.hits')}
        ?hidden=${hits === 0}
      >
        ${
          blocks.length === 0
            ? nothing
            : html`<div role="group" aria-label=${t('workspace.search.program')}>
                <p class="blocks-search-group" aria-hidden="true">
                  ${t('workspace.search.program')}<span>${blocks.length}</span>
                </p>
                ${blocks.map((hit, index) => this.#option(index, hit.category, hit.words, ''))}
              </div>`
        }
        ${
          kinds.length === 0
            ? nothing
            : html`<div role="group" aria-label=${t('workspace.search.kinds')}>
                <p class="blocks-search-group" aria-hidden="true">${t('workspace.search.kinds')}</p>
                ${kinds.map((hit, index) =>
                  this.#option(blocks.length + index, hit.category, hit.words, hit.python),
                )}
              </div>`
        }
      </div>
    </div>`;
  }

  #count(blocks: number, kinds: number): string {
    return t('workspace.search.count', { blocks, kinds });
  }

  #option(index: number, category: Category | undefined, words: string, python: string): TemplateResult {
    const about = category ?? 'python';
    return html`<button
      class="blocks-search-hit"
      type="button"
      role="option"
      tabindex="-1"
      id="blocks-search-${index}"
      aria-selected=${index === this.at}
      @pointerdown=${(event: Event) => {
        // The field keeps the keyboard.
        event.preventDefault();
      }}
      @click=${() => {
        this.#choose(index);
      }}
    >
      <span class="blocks-search-kind" style="--k:${this.colourOf(about)}"
        >${icon(drawerIcons[about], 'icon-s')}</span
      >
      <span class="blocks-search-words">${words}</span>
      ${python === '' ? nothing : html`<code>${python}</code>`}
    </button>`;
  }

  #found(): { readonly blocks: readonly BlockHit[]; readonly kinds: readonly KindHit[] } {
    return {
      blocks: this.document === undefined ? [] : searchProgram(this.query, this.document),
      kinds: searchKinds(this.query, this.limits),
    };
  }

  #hit(index: number): Hit | undefined {
    const { blocks, kinds } = this.#found();
    const block = blocks[index];
    if (block !== undefined) return { block };
    const kind = kinds[index - blocks.length];
    return kind === undefined ? undefined : { kind };
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      this.#go(move);
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      this.#choose(Math.max(this.at, 0));
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.#fire('search-closed');
    }
  };

  /** To the next hit, round and round; a block of the program is shown on the way. */
  #go(by: number): void {
    const { blocks, kinds } = this.#found();
    const count = blocks.length + kinds.length;
    if (count === 0) return;
    this.at = this.at < 0 && by < 0 ? count - 1 : (this.at + by + count) % count;
    void this.updateComplete.then(() => {
      this.querySelector(`#blocks-search-${String(this.at)}`)?.scrollIntoView({ block: 'nearest' });
    });
    const hit = this.#hit(this.at);
    this.#fire('hit-shown', hit !== undefined && 'block' in hit ? hit.block.id : undefined);
  }

  #choose(index: number): void {
    const hit = this.#hit(index);
    if (hit === undefined) return;
    if ('block' in hit) this.#fire('hit-chosen', hit.block.id);
    else this.#fire('kind-chosen', hit.kind.type);
  }

  #fire(name: string, detail?: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-blocks-search': BlocksSearch;
  }
}
