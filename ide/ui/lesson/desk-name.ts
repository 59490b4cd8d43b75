import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/translate.ts';
import { shownName } from '../../project/shown-name.ts';
import type { Workbench } from '../../session/workbench.ts';
import { icon } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';
import './desk-name.css';

/** The name of a free project as the desk's heading, and a pencil that makes it a field. */
@customElement('pensa-desk-name')
export class DeskName extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  @property() name = '';
  @state() private editing = false;

  protected override render(): TemplateResult | typeof nothing {
    const name = shownName(this.name) || t('projects.card.unnamed');
    if (!this.editing) {
      const mayChange = this.workbench?.saving.value.state !== 'elsewhere';
      return html`<h1 title=${name}><bdi>${name}</bdi></h1>
        ${
          mayChange
            ? html`<button
                class="icon-btn name-change"
                type="button"
                aria-label=${t('desk.name.change')}
                @click=${() => this.#edit()}
              >
                ${icon('correct', 'icon-s')}
              </button>`
            : nothing
        }`;
    }
    return html`<h1 class="hidden">${name}</h1>
      <form @submit=${this.submitted} @keydown=${this.pressed}>
        <input
          name="name"
          maxlength="80"
          autocomplete="off"
          spellcheck="false"
          aria-label=${t('desk.name')}
          .value=${shownName(this.name)}
          @blur=${() => this.#keep(false)}
        />
      </form>`;
  }

  #edit(): void {
    this.editing = true;
    void this.updateComplete.then(() => this.querySelector('input')?.select());
  }

  private readonly submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#keep(true);
  };

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.editing = false;
    this.#focusButton();
  };

  /** Enter, or a click elsewhere: what stands there is the name. Nothing at all is no name. */
  #keep(focus: boolean): void {
    if (!this.editing) return;
    const name = shownName(this.querySelector('input')?.value ?? '');
    this.editing = false;
    if (name !== '') this.workbench?.rename(name);
    if (focus) this.#focusButton();
  }

  #focusButton(): void {
    void this.updateComplete.then(() => this.querySelector('button')?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-desk-name': DeskName;
  }
}
