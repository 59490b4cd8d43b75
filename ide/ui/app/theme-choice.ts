import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { t } from '../../i18n/translate.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import { chooseTheme, theme, themes } from './preferences.ts';

/** The four themes as radio buttons; the page changes at once. */
@customElement('pensa-theme-choice')
export class ThemeChoice extends PensaElement {
  readonly #theme = new StoreController(this, () => theme);

  protected override render(): TemplateResult {
    return html`<fieldset class="choice-list">
      <legend>${t('shell.theme')}</legend>
      ${themes.map(
        (name) =>
          html`<label
            ><input
              type="radio"
              name="theme"
              value=${name}
              .checked=${this.#theme.value === name}
              @change=${() => chooseTheme(name)}
            />${t(`shell.theme.${name}`)}</label
          >`,
      )}
    </fieldset>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-theme-choice': ThemeChoice;
  }
}
