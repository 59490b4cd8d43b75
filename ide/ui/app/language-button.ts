import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { language, t, type Language } from '../../i18n/translate.ts';
import { icon } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';
import { announce } from './announcer.ts';
import { chooseLanguage } from './preferences.ts';

/** Switches between the two languages at once, and says so when the other one does not arrive. */
@customElement('pensa-language-button')
export class LanguageButton extends PensaElement {
  @state() private failed = false;

  protected override render(): TemplateResult {
    return html`<button class="btn lang" type="button" @click=${() => this.switch()}>
        ${icon('globe')}${language.value.language.toUpperCase()}<span class="hidden"
          >, ${t('shell.switchLanguage')}</span
        >
      </button>
      ${this.failed ? html`<p class="toast" role="alert">${t('shell.languageFailed')}</p>` : ''}`;
  }

  private async switch(): Promise<void> {
    const other: Language = language.value.language === 'it' ? 'en' : 'it';
    try {
      await chooseLanguage(other);
      this.failed = false;
      announce(other === 'it' ? 'Italiano' : 'English');
    } catch {
      this.failed = true;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-language-button': LanguageButton;
  }
}
