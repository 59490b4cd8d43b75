import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n/translate.ts';
import { mark } from '../icon.ts';
import './language-button.ts';
import './menu.ts';
import './theme-choice.ts';

/** The bar over the home page, the adults' pages and whatever could not open. */
export function topBar(): TemplateResult {
  return html`<header class="topbar">
    <a class="brand" href="#/" aria-label=${t('shell.home')}>${mark()}Pensabit</a>
    <span class="grow"></span>
    <pensa-language-button></pensa-language-button>
    <pensa-menu
      label=${t('shell.settings')}
      symbol="settings"
      .content=${() => html`<pensa-theme-choice></pensa-theme-choice>`}
    ></pensa-menu>
  </header>`;
}
