import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { CheckSpec } from '../../../lessons/format/lesson.ts';
import { language, localized, t } from '../../i18n/translate.ts';
import type { LessonPlayer } from '../../lesson/lesson-player.ts';
import { isStepDone } from '../../lesson/step-progress.ts';
import { icon, type IconName } from '../icon.ts';
import { renderMarkdown } from '../markdown.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import { answerText } from './answer-text.ts';
import { bold } from './emphasis.ts';

type CheckState = 'pass' | 'fail' | 'waiting';
const checkLooks: Record<CheckState, { readonly className: string; readonly symbol: IconName }> = {
  pass: { className: 'c-pass', symbol: 'tick' },
  fail: { className: 'c-not-yet', symbol: 'notyet' },
  waiting: { className: 'c-waiting', symbol: 'waiting' },
};

/**
 * The lesson's text: what to do, what you thought before, what the board must do, hints when asked for.
 * Fires `fold-asked` when the text is to make room.
 */
@customElement('pensa-read-panel')
export class ReadPanel extends PensaElement {
  @property({ attribute: false }) player: LessonPlayer | undefined;
  readonly #state = new StoreController(this, () => this.player?.state);

  protected override render(): TemplateResult | typeof nothing {
    const { player } = this;
    if (player === undefined || this.#state.value === undefined) return nothing;
    const { step } = player;
    const text = localized(step.text);
    return html`<div class="read-body" tabindex="-1">
        <div class="read-head">
          <h2 id="step" data-focus tabindex="-1">${localized(step.title)}</h2>
          <button class="icon-btn" type="button" aria-label=${t('lesson.fold')} @click=${this.fold}>
            ${icon('collapse')}
          </button>
        </div>
        ${guard([step.id, language.value.language], () => renderMarkdown(text, { topHeading: 3 }))}
        ${this.#thought(player)} ${this.#checks(player)} ${this.#hints(player)}
      </div>
      ${this.#foot(player)}`;
  }

  /** The sketch, once there is one, else the latest answer: thinking is kept in sight while looking. */
  #thought(player: LessonPlayer): TemplateResult | typeof nothing {
    const { steps } = player.lesson;
    const { answers } = player.state.value;
    const upToNow = steps.slice(0, steps.findIndex((step) => step.id === player.step.id) + 1);
    const answered = upToNow.filter((step) => answers[step.id] !== undefined).reverse();
    const step = answered.find((one) => one.predict?.type === 'sketch') ?? answered[0];
    const answer = step && answers[step.id];
    const said = step && answer && answerText(player.lesson, step, answer);
    if (said === undefined) return nothing;
    const [first, ...rest] = said.answers;
    return html`<div class="mine" data-phase="think">
      ${icon('lock', 'icon-s')}
      <div>
        <p>${t('lesson.youThought')} ${said.question} <b>${first}</b></p>
        ${rest.map((one) => html`<p>${one}</p>`)}
      </div>
    </div>`;
  }

  #checks(player: LessonPlayer): TemplateResult | typeof nothing {
    const { step } = player;
    if (step.checks.length === 0) return nothing;
    const { verdicts } = player.state.value;
    const stateOf = (check: CheckSpec): CheckState => verdicts[check.id]?.status ?? 'waiting';
    return html`<section aria-labelledby="checks">
      <h3 id="checks">${t('lesson.checks')}</h3>
      <ul class="checks">
        ${step.checks.map((check) => {
          const found = stateOf(check);
          const look = checkLooks[found];
          return html`<li class=${look.className}>
            ${icon(look.symbol)}<span
              >${bold(localized(check.title))}<small>${t(`lesson.check.${found}`)}</small></span
            >
          </li>`;
        })}
      </ul>
    </section>`;
  }

  #hints(player: LessonPlayer): TemplateResult | typeof nothing {
    const { step } = player;
    const open = player.state.value.hints[step.id] ?? 0;
    if (open === 0) return nothing;
    const total = step.hints.length;
    return html`<ol class="hints">
      ${step.hints.slice(0, open).map(
        (hint, index) =>
          html`<li class="hint" tabindex="-1">
            <h3>${icon('lamp', 'icon-s')}${t('lesson.hint.of', { hint: index + 1, hints: total })}</h3>
            ${guard([step.id, index, language.value.language], () => renderMarkdown(localized(hint)))}
          </li>`,
      )}
    </ol>`;
  }

  #foot(player: LessonPlayer): TemplateResult {
    const { step, lesson } = player;
    const at = lesson.steps.findIndex((one) => one.id === step.id);
    const open = player.state.value.hints[step.id] ?? 0;
    const left = step.hints.length - open;
    const done = isStepDone(lesson, player.state.value, step.id);
    return html`<footer class="read-foot">
      ${
        at === 0
          ? html`<span></span>`
          : html`<button class="btn btn-quiet" type="button" @click=${() => player.back()}>
              ${icon('left', 'icon-s')}${t('lesson.back')}
            </button>`
      }
      ${
        left === 0
          ? nothing
          : html`<button
              class="btn btn-quiet hint-button"
              type="button"
              aria-label=${t('lesson.hint.of', { hint: open + 1, hints: step.hints.length })}
              @click=${() => this.openHint(player)}
            >
              ${icon('lamp', 'icon-s')}${t('lesson.hint')} ${open + 1}
            </button>`
      }
      ${
        at === lesson.steps.length - 1
          ? nothing
          : html`<button
              class="btn next ${done ? 'btn-ink' : ''}"
              type="button"
              @click=${() => player.next()}
            >
              ${t('lesson.next')}${icon('right', 'icon-s')}
            </button>`
      }
    </footer>`;
  }

  /** The hint appears at the end of the text; the focus follows it, so that it is read. */
  private openHint(player: LessonPlayer): void {
    player.openHint();
    void this.updateComplete.then(() => {
      const hint = [...this.querySelectorAll<HTMLElement>('.hint')].at(-1);
      hint?.focus();
      hint?.scrollIntoView({ block: 'nearest' });
    });
  }

  private readonly fold = (): void => {
    this.dispatchEvent(new CustomEvent('fold-asked', { bubbles: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-read-panel': ReadPanel;
  }
}
