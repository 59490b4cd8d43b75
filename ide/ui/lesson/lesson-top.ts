import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { localized, t } from '../../i18n/translate.ts';
import type { BoardStatus } from '../../board/board.ts';
import type { SaveState, Workbench } from '../../session/workbench.ts';
import '../app/language-button.ts';
import '../app/menu.ts';
import { boardStatusText } from '../board/board-status-text.ts';
import { icon, mark } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import './work-menu.ts';

/**
 * The bar over a lesson: whose work this is on the left, the machine on the right. Run stands exactly above
 * the board, Stop in its place: one button, so the focus stays. Fires `run-asked`.
 */
@customElement('pensa-lesson-top')
export class LessonTop extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  /** From the press of Run until the board has the program. */
  @state() private starting = false;
  readonly #project = new StoreController(this, () => this.workbench?.project);
  readonly #saving = new StoreController(this, () => this.workbench?.saving);
  readonly #status = new StoreController(this, () => this.workbench?.board.status);
  readonly #ended = new StoreController(this, () => this.workbench?.ended);
  #clock: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopClock();
  }

  protected override updated(): void {
    if (this.#status.value?.state !== 'running') this.#stopClock();
    else this.#clock ??= setInterval(() => this.requestUpdate(), 1000);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { workbench } = this;
    const status = this.#status.value;
    if (workbench === undefined || status === undefined) return nothing;
    const { player } = workbench;
    const name = this.#project.value?.name ?? '';
    return html`<header class="topbar lesson-top">
      <div class="who">
        <a class="icon-btn" href="#/" aria-label=${t('shell.home')}>${mark()}</a>
        <div class="grow">
          <h1>${player === undefined ? name : localized(player.lesson.title)}</h1>
          <p class="under">${savedText(this.#saving.value)}</p>
        </div>
      </div>
      <div class="room"></div>
      <div class="machine">
        ${this.#runButton(status)} ${this.#boardState(workbench, status)}
        <pensa-language-button></pensa-language-button>
        <pensa-menu
          label=${t('lesson.menu')}
          .content=${() => html`<pensa-work-menu .workbench=${workbench}></pensa-work-menu>`}
        ></pensa-menu>
      </div>
    </header>`;
  }

  #runButton(status: BoardStatus): TemplateResult {
    // A program that has ended leaves the board on; what a pupil wants then is to run it again.
    const running = status.state === 'running' && this.#ended.value === undefined;
    const busy = this.starting || running || status.state === 'transferring';
    return html`<button
      class="btn btn-run ${busy ? 'btn-stop' : 'btn-lit'}"
      type="button"
      @click=${() => void (busy ? this.stop() : this.run())}
    >
      ${busy ? icon('stop') : icon('run')}<span>${busy ? t('lesson.stop') : t('lesson.run')}</span>
    </button>`;
  }

  #boardState({ board }: Workbench, status: BoardStatus): TemplateResult {
    const ended = this.#ended.value;
    const text = boardStatusText(
      this.starting && status.state !== 'lost' ? { state: 'connecting' } : status,
      {
        kind: board.kind,
        model: board.identity.value?.model,
        stoppedAt: ended?.line,
        finished: ended !== undefined,
      },
    );
    return html`<p class="board-state ${text.lost ? 'lost' : ''}">
      ${icon(text.icon)}<span
        ><b>${text.name}</b><small class=${text.live ? 'live' : ''}>${text.detail}</small></span
      >${
        text.progress === undefined
          ? nothing
          : html`<progress max="1" .value=${text.progress} aria-hidden="true"></progress>`
      }
    </p>`;
  }

  private async run(): Promise<void> {
    this.starting = true;
    this.dispatchEvent(new CustomEvent('run-asked', { bubbles: true }));
    try {
      await this.workbench?.run();
    } finally {
      this.starting = false;
    }
  }

  private async stop(): Promise<void> {
    this.starting = false;
    await this.workbench?.stop();
  }

  #stopClock(): void {
    clearInterval(this.#clock);
    this.#clock = undefined;
  }
}

function savedText(saving: SaveState | undefined): string {
  switch (saving?.state) {
    case undefined:
    case 'saved':
      return t('lesson.saved');
    case 'saving':
      return t('lesson.saving');
    case 'failed':
      return t('lesson.notSaved');
    case 'elsewhere':
      return t('lesson.elsewhere.short');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-lesson-top': LessonTop;
  }
}
