import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { phases, type Phase, type Step } from '../../../lessons/format/lesson.ts';
import { t } from '../../i18n/translate.ts';
import type { LessonPlayer } from '../../lesson/lesson-player.ts';
import { isStepDone } from '../../lesson/step-progress.ts';
import { icon, marker } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';

/** The four phases, where the pupil is in them, and the way to any of them: nothing is ever shut. */
@customElement('pensa-stepper')
export class Stepper extends PensaElement {
  @property({ attribute: false }) player: LessonPlayer | undefined;
  readonly #state = new StoreController(this, () => this.player?.state);

  protected override render(): TemplateResult | typeof nothing {
    const { player } = this;
    if (player === undefined || this.#state.value === undefined) return nothing;
    const there = phases.filter((phase) => player.lesson.steps.some((step) => step.phase === phase));
    return html`<nav class="stepper" aria-label=${t('lesson.phases')}>
      <ol>
        ${there.map((phase) => this.#phase(player, phase, there))}
      </ol>
    </nav>`;
  }

  #phase(player: LessonPlayer, phase: Phase, there: readonly Phase[]): TemplateResult {
    const steps = player.lesson.steps.filter((step) => step.phase === phase);
    const now = player.step.phase === phase;
    const isDone = (step: Step): boolean => isStepDone(player.lesson, player.state.value, step.id);
    const done = steps.every(isDone);
    return html`<li data-phase=${phase}>
      <button
        type="button"
        aria-current=${now ? 'step' : nothing}
        @click=${() => {
          const step = steps.find((one) => !isDone(one)) ?? steps[0];
          if (step !== undefined && !now) player.goTo(step.id);
        }}
      >
        ${marker(phase, now || done ? 'now' : 'todo')}${done ? icon('tick', 'done-tick') : nothing}<span
          ><b>${t(`phase.${phase}`)}</b><small>${this.#note(player, phase, steps, there, done)}</small></span
        >
      </button>
    </li>`;
  }

  #note(
    player: LessonPlayer,
    phase: Phase,
    steps: readonly Step[],
    there: readonly Phase[],
    done: boolean,
  ): string {
    const at = steps.findIndex((step) => step.id === player.step.id);
    if (at !== -1 && steps.length > 1) return t('lesson.phase.step', { step: at + 1, steps: steps.length });
    const locked = steps.some((step) => player.state.value.answers[step.id] !== undefined);
    if (done) return t(locked ? 'lesson.phase.locked' : 'lesson.phase.done');
    if (at !== -1) return t('lesson.phase.now');
    const place = there.indexOf(phase);
    if (place < there.indexOf(player.step.phase)) return t('lesson.phase.open');
    if (place === there.indexOf(player.step.phase) + 1) return t('lesson.phase.next');
    return t(place === there.length - 1 ? 'lesson.phase.last' : 'lesson.phase.later');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-stepper': Stepper;
  }
}
