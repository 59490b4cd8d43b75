import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { formatNumber, t } from '../../i18n/translate.ts';
import type { Recording } from '../../samples/recording.ts';
import { longestName, longestUnit, runName, type Run, type RunMark } from '../../samples/run.ts';
import { announce } from '../app/announcer.ts';
import { icon } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import { dashes, type Compared } from './chart-source.ts';
import './runs-panel.css';

/**
 * Names of runs, which of them are compared, the marks of the present one, and units nobody printed. Fires
 * `compare-changed` (detail: {@link Compared}) and `sight-changed` (detail: `minute` or `whole`).
 */
@customElement('pensa-runs')
export class PensaRuns extends PensaElement {
  @property({ attribute: false }) recording: Recording | undefined;
  @property({ attribute: false }) compared: Compared = new Map();
  @property({ attribute: false }) sight: 'minute' | 'whole' = 'minute';
  /** Series whose unit can be set by hand. */
  @property({ attribute: false }) withoutUnit: readonly string[] = [];

  readonly #runs = new StoreController(this, () => this.recording?.runs.all);
  readonly #removed = new StoreController(this, () => this.recording?.runs.removed);
  readonly #units = new StoreController(this, () => this.recording?.runs.units);

  protected override render(): TemplateResult | typeof nothing {
    const runs = this.#runs.value ?? [];
    const present = runs.at(-1);
    if (present === undefined) return nothing;
    const earlier = runs.slice(0, -1).toReversed();
    return html`<section aria-labelledby="runs-list">
        <h3 id="runs-list">${t('board.runs.list')}</h3>
        <ul>
          <li class="run">
            <span></span>${sample([])} ${this.#name(present)}
            <span class="soft small">${t('board.runs.present')}</span>
          </li>
          ${repeat(
            earlier,
            (run) => run.id,
            (run) => this.#earlier(run),
          )}
        </ul>
        ${this.#undo()}
        ${earlier.length === 0 ? html`<p class="small soft">${t('board.runs.alone')}</p>` : nothing}
        ${this.compared.size >= dashes.length ? html`<p class="small">${t('board.runs.compare-most')}</p>` : nothing}
      </section>
      ${this.compared.size > 0 ? nothing : this.#sight()} ${this.#marks(present.marks)} ${this.#unitFields()}
      <p class="small soft">${t('board.runs.keep')}</p>`;
  }

  #name(run: Run): TemplateResult {
    return html`<input
      type="text"
      maxlength=${longestName}
      autocomplete="off"
      aria-label=${t('board.runs.name-of', { run: t('board.runs.number', { number: run.id }) })}
      .value=${runName(run)}
      @change=${(event: Event) => {
        const { value } = event.target as HTMLInputElement;
        // Its number is what a run is called anyway; only another name is kept.
        this.recording?.runs.rename(run.id, value === runName({ id: run.id, name: '' }) ? '' : value);
        this.requestUpdate();
      }}
    />`;
  }

  #earlier(run: Run): TemplateResult {
    const name = runName(run);
    const dash = this.compared.get(run.id);
    return html`<li class="run">
      <input
        type="checkbox"
        aria-label=${t('board.runs.compare', { run: name })}
        .checked=${dash !== undefined}
        ?disabled=${dash === undefined && this.compared.size >= dashes.length}
        @change=${(event: Event) => this.#compare(run, (event.target as HTMLInputElement).checked)}
      />
      ${dash === undefined ? html`<span></span>` : sample(dashes[dash] ?? [])} ${this.#name(run)}
      <button
        type="button"
        class="icon-btn"
        aria-label=${t('board.runs.remove', { run: name })}
        title=${t('board.runs.remove', { run: name })}
        @click=${() => this.#remove(run)}
      >
        ${icon('bin')}
      </button>
    </li>`;
  }

  #undo(): TemplateResult | typeof nothing {
    const removed = this.#removed.value;
    if (removed === undefined) return nothing;
    return html`<p class="runs-undo">
      <span>${t('board.runs.removed', { run: runName(removed) })}</span>
      <button
        type="button"
        class="btn btn-s"
        @click=${() => {
          this.recording?.runs.restore();
          announce(t('board.runs.restored', { run: runName(removed) }));
          this.#focusSoon('.run:not(:first-child) input');
        }}
      >
        ${icon('undo', 'icon-s')}${t('board.runs.restore')}
      </button>
    </p>`;
  }

  #sight(): TemplateResult {
    return html`<fieldset class="runs-sight">
      <legend>${t('board.runs.sight')}</legend>
      ${(['minute', 'whole'] as const).map(
        (sight) =>
          html`<label
            ><input
              type="radio"
              name="runs-sight"
              .checked=${this.sight === sight}
              @change=${() => this.#fire('sight-changed', sight)}
            />${t(`board.runs.sight-${sight}`)}</label
          >`,
      )}
    </fieldset>`;
  }

  #marks(marks: readonly RunMark[]): TemplateResult | typeof nothing {
    if (marks.length === 0) return nothing;
    return html`<section aria-labelledby="runs-marks">
      <h3 id="runs-marks">${t('board.runs.marks')}</h3>
      <ul>
        ${repeat(
          marks,
          (mark) => mark.number,
          ({ number, time, note }) =>
            html`<li class="run-mark">
              <span class="mark-number">${number}</span>
              <span class="small"
                >${t('board.chart.seconds', { seconds: formatNumber(time / 1000, 1) })}</span
              >
              <input
                type="text"
                maxlength=${longestName}
                autocomplete="off"
                aria-label=${t('board.runs.note-of', { number })}
                placeholder=${t('board.runs.note')}
                .value=${note}
                @change=${(event: Event) =>
                  this.recording?.runs.note(number, (event.target as HTMLInputElement).value)}
              />
              <button
                type="button"
                class="icon-btn"
                aria-label=${t('board.runs.remove-mark', { number })}
                title=${t('board.runs.remove-mark', { number })}
                @click=${() => {
                  this.recording?.runs.removeMark(number);
                  this.#focusSoon('.run input');
                }}
              >
                ${icon('bin')}
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #unitFields(): TemplateResult | typeof nothing {
    if (this.withoutUnit.length === 0) return nothing;
    return html`<section aria-labelledby="runs-units">
      <h3 id="runs-units">${t('board.runs.units')}</h3>
      <ul>
        ${repeat(
          this.withoutUnit,
          (series) => series,
          (series) =>
            html`<li class="run-unit">
              <bdi>${series}</bdi>
              <input
                type="text"
                maxlength=${longestUnit}
                autocomplete="off"
                aria-label=${t('board.runs.unit-of', { series })}
                placeholder=${t('board.runs.unit')}
                .value=${this.#units.value?.get(series) ?? ''}
                @change=${(event: Event) =>
                  this.recording?.runs.setUnit(series, (event.target as HTMLInputElement).value)}
              />
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #compare(run: Run, wanted: boolean): void {
    const compared = new Map(this.compared);
    compared.delete(run.id);
    if (wanted) {
      const used = new Set(compared.values());
      const free = dashes.findIndex((_dash, index) => !used.has(index));
      if (free < 0) return;
      compared.set(run.id, free);
    }
    this.#fire('compare-changed', compared);
    announce(t(wanted ? 'board.runs.compared' : 'board.runs.not-compared', { run: runName(run) }));
  }

  #remove(run: Run): void {
    if (this.compared.has(run.id)) this.#compare(run, false);
    this.recording?.runs.remove(run.id);
    announce(t('board.runs.removed', { run: runName(run) }));
    this.#focusSoon('.runs-undo button');
  }

  #fire(event: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true }));
  }

  #focusSoon(place: string): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(place)?.focus());
  }
}

/** A piece of line as the chart draws it. */
function sample(dash: readonly number[]): TemplateResult {
  return html`<svg class="run-sample" width="26" height="12" aria-hidden="true">
    ${svg`<path d="M1 6H25" stroke-dasharray=${dash.join(' ')} class=${dash.length === 0 ? 'now' : ''}></path>`}
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-runs': PensaRuns;
  }
}
