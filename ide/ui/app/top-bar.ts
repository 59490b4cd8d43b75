import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../i18n/translate.ts';
import { mark } from '../icon.ts';
import './language-button.ts';
import './menu.ts';
import './theme-choice.ts';

/** What a page is called in the bar, for eyes only: the page's own heading says it to everybody else. */
export interface BarTitle {
  readonly title: string;
  readonly under: string;
}

/** The bar over the home page, the adults' pages and whatever could not open. */
export function topBar(page?: BarTitle): TemplateResult {
  return html`<header class="topbar">
    <a class="brand" href="#/" aria-label=${t('shell.home')}
      >${mark()}${page === undefined ? 'Pensabit' : nothing}</a
    >
    ${
      page === undefined
        ? nothing
        : html`<div aria-hidden="true">
            <p class="title">${page.title}</p>
            <p class="under">${page.under}</p>
          </div>`
    }
    <span class="grow"></span>
    <pensa-language-button></pensa-language-button>
    <pensa-menu
      label=${t('shell.settings')}
      symbol="settings"
      .content=${() => html`<pensa-theme-choice></pensa-theme-choice>`}
    ></pensa-menu>
  </header>`;
}
