import { html, svg, type TemplateResult } from 'lit';
import { t } from '../../i18n/translate.ts';

/**
 * What the browser's chooser looks like, drawn: who sees it for the first time does not take it for a fault. The
 * device calls itself so in every language (its USB product name).
 */
export function chooserPictures(): TemplateResult {
  return html`<div class="chooser-help">
    <p class="small">${t('board.chooser.title')}</p>
    <ol>
      <li>
        <svg class="art" viewBox="0 0 200 84" aria-hidden="true">${frame()}${row(true)}${button(false)}</svg>
        <p class="small"><b>1.</b> ${t('board.chooser.pick')}</p>
      </li>
      <li>
        <svg class="art" viewBox="0 0 200 84" aria-hidden="true">${frame()}${row(false)}${button(true)}</svg>
        <p class="small"><b>2.</b> ${t('board.chooser.connect')}</p>
      </li>
    </ol>
  </div>`;
}

const frame = (): TemplateResult<2> =>
  svg`<rect class="l" x="3" y="3" width="194" height="78" rx="8"/><path class="l chooser-thin" d="M14 14h70"/>`;

const row = (now: boolean): TemplateResult<2> =>
  svg`<rect class=${now ? 'chooser-now' : 'chooser-row'} x="12" y="22" width="176" height="22" rx="4"/>
    <text class="chooser-text" x="20" y="37">BBC micro:bit CMSIS-DAP</text>
    ${now ? pointer(150, 36) : ''}`;

const button = (now: boolean): TemplateResult<2> =>
  svg`<rect class=${now ? 'chooser-now' : 'chooser-row'} x="118" y="53" width="70" height="21" rx="10"/>
    <text class="chooser-text" x="153" y="67" text-anchor="middle">${t('board.chooser.word')}</text>
    ${now ? pointer(176, 64) : ''}`;

const pointer = (x: number, y: number): TemplateResult<2> =>
  svg`<path class="chooser-pointer" transform="translate(${x} ${y})" d="M0 0l13 9-6 1 3 7-3 1-3-7-4 4Z"/>`;
