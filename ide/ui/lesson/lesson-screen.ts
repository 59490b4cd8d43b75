import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { localized, t } from '../../i18n/translate.ts';
import type { LessonPlayer } from '../../lesson/lesson-player.ts';
import type { Workbench } from '../../session/workbench.ts';
import { announce, focusOn } from '../app/announcer.ts';
import '../board/board-panel.ts';
import type { ProgramPlace } from '../board/program-place.ts';
import '../board/console.ts';
import { rememberEditor } from '../app/editor-ahead.ts';
import '../editor/editor.ts';
import { wantsSideBySide } from '../editor/editor-view.ts';
import { fetchEditorWhenIdle } from '../editor/fetch-editor.ts';
import { icon, type IconName } from '../icon.ts';
import { kindIcons } from '../board/board-name.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import './desk-notice.ts';
import './lesson-top.ts';
import type { PredictionOverlay } from './overlay.ts';
import './prediction.ts';
import './read-panel.ts';
import './stepper.ts';
import './verdict.ts';

type Panel = 'read' | 'edit' | 'board';

interface Tab {
  readonly panel: Panel;
  readonly symbol: IconName;
  readonly name: string;
}

/**
 * Read on the left, write in the middle, see on the right; a free project has no left. On a phone one panel
 * at a time, chosen by tabs. Up to 1180 px wide the text lies folded at the side and opens over the editor.
 */
@customElement('pensa-lesson-screen')
export class LessonScreen extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  @state() private panel: Panel = 'read';
  /** On wide screens: whether the pupil folded the text. On narrow ones: whether it is closed again. */
  @state() private folded = false;
  @state() private history = false;
  readonly #lesson = new StoreController(this, () => this.workbench?.player?.state);
  readonly #project = new StoreController(this, () => this.workbench?.project);
  readonly #kind = new StoreController(this, () => this.workbench?.boards.kind);
  #step: string | undefined;
  #fetching: (() => void) | undefined;

  protected override willUpdate(changes: PropertyValues<this>): void {
    const { workbench } = this;
    if (changes.has('workbench') && workbench !== undefined) {
      this.panel = workbench.player === undefined ? 'edit' : 'read';
      this.#step = workbench.player?.step.id;
      this.folded = false;
      this.history = false;
    }
    const step = workbench?.player?.step.id;
    if (step !== this.#step) {
      this.#step = step;
      this.panel = 'read';
      if (isNarrow()) this.folded = false;
      void this.updateComplete.then(() => this.#stepOpened());
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#fetching?.();
    this.#fetching = undefined;
  }

  /** While a pupil thinks, the editor of the steps to come is fetched. */
  protected override updated(): void {
    const editor = this.#project.value?.editor;
    if (editor === undefined) return;
    const thinking = predicting(this.workbench?.player);
    if (thinking) this.#fetching ??= fetchEditorWhenIdle(editor);
    rememberEditor(location.hash, thinking ? undefined : editor);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { workbench } = this;
    if (workbench === undefined) return nothing;
    const { player } = workbench;
    return html`<div
      class="lesson-screen"
      data-phase=${player?.step.phase ?? nothing}
      data-panel=${this.panel}
      data-middle=${middleOf(player)}
      data-text=${player === undefined ? 'none' : this.folded ? 'folded' : 'open'}
      @run-asked=${() => {
        this.panel = 'board';
      }}
      @line-asked=${this.showLine}
      @fold-asked=${() => this.#fold(true)}
      @answer-locked=${this.locked}
      @history-asked=${this.openHistory}
    >
      <pensa-lesson-top .workbench=${workbench}></pensa-lesson-top>
      <main class="lesson-main" id="main" tabindex="-1">
        ${player === undefined ? nothing : html`<pensa-stepper .player=${player}></pensa-stepper>${this.#read(player)}`}
        <section class="edit" aria-label=${t('lesson.program')} @pointerdown=${this.editing}>
          <pensa-desk-notice .workbench=${workbench}></pensa-desk-notice>
          ${this.#middle(workbench)}
        </section>
        <aside class="board" aria-label=${t('lesson.board')}>
          <pensa-board-panel .workbench=${workbench} .prediction=${this.#overlay(player)}></pensa-board-panel>
          <pensa-verdict .workbench=${workbench}></pensa-verdict>
        </aside>
      </main>
      ${this.#tabs(player)}
      ${
        this.history
          ? html`<pensa-history
              .workbench=${workbench}
              @panel-closed=${() => {
                this.history = false;
              }}
            ></pensa-history>`
          : nothing
      }
    </div>`;
  }

  #read(player: LessonPlayer): TemplateResult {
    return html`<section class="read" aria-labelledby="step" @keydown=${this.pressed}>
      <button
        class="rail"
        type="button"
        aria-expanded="false"
        aria-label="${t('lesson.unfold')}: ${localized(player.step.title)}"
        @click=${() => this.#fold(false)}
      >
        ${icon('collapse')}<span>${localized(player.step.title)}</span>
      </button>
      <pensa-read-panel .player=${player}></pensa-read-panel>
    </section>`;
  }

  /** First say what you think: until an answer is locked, the sheet for it lies where the program will be. */
  #middle(workbench: Workbench): TemplateResult {
    return predicting(workbench.player)
      ? html`<pensa-prediction .player=${workbench.player}></pensa-prediction>`
      : html`<pensa-editor .workbench=${workbench}></pensa-editor>
          <pensa-console
            .workbench=${workbench}
            .folded=${this.#project.value?.editor === 'blocks' || wantsSideBySide() || isShort()}
          ></pensa-console>`;
  }

  #tabs(player: LessonPlayer | undefined): TemplateResult {
    const tabs: readonly Tab[] = [
      { panel: 'read', symbol: 'book', name: t('lesson.tab.read') },
      predicting(player)
        ? { panel: 'edit', symbol: 'chart', name: t('lesson.tab.predict') }
        : { panel: 'edit', symbol: 'blocks', name: t('lesson.tab.edit') },
      { panel: 'board', symbol: kindIcons[this.#kind.value ?? 'virtual'], name: t('lesson.tab.board') },
    ];
    return html`<nav class="tabs" aria-label=${t('lesson.tabs')}>
      ${tabs
        .filter((tab) => tab.panel !== 'read' || player !== undefined)
        .map(
          (tab) =>
            html`<label
              ><input
                type="radio"
                name="panel"
                value=${tab.panel}
                .checked=${this.panel === tab.panel}
                @change=${() => {
                  this.panel = tab.panel;
                }}
              />${icon(tab.symbol, 'icon-l')}<span>${tab.name}</span></label
            >`,
        )}
    </nav>`;
  }

  /** The latest locked sketch up to this step, for the chart. */
  #overlay(player: LessonPlayer | undefined): PredictionOverlay | undefined {
    if (player === undefined) return undefined;
    const { steps, series } = player.lesson;
    const { answers } = this.#lesson.value ?? player.state.value;
    const upToNow = steps.slice(0, steps.findIndex((step) => step.id === player.step.id) + 1);
    for (const { id, predict } of upToNow.toReversed()) {
      const answer = answers[id];
      if (answer?.type !== 'sketch' || predict?.type !== 'sketch') continue;
      const about = series.find((one) => one.name === predict.series);
      if (about === undefined) continue;
      return {
        answer,
        series: about,
        seconds: predict.seconds,
        markQuestion: predict.mark && localized(predict.mark),
      };
    }
    return undefined;
  }

  /** A new step is read from its title on, and heard. */
  #stepOpened(): void {
    const step = this.workbench?.player?.step;
    if (step === undefined) return;
    focusOn(this.querySelector('pensa-read-panel'));
    const body = this.querySelector('.read-body');
    if (body !== null) body.scrollTop = 0;
    announce(t('lesson.step.opened', { phase: t(`phase.${step.phase}`), title: localized(step.title) }));
  }

  private readonly showLine = async ({ detail: place }: CustomEvent<ProgramPlace>): Promise<void> => {
    this.panel = 'edit';
    if (isNarrow()) this.folded = true;
    await this.updateComplete;
    await this.querySelector('pensa-editor')?.showPlace(place);
  };

  private readonly openHistory = async (): Promise<void> => {
    try {
      await import('../projects/history-panel.ts');
      this.history = true;
    } catch {
      announce(t('history.failed.load'));
    }
  };

  private readonly locked = (): void => {
    // On a phone the answer was given in its own panel; what comes next is in the text.
    if (matchMedia('(max-width: 800px)').matches) this.panel = 'read';
  };

  /** Where the text lies over the editor, work in the editor puts it aside. */
  private readonly editing = (): void => {
    if (isNarrow() && middleOf(this.workbench?.player) !== 'answer') this.folded = true;
  };

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && isNarrow() && !this.folded) this.#fold(true);
  };

  #fold(folded: boolean): void {
    this.folded = folded;
    void this.updateComplete.then(() => {
      const next = folded
        ? this.querySelector<HTMLElement>('.rail')
        : this.querySelector<HTMLElement>('#step');
      next?.focus();
    });
  }
}

/** What lies in the middle; a question to answer leaves room for the text beside it even at 1024 px. */
function middleOf(player: LessonPlayer | undefined): 'program' | 'sketch' | 'answer' {
  if (!predicting(player)) return 'program';
  return player?.step.predict?.type === 'sketch' ? 'sketch' : 'answer';
}

/** The sheet for the prediction is in the middle: nothing is locked yet, or the step needs no program. */
function predicting(player: LessonPlayer | undefined): boolean {
  if (player?.step.predict === undefined) return false;
  return player.step.mode !== 'editor' || player.state.value.answers[player.step.id] === undefined;
}

/** A Chromebook with its browser's bars: the program needs the height. */
function isShort(): boolean {
  return matchMedia('(max-height: 720px)').matches;
}

function isNarrow(): boolean {
  return matchMedia('(max-width: 1180px)').matches;
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-lesson-screen': LessonScreen;
  }
}
