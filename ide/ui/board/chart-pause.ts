import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber, t } from '../../i18n/translate.ts';

/** What is seen of a paused chart, in seconds since Run. */
export interface Pause {
  /** The right end of what is in sight. */
  readonly until: number;
  /** The moment of the pause: nothing later is shown. */
  readonly end: number;
  /** How much is in sight at once. */
  readonly window: number;
}

/** Says that the picture stands still, and lets look back over what has moved out of sight. */
export function renderPause(
  { until, end, window }: Pause,
  running: boolean,
  look: (until: number) => void,
): TemplateResult {
  const more = end - window > 0.5;
  return html`<div class="chart-pause">
    <p role="status">${t(running ? 'board.chart.paused' : 'board.chart.paused-stopped')}</p>
    ${
      more
        ? html`<input
            type="range"
            min=${Math.floor(window)}
            max=${Math.ceil(end)}
            step="1"
            .value=${String(Math.round(until))}
            aria-label=${t('board.chart.look-back')}
            aria-valuetext=${t('board.chart.look-back-to', { seconds: formatNumber(until, 0) })}
            @input=${(event: Event) => {
              look(Math.min(end, (event.target as HTMLInputElement).valueAsNumber));
            }}
          />`
        : nothing
    }
  </div>`;
}
