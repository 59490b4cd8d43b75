import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { localized, t } from '../../i18n/translate.ts';
import type { BoardStatus, RunReport } from '../../board/board.ts';
import type { BoardTrouble } from '../../session/board-hookup.ts';
import { mainFile } from '../../session/file-name.ts';
import type { SaveState, Workbench } from '../../session/workbench.ts';
import '../app/language-button.ts';
import '../app/menu.ts';
import { announce } from '../app/announcer.ts';
import '../board/board-dialog.ts';
import { boardNews, troubleNews } from '../board/board-news.ts';
import { boardStatusText } from '../board/board-status-text.ts';
import type { ProgramPlace } from '../board/program-place.ts';
import { runReportText } from '../board/run-report-text.ts';
import { icon, mark } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import './desk-name.ts';
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
  readonly #problem = new StoreController(this, () => this.workbench?.problem);
  readonly #identity = new StoreController(this, () => this.workbench?.board.identity);
  readonly #kind = new StoreController(this, () => this.workbench?.boards.kind);
  readonly #taking = new StoreController(this, () => this.workbench?.hookup.taking);
  readonly #report = new StoreController(this, () => this.workbench?.report);
  readonly #trouble = new StoreController(this, () => this.workbench?.hookup.trouble);
  /** What has been told already to somebody who does not see the screen. */
  #told: {
    readonly status?: BoardStatus;
    readonly report?: RunReport | undefined;
    readonly trouble?: BoardTrouble | undefined;
  } = {};
  #clock: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#pressed);
    addEventListener('run-again', this.#again);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#pressed);
    removeEventListener('run-again', this.#again);
    this.#stopClock();
  }

  protected override updated(): void {
    this.#tell();
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
          ${
            player === undefined
              ? html`<pensa-desk-name .name=${name} .workbench=${workbench}></pensa-desk-name>`
              : html`<h1>${localized(player.lesson.title)}</h1>`
          }
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
    const cancel = this.#isOnItsWay(status);
    const busy = this.starting || running || status.state === 'transferring' || cancel;
    const words = cancel ? t('board.cancel') : busy ? t('lesson.stop') : t('lesson.run');
    return html`<button
      class="btn btn-run ${busy ? 'btn-stop' : 'btn-lit'}"
      type="button"
      @click=${() => void (busy ? this.stop() : this.run())}
    >
      ${busy ? icon('stop') : icon('run')}<span>${words}</span>
    </button>`;
  }

  /** A real board is being connected, or the program is on its way to it: what can be done is to call it off. */
  #isOnItsWay(status: BoardStatus): boolean {
    if (this.workbench?.board.capabilities.simulated === true) return false;
    return this.#taking.value !== undefined || status.state === 'transferring';
  }

  /** As the explanation has it: Python may notice a line later than the mistake. */
  #stoppedAt(line: number): ProgramPlace {
    const problem = this.#problem.value;
    return { file: problem?.file ?? mainFile, line: problem?.line ?? line };
  }

  #boardState({ board, hookup }: Workbench, status: BoardStatus): TemplateResult {
    const ended = this.#ended.value;
    const { simulated } = board.capabilities;
    const text = boardStatusText(
      this.starting && simulated && status.state !== 'lost' ? { state: 'connecting' } : status,
      {
        kind: this.#kind.value ?? board.kind,
        identity: this.#identity.value,
        stoppedAt: ended?.line === undefined ? undefined : this.#stoppedAt(ended.line),
        inBlocks: this.#project.value?.editor === 'blocks',
        finished: ended !== undefined,
      },
    );
    const asks = !simulated && this.#taking.value !== undefined && status.state !== 'connecting';
    return html`<button
        class="board-state ${text.lost ? 'lost' : ''}"
        type="button"
        aria-haspopup="dialog"
        @click=${() => this.querySelector('pensa-board-dialog')?.show()}
      >
        ${icon(text.icon)}<span
          ><b>${text.name}</b
          ><small class=${text.live ? 'live' : ''}>${asks ? t('board.status.choosing') : text.detail}</small
          ><span class="hidden">, ${t('board.choose')}</span></span
        >${icon('down', 'icon-s')}${
          text.progress === undefined
            ? nothing
            : html`<progress max="1" .value=${text.progress} aria-hidden="true"></progress>`
        }
      </button>
      <pensa-board-dialog .hookup=${hookup} @hex-chosen=${() => void this.run()}></pensa-board-dialog>`;
  }

  /** A board's news, for who does not see the screen. What the virtual one does is in words that change. */
  #tell(): void {
    const { workbench } = this;
    const status = this.#status.value;
    if (workbench === undefined || status === undefined) return;
    const report = this.#report.value;
    const trouble = this.#trouble.value;
    const before = this.#told;
    this.#told = { status, report, trouble };
    if (trouble !== undefined && trouble !== before.trouble) {
      announce(troubleNews(trouble));
      return;
    }
    if (workbench.board.capabilities.simulated) return;
    const arrived = report !== undefined && report !== before.report;
    const news = arrived
      ? runReportText(report)
      : status === before.status
        ? undefined
        : boardNews(before.status, status, this.#identity.value);
    if (news !== undefined) announce(news);
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
    const status = this.#status.value;
    if (status !== undefined && this.#isOnItsWay(status)) announce(t('board.cancelled'));
    this.starting = false;
    await this.workbench?.stop();
  }

  /** Escape calls off what is on its way, unless it was meant for something nearer. */
  readonly #pressed = (event: KeyboardEvent): void => {
    const status = this.#status.value;
    if (event.key !== 'Escape' || event.defaultPrevented || status === undefined) return;
    if (document.querySelector('dialog[open]') !== null || !this.#isOnItsWay(status)) return;
    void this.stop();
  };

  readonly #again = (): void => {
    void this.run();
  };

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
