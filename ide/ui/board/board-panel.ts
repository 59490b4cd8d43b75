import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { messageFor, t } from '../../i18n/translate.ts';
import type { Workbench } from '../../session/workbench.ts';
import { icon } from '../icon.ts';
import type { PredictionOverlay } from '../lesson/overlay.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import './board-panel.css';
import './chart.ts';
import './microbit.ts';
import './sensors.ts';

/** Below this share of real time a pupil should know that the computer is slow, not the program. */
const slow = 0.8;
/** Milliseconds that it must stay so: what comes and goes would only push the chart up and down. */
const lasting = 3000;

/** The board of a workbench, its sensors, and what it records. */
@customElement('pensa-board-panel')
export class PensaBoardPanel extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  @property({ attribute: false }) prediction: PredictionOverlay | undefined;

  readonly #status = new StoreController(this, () => this.workbench?.board.status);
  readonly #ended = new StoreController(this, () => this.workbench?.ended);
  readonly #pace = new StoreController(this, () => this.workbench?.virtual?.pace);

  /** When the board fell behind; undefined while it keeps its pace. */
  #behindSince: number | undefined;

  protected override willUpdate(): void {
    const behind = this.#status.value?.state === 'running' && (this.#pace.value ?? 1) < slow;
    // The pace is told anew every second, so this is looked at again.
    this.#behindSince = behind ? (this.#behindSince ?? performance.now()) : undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { workbench } = this;
    if (workbench === undefined) return nothing;
    const { virtual, board, recording, player } = workbench;
    const status = this.#status.value;
    const lesson = player?.lesson;
    const pace = this.#pace.value ?? 1;
    return html`${
        virtual === undefined
          ? nothing
          : html`<div class="bench">
              <pensa-microbit
                .controls=${virtual}
                .model=${board.identity.value?.model ?? 'v1'}
              ></pensa-microbit>
              <pensa-sensors .controls=${virtual} .lessonSensors=${lesson?.sensors}></pensa-sensors>
            </div>`
      }
      ${
        status?.state === 'lost'
          ? html`<p class="board-trouble" role="status">
              ${icon('notyet')}<span>${messageFor(`board.error.${status.reason}`) ?? status.reason}</span>
            </p>`
          : nothing
      }
      ${
        this.#behindSince !== undefined && performance.now() - this.#behindSince >= lasting
          ? html`<p class="board-slow">
              ${icon('clock')}<span>${t('board.slow', { percent: Math.round(pace * 100) })}</span>
            </p>`
          : nothing
      }
      <pensa-chart
        .recording=${recording}
        .lessonSeries=${lesson?.series ?? noSeries}
        .prediction=${this.prediction}
        .runningSince=${status?.state === 'running' && this.#ended.value === undefined ? status.since : undefined}
        .tone=${virtual?.tone}
      ></pensa-chart>`;
  }
}

const noSeries: readonly never[] = [];

declare global {
  interface HTMLElementTagNameMap {
    'pensa-board-panel': PensaBoardPanel;
  }
}
