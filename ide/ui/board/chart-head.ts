import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n/translate.ts';
import type { Recording } from '../../samples/recording.ts';
import { runName } from '../../samples/run.ts';
import '../app/menu.ts';
import { icon } from '../icon.ts';
import type { Compared } from './chart-source.ts';
import './runs-panel.ts';

/** What stands above the chart, and what its buttons do. */
export interface ChartHead {
  /** Groups of series to choose from, as they are called. */
  readonly names: readonly string[];
  readonly chosen: number;
  readonly unit: string;
  readonly recording: Recording | undefined;
  readonly running: boolean;
  readonly hasData: boolean;
  readonly paused: boolean;
  /** There is something that moves, or that has moved out of sight. */
  readonly pausable: boolean;
  readonly compared: Compared;
  readonly sight: 'minute' | 'whole';
  readonly withoutUnit: readonly string[];
  readonly choose: (index: number) => void;
  readonly pause: () => void;
  readonly mark: () => void;
  readonly compare: (compared: Compared) => void;
  readonly see: (sight: 'minute' | 'whole') => void;
  readonly save: () => void;
}

/** The chart's name and its few tools; all that is not needed at every lesson is in the panel of runs. */
export function renderHead(head: ChartHead): TemplateResult {
  const name = head.names[head.chosen] ?? t('board.chart.title');
  const runs = head.recording?.runs.all.value ?? [];
  const present = runs.at(-1);
  // One run alone needs no name.
  const run = runs.length > 1 && present !== undefined ? runName(present) : '';
  const old = !head.running && head.hasData && run === '' ? t('board.chart.last-run') : '';
  const note = [head.unit, run, old].filter((one) => one !== '').join(' · ');
  const pauseLabel = t(head.paused ? 'board.chart.go-on' : 'board.chart.pause');
  return html`<div class="data-head">
    ${
      head.names.length > 1
        ? html`<h2 id="chart-title" class="hidden">${name}</h2>
            <select
              aria-label=${t('board.chart.pick')}
              @change=${(event: Event) => head.choose((event.target as HTMLSelectElement).selectedIndex)}
            >
              ${head.names.map(
                (one, index) => html`<option ?selected=${index === head.chosen}>${one}</option>`,
              )}
            </select>`
        : html`<h2 id="chart-title" title=${name}>${name}</h2>`
    }
    <span class="soft small data-note" title=${note}>${note}</span>
    <span class="grow"></span>
    <span class="data-tools">
      <button
        type="button"
        class="icon-btn"
        aria-label=${pauseLabel}
        title=${pauseLabel}
        ?disabled=${!head.pausable && !head.paused}
        @click=${head.pause}
      >
        ${icon(head.paused ? 'run' : 'pause')}
      </button>
      <button
        type="button"
        class="icon-btn mark-now"
        aria-label=${t('board.chart.mark')}
        aria-keyshortcuts="Alt+M"
        title=${t('board.chart.mark')}
        ?disabled=${!head.running}
        @click=${head.mark}
      >
        ${icon('flag')}
      </button>
      <pensa-menu
        class="runs-menu"
        .label=${t('board.runs.title')}
        symbol="runs"
        .content=${() =>
          html`<pensa-runs
            .recording=${head.recording}
            .compared=${head.compared}
            .sight=${head.sight}
            .withoutUnit=${head.withoutUnit}
            @compare-changed=${(event: CustomEvent<Compared>) => head.compare(event.detail)}
            @sight-changed=${(event: CustomEvent<'minute' | 'whole'>) => head.see(event.detail)}
          ></pensa-runs>`}
      ></pensa-menu>
      <button
        type="button"
        class="btn btn-quiet btn-s"
        aria-label=${t('board.chart.csv-label')}
        title=${t('board.chart.csv-label')}
        ?disabled=${!head.hasData && runs.length < 2}
        @click=${head.save}
      >
        ${icon('file', 'icon-s')}${t('board.chart.csv')}
      </button>
    </span>
  </div>`;
}
