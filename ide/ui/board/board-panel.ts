import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../i18n/translate.ts';
import type { BoardTrouble } from '../../session/board-hookup.ts';
import type { Workbench } from '../../session/workbench.ts';
import { icon } from '../icon.ts';
import type { PredictionOverlay } from '../lesson/overlay.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import './board-card.ts';
import './board-panel.css';
import { troubleCard } from './board-trouble.ts';
import './chart.ts';
import './microbit.ts';
import { remediesFor, type Remedy } from './remedies.ts';
import './sensors.ts';

/** Below this share of real time a pupil should know that the computer is slow, not the program. */
const slow = 0.8;
/** Milliseconds that it must stay so: what comes and goes would only push the chart up and down. */
const lasting = 3000;

/** The board of a workbench, its sensors, what is wrong with it, and what it records. */
@customElement('pensa-board-panel')
export class PensaBoardPanel extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  @property({ attribute: false }) prediction: PredictionOverlay | undefined;

  readonly #status = new StoreController(this, () => this.workbench?.board.status);
  readonly #ended = new StoreController(this, () => this.workbench?.ended);
  readonly #kind = new StoreController(this, () => this.workbench?.boards.kind);
  readonly #identity = new StoreController(this, () => this.workbench?.board.identity);
  readonly #trouble = new StoreController(this, () => this.workbench?.hookup.trouble);
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
    const { virtual, recording, player } = workbench;
    const status = this.#status.value;
    const lesson = player?.lesson;
    const pace = this.#pace.value ?? 1;
    return html`${
        virtual === undefined
          ? html`<pensa-board-card
              .workbench=${workbench}
              data-kind=${this.#kind.value ?? nothing}
            ></pensa-board-card>`
          : html`<div class="bench">
              <pensa-microbit
                .controls=${virtual}
                .model=${this.#identity.value?.model ?? 'v1'}
              ></pensa-microbit>
              <pensa-sensors .controls=${virtual} .lessonSensors=${lesson?.sensors}></pensa-sensors>
            </div>`
      }
      ${this.#troubles(workbench)}
      ${
        this.#behindSince !== undefined && performance.now() - this.#behindSince >= lasting
          ? html`<p class="board-slow">
              ${icon('clock')}<span>${t('board.slow', { percent: Math.round(pace * 100) })}</span>
            </p>`
          : nothing
      }
      <pensa-chart
        .recording=${recording}
        ?tall=${virtual === undefined}
        .lessonSeries=${lesson?.series ?? noSeries}
        .prediction=${this.prediction}
        .runningSince=${status?.state === 'running' && this.#ended.value === undefined ? status.since : undefined}
        .tone=${virtual?.tone}
        .clock=${virtual}
      ></pensa-chart>`;
  }

  #troubles(workbench: Workbench): TemplateResult | typeof nothing {
    const trouble = this.#trouble.value;
    if (trouble === undefined) return nothing;
    const { ways, kind } = workbench.boards;
    return troubleCard(trouble, remediesFor(trouble, ways, kind.value), (remedy) => {
      void this.#mend(workbench, trouble, remedy);
    });
  }

  async #mend({ hookup }: Workbench, { kind, during }: BoardTrouble, remedy: Remedy): Promise<void> {
    // What was on its way when it happened goes on from there.
    if (remedy === 'again' && during === 'run') this.#askRun();
    else if (remedy === 'again') await hookup.take(kind);
    else if (remedy === 'choose') await hookup.take(kind, { another: true });
    else if ((await hookup.take(remedy)) && remedy === 'hex') this.#askRun();
  }

  #askRun(): void {
    this.dispatchEvent(new CustomEvent('run-again', { bubbles: true }));
  }
}

const noSeries: readonly never[] = [];

declare global {
  interface HTMLElementTagNameMap {
    'pensa-board-panel': PensaBoardPanel;
  }
}
