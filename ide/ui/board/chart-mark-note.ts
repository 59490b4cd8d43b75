import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n/translate.ts';
import { longestName, type RunMark } from '../../samples/run.ts';
import { icon } from '../icon.ts';

/**
 * A field over the chart for the note of a mark that was just set. It takes no focus away: the hand may be on
 * the lid. `done` gets the note, `''` when there is to be none.
 */
export function renderMarkNote(mark: RunMark, done: (note: string) => void): TemplateResult {
  const seconds = Math.round(mark.time / 100) / 10;
  return html`<form
    class="mark-note"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      done((event.currentTarget as HTMLFormElement).querySelector('input')?.value ?? '');
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape') done('');
    }}
  >
    ${icon('flag', 'icon-s')}<span>${t('board.runs.mark-at', { number: mark.number, seconds })}</span>
    <input
      type="text"
      maxlength=${longestName}
      autocomplete="off"
      aria-label=${t('board.chart.mark-note', { number: mark.number })}
      placeholder=${t('board.runs.note')}
    />
    <button type="submit" class="icon-btn" aria-label=${t('board.chart.mark-done')}>${icon('tick')}</button>
  </form>`;
}
