import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Store } from '../../base/store.ts';
import type { BoardWay } from '../../board/board-choice.ts';
import type { BoardKind, NearbyBoard } from '../../board/board.ts';
import { t } from '../../i18n/translate.ts';
import type { BoardHookup, TakeOptions } from '../../session/board-hookup.ts';
import { announce } from '../app/announcer.ts';
import { icon } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import './board-dialog.css';
import { boardName, kindIcons } from './board-name.ts';
import { forAdults, troubleCard } from './board-trouble.ts';
import { chooserPictures } from './chooser-pictures.ts';
import { remediesFor, type Remedy } from './remedies.ts';

/**
 * "Where does your program run?": every way to a board, why not where there is an obstacle, and the boards that are
 * here. A click on a way connects at once, because the browser shows its chooser only in answer to a click. Fires
 * `hex-chosen` when files are to be dragged from now on.
 */
@customElement('pensa-board-dialog')
export class BoardDialog extends PensaElement {
  @property({ attribute: false }) hookup: BoardHookup | undefined;
  @state() private open = false;
  readonly #kind = new StoreController(this, () => this.hookup?.boards.kind);
  readonly #status = new StoreController(this, () => this.hookup?.boards.board.status);
  readonly #identity = new StoreController(this, () => this.hookup?.boards.board.identity);
  readonly #taking = new StoreController(this, () => this.hookup?.taking);
  readonly #trouble = new StoreController(this, () => this.hookup?.trouble);
  /** The boards that each way sees, once its code is there. */
  readonly #nearby = new Map<BoardKind, Store<readonly NearbyBoard[]>>();
  #endLooking: (() => void)[] = [];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopLooking();
  }

  /** Shows the dialog; the element that has the focus gets it back. */
  show(): void {
    this.open = true;
    this.#look();
    void this.updateComplete.then(() => {
      const dialog = this.querySelector('dialog');
      if (dialog?.open === false) dialog.showModal();
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { hookup } = this;
    if (hookup === undefined || !this.open) return nothing;
    const trouble = this.#trouble.value;
    const { boards } = hookup;
    return html`<dialog class="card board-dialog" aria-labelledby="board-dialog" @close=${this.closed}>
      <div class="board-dialog-head">
        <h2 id="board-dialog">${t('board.choose.title')}</h2>
        <button class="btn btn-s btn-quiet" type="button" @click=${this.close}>
          ${t('board.choose.close')}
        </button>
      </div>
      <div role="status">
        ${
          trouble === undefined
            ? nothing
            : troubleCard(trouble, remediesFor(trouble, boards.ways, boards.kind.value), (remedy) =>
                this.#mend(remedy, trouble.kind),
              )
        }
      </div>
      <ul class="ways">
        ${boards.ways.map((way) => html`<li class="way" data-kind=${way.kind}>${this.#way(way)}</li>`)}
      </ul>
    </dialog>`;
  }

  #way({ kind, obstacle }: BoardWay): TemplateResult {
    const text = html`${icon(kindIcons[kind], 'icon-l')}<span class="grow"
        ><b>${t(`board.way.${kind}`)}</b><small>${t(`board.way.${kind}.line`)}</small></span
      >`;
    if (obstacle !== undefined) {
      return html`<div class="way-main way-closed">${text}</div>
        <div class="way-more">
          <p class="small">
            <b>${t(`board.error.${obstacle}.title`)}.</b> ${t(`board.error.${obstacle}.remedy`)}
          </p>
          ${forAdults(obstacle)}
        </div>`;
    }
    const inUse = this.#kind.value === kind;
    const taking = this.#taking.value === kind;
    return html`<button
        class="way-main"
        type="button"
        aria-current=${inUse ? 'true' : nothing}
        @click=${() => void this.#take(kind)}
      >
        ${text}${inUse && !taking ? html`<span class="way-tag">${icon('tick', 'icon-s')}${t('board.choose.in-use')}</span>` : nothing}
      </button>
      ${taking ? this.#connecting() : kind === 'usb' || kind === 'serial' ? this.#boards(kind, inUse) : nothing}`;
  }

  #connecting(): TemplateResult {
    return html`<div class="way-more way-line">
      ${icon('waiting', 'icon-s')}<span role="status">${t('board.choose.connecting')}</span>
      <button class="btn btn-s" type="button" @click=${() => this.hookup?.cancel()}>
        ${t('board.choose.cancel')}
      </button>
    </div>`;
  }

  /** The boards this way sees, to be told apart by name, and what else can be done with them. */
  #boards(kind: 'usb' | 'serial', inUse: boolean): TemplateResult | typeof nothing {
    const seen = this.#nearby.get(kind)?.value ?? [];
    const state = this.#status.value?.state;
    const connected = inUse && state !== 'disconnected' && state !== 'lost';
    if (seen.length === 0 && !connected) return kind === 'usb' ? chooserPictures() : nothing;
    const name = this.#identity.value?.name;
    const named = seen.length > 1 || (seen[0]?.name !== undefined && !connected);
    return html`<div class="way-more way-line" role="group" aria-label=${t('board.choose.seen')}>
      ${connected && !named ? html`<span class="small">${boardName(this.#identity.value)}</span>` : nothing}
      ${
        named
          ? seen.map((board, index) => {
              const isIt = connected && board.name !== undefined && board.name === name;
              return html`<button
                class="btn btn-s"
                type="button"
                aria-current=${isIt ? 'true' : nothing}
                @click=${() => void this.#take(kind, { board: board.id })}
              >
                ${isIt ? icon('tick', 'icon-s') : nothing}${board.name === undefined ? `${boardName(board)} (${String(index + 1)})` : boardName(board)}
              </button>`;
            })
          : nothing
      }
      <button class="btn btn-s" type="button" @click=${() => void this.#take(kind, { another: true })}>
        ${t('board.choose.another')}
      </button>
      ${
        connected
          ? html`<button class="btn btn-s" type="button" @click=${() => void this.letGo()}>
              ${icon('unplugged', 'icon-s')}${t('board.choose.disconnect')}
            </button>`
          : nothing
      }
    </div>`;
  }

  async #take(kind: BoardKind, options?: TakeOptions): Promise<void> {
    const { hookup } = this;
    if (hookup === undefined) return;
    // Nothing may come between the click and the browser's chooser.
    const taking = hookup.take(kind, options);
    this.#keepFocus('.way-line .btn');
    if (!(await taking)) {
      this.#keepFocus('.board-trouble .btn');
      return;
    }
    this.close();
    if (kind === 'hex') {
      this.dispatchEvent(new CustomEvent('hex-chosen'));
      return;
    }
    announce(
      kind === 'virtual'
        ? t('board.choose.virtual-now')
        : t('board.choose.connected', { name: boardName(hookup.boards.board.identity.value) }),
    );
  }

  #mend(remedy: Remedy, kind: BoardKind): void {
    if (remedy === 'again') void this.#take(kind);
    else if (remedy === 'choose') void this.#take(kind, { another: true });
    else void this.#take(remedy);
  }

  /** The button that was pressed may be gone with what is drawn next: then the focus goes where reading goes on. */
  #keepFocus(next: string): void {
    void this.updateComplete.then(() => {
      const dialog = this.querySelector('dialog');
      if (dialog === null || (document.activeElement !== dialog && dialog.contains(document.activeElement)))
        return;
      (dialog.querySelector<HTMLElement>(next) ?? dialog.querySelector<HTMLElement>('.way-main'))?.focus();
    });
  }

  private readonly letGo = async (): Promise<void> => {
    await this.hookup?.letGo();
    this.#keepFocus('button[aria-current]');
  };

  private readonly close = (): void => {
    this.querySelector('dialog')?.close();
  };

  private readonly closed = (): void => {
    this.hookup?.cancel();
    this.hookup?.dismiss();
    this.open = false;
    this.#stopLooking();
  };

  /** Fetches what connecting needs, so that the click is still fresh when the browser is asked. */
  #look(): void {
    this.#stopLooking();
    const { boards } = this.hookup ?? {};
    for (const { kind, obstacle } of boards?.ways ?? []) {
      if (obstacle !== undefined || kind === 'virtual') continue;
      boards?.prepare(kind).then(
        (nearby) => {
          if (!this.open) return;
          this.#nearby.set(kind, nearby);
          this.#endLooking.push(nearby.subscribe(() => this.requestUpdate()));
          this.requestUpdate();
        },
        // Said when the way is taken.
        () => undefined,
      );
    }
  }

  #stopLooking(): void {
    for (const end of this.#endLooking) end();
    this.#endLooking = [];
    this.#nearby.clear();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-board-dialog': BoardDialog;
  }
}
