import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t, type Within } from '../../i18n/translate.ts';
import type { LessonPlayer } from '../../lesson/lesson-player.ts';
import { isStepDone } from '../../lesson/step-progress.ts';
import { mainFile } from '../../session/file-name.ts';
import type { Workbench } from '../../session/workbench.ts';
import { askForPlace } from '../board/program-place.ts';
import { icon, type IconName } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import { bold, emphasis } from './emphasis.ts';
import { verdictText, type VerdictText } from './verdict-text.ts';

const looks: Record<VerdictText['status'], { readonly className: string; readonly symbol: IconName }> = {
  pass: { className: 'verdict-pass', symbol: 'tick' },
  fail: { className: 'verdict-not-yet', symbol: 'notyet' },
  waiting: { className: 'verdict-waiting', symbol: 'waiting' },
};

/**
 * The judgement at the foot of the board column: what happened, why it matters, one thing to try. Fires
 * `line-asked` (detail: `ProgramPlace`) when the pupil wants to see the place in the program.
 */
@customElement('pensa-verdict')
export class VerdictPanel extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  readonly #lesson = new StoreController(this, () => this.workbench?.player?.state);
  readonly #project = new StoreController(this, () => this.workbench?.project);
  readonly #problem = new StoreController(this, () => this.workbench?.problem);
  readonly #status = new StoreController(this, () => this.workbench?.board.status);
  readonly #ended = new StoreController(this, () => this.workbench?.ended);
  readonly #checking = new StoreController(this, () => this.workbench?.checking);

  protected override render(): TemplateResult | typeof nothing {
    const player = this.workbench?.player;
    const text = player === undefined ? this.#freeText() : this.#text(player);
    if (text === undefined) return nothing;
    const look = looks[text.status];
    const checks = player?.step.checks.length ?? 0;
    return html`<section class="verdict ${look.className}" aria-live="polite" aria-atomic="true">
      <header>
        ${icon(text.stopped === true ? 'correct' : look.symbol, 'icon-l')}
        <h2>${text.title}</h2>
        ${
          text.check === undefined || checks < 2
            ? nothing
            : html`<span class="small">${t('lesson.verdict.count', { check: text.check, checks })}</span>`
        }
      </header>
      <p>${emphasis(text.parts.what, text.parts.why)}</p>
      ${text.parts.next === undefined ? nothing : html`<p>${bold(text.parts.next)}</p>`}
      ${text.origin === undefined ? nothing : html`<p>${text.origin}</p>`} ${this.#actions(text, player)}
    </section>`;
  }

  #text(player: LessonPlayer): VerdictText {
    const { step, lesson } = player;
    const progress = this.#lesson.value ?? player.state.value;
    const { verdicts, answers } = progress;
    return verdictText({
      step,
      series: lesson.series,
      verdicts,
      done: isStepDone(lesson, progress, step.id),
      isLast: lesson.steps.at(-1)?.id === step.id,
      solved: lesson.steps.every((one) => one.id === step.id || isStepDone(lesson, progress, one.id)),
      locked: answers[step.id] !== undefined,
      checking: this.#checking.value ?? false,
      running: this.#status.value?.state === 'running' && this.#ended.value === undefined,
      problem: this.#problem.value,
      within: this.#within,
    });
  }

  /** A free project has no checks; only what stopped it is worth a panel. */
  #freeText(): VerdictText | undefined {
    const problem = this.#problem.value;
    if (problem === undefined) return undefined;
    return verdictText({
      step: {
        id: '',
        phase: 'solve',
        minutes: 0,
        mode: 'editor',
        title: {},
        text: {},
        hints: [],
        checks: [],
      },
      series: [],
      verdicts: {},
      done: false,
      isLast: false,
      solved: false,
      locked: false,
      checking: false,
      running: false,
      problem,
      within: this.#within,
    });
  }

  /** What the pupil has in view. */
  get #within(): Within {
    return this.#project.value?.editor === 'blocks' ? 'blocks' : 'python';
  }

  #actions(text: VerdictText, player: LessonPlayer | undefined): TemplateResult | typeof nothing {
    const { line } = text;
    const goOn = player === undefined ? nothing : wayOn(text, player);
    if (goOn === nothing && line === undefined) return nothing;
    return html`<div class="actions">
      ${goOn}
      ${
        line === undefined
          ? nothing
          : html`<button
              class="btn btn-quiet"
              type="button"
              @click=${() => {
                askForPlace(this, { file: text.file, line });
              }}
            >
              ${this.#within === 'blocks' && text.file === mainFile ? t('lesson.verdict.showBlock') : t('lesson.verdict.showLine', { line })}
            </button>`
      }
    </div>`;
  }
}

function wayOn(text: VerdictText, player: LessonPlayer): TemplateResult | typeof nothing {
  const { steps } = player.lesson;
  const at = steps.findIndex((step) => step.id === player.step.id);
  const following = steps[at + 1];
  // A surprise found in Check is what Correct is for.
  const surprise = text.status === 'fail' && player.step.phase === 'check' && following?.phase === 'correct';
  if (following !== undefined && (text.goOn || surprise)) {
    return html`<button class="btn btn-ink" type="button" @click=${() => player.next()}>
      ${t(surprise ? 'lesson.verdict.toCorrect' : 'lesson.nextStep')}${icon('arrow')}
    </button>`;
  }
  if (text.goOn && text.status === 'pass') {
    return html`<a class="btn btn-ink" href="#/">${t('lesson.verdict.home')}</a>`;
  }
  return nothing;
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-verdict': VerdictPanel;
  }
}
