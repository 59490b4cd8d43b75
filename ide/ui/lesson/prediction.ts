import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { PredictionAnswer, PredictionTask } from '../../../lessons/format/lesson.ts';
import { localized, t } from '../../i18n/translate.ts';
import type { LessonPlayer } from '../../lesson/lesson-player.ts';
import { announce } from '../app/announcer.ts';
import { icon, marker } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import { answerText } from './answer-text.ts';
import './order-answer.ts';
import './sketch.ts';

/**
 * What a pupil says before seeing: a sheet of squared paper in place of the editor. Locked for good with
 * one more question, asked in place; after that it is only shown.
 */
@customElement('pensa-prediction')
export class Prediction extends PensaElement {
  @property({ attribute: false }) player: LessonPlayer | undefined;
  @state() private draft: PredictionAnswer | undefined;
  @state() private asking = false;
  readonly #state = new StoreController(this, () => this.player?.state);
  #step = '';

  protected override willUpdate(changes: PropertyValues<this>): void {
    const step = this.player?.step.id ?? '';
    if (step === this.#step && !changes.has('player')) return;
    this.#step = step;
    this.draft = undefined;
    this.asking = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { player } = this;
    const task = player?.step.predict;
    if (player === undefined || task === undefined) return nothing;
    const answer = this.#state.value?.answers[player.step.id];
    return html`<div class="prediction squared" data-phase="think">
      <header class="prediction-head">
        ${answer === undefined ? marker('think', 'now', 'marker-s') : icon('lock')}
        <h2>${t('lesson.predict.title')}</h2>
      </header>
      <div class="prediction-body" @answer-changed=${this.changed}>
        ${keyed(player.step.id, this.#task(player, task, answer))}
      </div>
      <footer class="prediction-foot">${this.#foot(answer)}</footer>
    </div>`;
  }

  #task(player: LessonPlayer, task: PredictionTask, answer: PredictionAnswer | undefined): TemplateResult {
    if (task.type === 'sketch') {
      return html`<pensa-sketch
        .task=${task}
        .series=${player.lesson.series.find((one) => one.name === task.series)}
        .answer=${answer?.type === 'sketch' ? answer : undefined}
      ></pensa-sketch>`;
    }
    if (answer !== undefined) {
      const said = answerText(player.lesson, player.step, answer);
      return html`<p class="question">${said?.question}</p>
        ${said?.answers.map((one) => html`<p class="locked-answer">${one}</p>`)}`;
    }
    switch (task.type) {
      case 'choice':
        return html`<fieldset class="choices">
          <legend class="question">${localized(task.question)}</legend>
          ${task.options.map(
            (option) =>
              html`<label class="card choice"
                ><input
                  type="radio"
                  name="choice"
                  value=${option.id}
                  @change=${() => this.#draft({ type: 'choice', option: option.id })}
                /><span>${localized(option.text)}</span></label
              >`,
          )}
        </fieldset>`;
      case 'order':
        return html`<p class="question">${localized(task.question)}</p>
          <pensa-order-answer .task=${task}></pensa-order-answer>`;
      case 'number':
        return html`<p class="question" id="number-question">${localized(task.question)}</p>
          <p class="number-answer">
            <input
              type="number"
              inputmode="decimal"
              step="0.1"
              min=${task.from}
              max=${task.to}
              aria-labelledby="number-question"
              @input=${(event: Event) => this.#number(event, task.from, task.to)}
            /><span>${task.unit}</span>
          </p>`;
    }
  }

  #foot(answer: PredictionAnswer | undefined): TemplateResult {
    if (answer !== undefined)
      return html`<p class="grow locked-note" tabindex="-1">${t('lesson.predict.locked')}</p>`;
    if (!this.asking) {
      return html`<button
        class="btn btn-lit lock"
        type="button"
        ?disabled=${this.draft === undefined}
        @click=${() => this.#ask(true)}
      >
        ${icon('lock')}${t('lesson.predict.lock')}
      </button>`;
    }
    return html`<p class="grow" role="alert">${t('lesson.predict.sure')}</p>
      <button class="btn" type="button" @click=${() => this.#ask(false)}>${t('lesson.predict.no')}</button>
      <button class="btn btn-lit sure" type="button" @click=${this.lock}>
        ${icon('lock')}${t('lesson.predict.yes')}
      </button>`;
  }

  private readonly changed = (event: CustomEvent<PredictionAnswer | null>): void => {
    this.#draft(event.detail ?? undefined);
  };

  #number(event: Event, from: number, to: number): void {
    const { valueAsNumber: value } = event.target as HTMLInputElement;
    const good = Number.isFinite(value) && value >= from && value <= to;
    this.#draft(good ? { type: 'number', value } : undefined);
  }

  #draft(answer: PredictionAnswer | undefined): void {
    this.draft = answer;
    if (answer === undefined) this.asking = false;
  }

  #ask(asking: boolean): void {
    this.asking = asking;
    void this.updateComplete.then(() => {
      this.querySelector<HTMLElement>(asking ? '.sure' : '.lock')?.focus();
    });
  }

  private readonly lock = (): void => {
    const { player, draft } = this;
    if (player === undefined || draft === undefined) return;
    this.asking = false;
    player.lockAnswer(player.step.id, draft);
    announce(t('lesson.predict.locked'));
    this.dispatchEvent(new CustomEvent('answer-locked', { bubbles: true }));
    // The button that had the focus is gone.
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.locked-note')?.focus());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-prediction': Prediction;
  }
}
