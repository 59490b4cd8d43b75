import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BoardKind } from '../../board/board.ts';
import { language, t } from '../../i18n/translate.ts';
import type { AppServices } from '../../session/app-services.ts';
import { createKitCheck } from '../../session/create-kit-check.ts';
import type { KitCheck } from '../../session/kit-check.ts';
import { createKitStorage } from '../../session/kit-storage.ts';
import { icon } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import { kitBench } from './kit-bench.ts';
import { kitRack, kitSheet } from './kit-rack.ts';
import { kitTable } from './kit-table.ts';
import './kit.css';

/** "Check my kit": what a volunteer does with the boards the day before the class. */
@customElement('pensa-kit')
export class PensaKit extends PensaElement {
  @property({ attribute: false }) services: AppServices | undefined;
  /** Given by a test; otherwise made of {@link services} when the page opens. */
  @property({ attribute: false }) kit: KitCheck | undefined;
  @state() private selected: number | undefined;
  @state() private failed = false;

  readonly #record = new StoreController(this, () => this.kit?.record);
  readonly #bench = new StoreController(this, () => this.kit?.bench);
  readonly #kept = new StoreController(this, () => this.kit?.kept);
  /** The bench had the keyboard's focus before what is drawn now. */
  #benchHadFocus = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.kit === undefined) void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.kit?.dispose();
    this.kit = undefined;
  }

  async #open(): Promise<void> {
    const { services } = this;
    if (services === undefined) return;
    this.failed = false;
    try {
      const boards = await services.openBoards();
      if (this.isConnected)
        this.kit = createKitCheck({ boards, storage: createKitStorage(() => localStorage) });
      else boards.dispose();
    } catch {
      this.failed = true;
    }
  }

  protected override willUpdate(): void {
    const bench = this.querySelector('.kit-bench');
    this.#benchHadFocus = bench !== null && bench.contains(document.activeElement);
  }

  /** A control that is gone leaves the keyboard where reading goes on: at the top of the bench. */
  protected override updated(): void {
    if (!this.#benchHadFocus) return;
    const bench = this.querySelector('.kit-bench');
    if (bench !== null && !bench.contains(document.activeElement))
      bench.querySelector<HTMLElement>('[data-bench]')?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const { kit } = this;
    const record = this.#record.value;
    const bench = this.#bench.value;
    if (kit === undefined || record === undefined || bench === undefined) return this.#waiting();
    const ways: readonly BoardKind[] = kit.ways.flatMap(({ kind, obstacle }) =>
      isReal({ kind }) && obstacle === undefined ? [kind] : [],
    );
    return html`<main class="kit">
        <h1 class="hidden" data-focus tabindex="-1">${t('kit.page')}</h1>
        ${kitTable(kit, record)}
        ${kitRack({
          kit,
          record,
          bench,
          selected: this.selected,
          way: ways[0],
          select: (number) => {
            this.selected = this.selected === number ? undefined : number;
          },
        })}
        ${kitBench({ kit, bench, virtual: kit.virtual, ways, obstacle: kit.ways.find(isReal)?.obstacle })}
        ${
          this.#kept.value === false
            ? html`<p class="kit-kept" role="status">${icon('notyet')}${t('kit.not-kept')}</p>`
            : nothing
        }
      </main>
      ${kitSheet(record, dateText)}`;
  }

  #waiting(): TemplateResult {
    return html`<main class="message">
      ${
        this.failed
          ? html`<div class="card message-card" role="alert">
              <h1 data-focus tabindex="-1">${t('kit.trouble.firmware-unreachable')}</h1>
              <p>${t('kit.trouble.firmware-unreachable.remedy')}</p>
              <button type="button" class="btn btn-lit" @click=${() => void this.#open()}>
                ${t('kit.again')}
              </button>
            </div>`
          : html`<p class="opening" role="status">${t('shell.opening')}</p>`
      }
    </main>`;
  }
}

/** A way to a board that answers. */
function isReal({ kind }: { readonly kind: BoardKind }): boolean {
  return kind === 'usb' || kind === 'serial';
}

function dateText(time: number): string {
  return new Intl.DateTimeFormat(language.value.language, { dateStyle: 'medium' }).format(time);
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-kit': PensaKit;
  }
}
