import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon, type IconName } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';

let count = 0;

/**
 * A button that opens a small panel below it. Not a `role=menu`: the panel holds ordinary controls, read
 * and reached in the ordinary way. Escape, a click elsewhere and leaving with Tab close it.
 */
@customElement('pensa-menu')
export class Menu extends PensaElement {
  @property() label = '';
  @property() symbol: IconName = 'more';
  /** Draws what is in the panel; asked only while it is open. */
  @property({ attribute: false }) content: (() => TemplateResult) | undefined;
  @state() private open = false;
  readonly #panelId = `menu-${String((count += 1))}`;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#pointed);
    this.addEventListener('keydown', this.#pressed);
    this.addEventListener('focusout', this.#left);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#pointed);
    this.removeEventListener('keydown', this.#pressed);
    this.removeEventListener('focusout', this.#left);
  }

  /** Shuts the panel; the focus goes back to the button when it was inside. */
  close(): void {
    if (!this.open) return;
    const inside = this.contains(document.activeElement);
    this.open = false;
    if (inside) this.querySelector('button')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<button
        class="icon-btn"
        type="button"
        aria-label=${this.label}
        aria-expanded=${this.open}
        aria-controls=${this.#panelId}
        @click=${() => {
          this.open = !this.open;
        }}
      >
        ${icon(this.symbol)}
      </button>
      <div class="menu-panel card" id=${this.#panelId} ?hidden=${!this.open}>
        ${this.open ? this.content?.() : ''}
      </div>`;
  }

  readonly #pointed = (event: Event): void => {
    if (this.open && event.target instanceof Node && !this.contains(event.target)) this.open = false;
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    this.close();
  };

  readonly #left = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && !this.contains(event.relatedTarget)) this.open = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-menu': Menu;
  }
}
