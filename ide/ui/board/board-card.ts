import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BoardStatus } from '../../board/board.ts';
import { t } from '../../i18n/translate.ts';
import type { Workbench } from '../../session/workbench.ts';
import { announce } from '../app/announcer.ts';
import { icon } from '../icon.ts';
import { miniBoard } from '../mini-board.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import './board-card.css';
import { boardName } from './board-name.ts';
import { runReportText } from './run-report-text.ts';

const heart = '0101011111111110111000100';
const dark = '0'.repeat(25);

/**
 * A real board where the drawn one would be: small, because the real one lies on the table and the chart needs the
 * room. Which board it is, how the program is getting there or got there, and what can be done to it.
 */
@customElement('pensa-board-card')
export class BoardCard extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  readonly #status = new StoreController(this, () => this.workbench?.board.status);
  readonly #identity = new StoreController(this, () => this.workbench?.board.identity);
  readonly #report = new StoreController(this, () => this.workbench?.report);
  readonly #taking = new StoreController(this, () => this.workbench?.hookup.taking);

  protected override render(): TemplateResult | typeof nothing {
    const { workbench } = this;
    const status = this.#status.value;
    if (workbench === undefined || status === undefined) return nothing;
    return html`<section class="board-card" aria-label=${t('board.card.title')}>
      <svg class="board-card-picture" viewBox="0 0 40 33" aria-hidden="true">
        ${miniBoard(0, 0, 1, status.state === 'running' ? heart : dark)}
      </svg>
      <div class="board-card-text">${this.#who(workbench)}</div>
      <div class="board-card-actions">${this.#actions(workbench, status)}</div>
      ${this.#doing(workbench, status)}
    </section>`;
  }

  #who({ board }: Workbench): TemplateResult {
    if (!board.capabilities.talks) {
      return html`<b>${t('board.way.hex')}</b><small>${t('board.card.hex')}</small>`;
    }
    const identity = this.#identity.value;
    const runtime = identity?.runtime;
    // Until the board has told what is on it, at least how it is reached.
    const more =
      runtime === undefined ? t(`board.way.${board.kind}`) : t('board.card.runtime', { version: runtime });
    return html`<b>${boardName(identity)}</b><small>${more}</small>`;
  }

  #actions(workbench: Workbench, status: BoardStatus): TemplateResult | typeof nothing {
    const { board, hookup } = workbench;
    if (!board.capabilities.talks || this.#taking.value !== undefined) return nothing;
    switch (status.state) {
      case 'connecting':
      case 'transferring':
      case 'paused':
        return nothing;
      case 'disconnected':
        return html`<button class="btn btn-s" type="button" @click=${() => void hookup.take(board.kind)}>
          ${icon('usb', 'icon-s')}${t('board.card.connect')}
        </button>`;
      case 'lost':
        // The card of the trouble below has the next steps.
        return nothing;
      case 'connected':
      case 'running':
        return html`<button class="btn btn-s" type="button" @click=${() => void this.#reset(workbench)}>
            ${t('board.card.reset')}
          </button>
          <button class="btn btn-s" type="button" @click=${() => void this.#letGo(workbench)}>
            ${t('board.card.disconnect')}
          </button>`;
    }
  }

  /** The last line: what is going on, or how the program got here. */
  #doing(workbench: Workbench, status: BoardStatus): TemplateResult | typeof nothing {
    if (status.state === 'transferring') {
      return this.#progress(
        workbench,
        t(`board.stage.${status.stage}`),
        status.progress,
        status.stage !== 'preparing',
      );
    }
    if (status.state === 'connecting' || this.#taking.value !== undefined) {
      return this.#progress(workbench, t('board.stage.connecting'), undefined, false);
    }
    if (status.state === 'paused') {
      return html`<p class="board-card-line">${t(`board.paused.${status.reason}`)}</p>`;
    }
    const report = this.#report.value;
    if (report === undefined || status.state === 'lost') return nothing;
    return html`<p class="board-card-line">${runReportText(report)}</p>`;
  }

  #progress(
    workbench: Workbench,
    stage: string,
    progress: number | undefined,
    keep: boolean,
  ): TemplateResult {
    return html`<div class="board-progress">
      <p>${stage}${keep ? html`. <span class="soft">${t('board.stage.keep')}</span>` : nothing}</p>
      <progress max="1" value=${progress ?? nothing} aria-label=${t('board.transfer')}></progress>
      <button class="btn btn-s" type="button" @click=${() => void workbench.stop()}>
        ${icon('stop', 'icon-s')}${t('board.cancel')}
      </button>
    </div>`;
  }

  async #reset(workbench: Workbench): Promise<void> {
    await workbench.reset();
    announce(t('board.card.reset-done'));
  }

  async #letGo({ hookup }: Workbench): Promise<void> {
    await hookup.letGo();
    announce(t('board.choose.disconnected'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-board-card': BoardCard;
  }
}
