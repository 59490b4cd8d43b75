import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { language, t } from '../../i18n/translate.ts';
import type { HistoryPoint } from '../../project/history-point.ts';
import { programDifference, type FileDifference } from '../../project/program-difference.ts';
import type { PointContent } from '../../project/project-history.ts';
import { shownName } from '../../project/shown-name.ts';
import type { BackResult } from '../../session/desk-history.ts';
import type { Workbench } from '../../session/workbench.ts';
import { announce } from '../app/announcer.ts';
import { addressOf } from '../app/route.ts';
import { icon } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import { timeAgo } from '../time-ago.ts';
import { changeText, differenceView } from './difference-view.ts';
import './history.css';

/** A point that was chosen, and what has changed since. */
interface Chosen {
  readonly point: HistoryPoint;
  /** Undefined: it is on its way; `unreadable`: it cannot be read any more. */
  readonly content: PointContent | 'unreadable' | undefined;
  readonly files: readonly FileDifference[];
}

/**
 * The history of the project on the desk: its points, what has changed since one of them, and the way back. Fires
 * `panel-closed`.
 */
@customElement('pensa-history')
export class HistoryPanel extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  @state() private points: readonly HistoryPoint[] | undefined;
  @state() private chosen: Chosen | undefined;
  @state() private word: { readonly text: string; readonly bad: boolean } | undefined;
  readonly #version = new StoreController(this, () => this.workbench?.history.version);
  readonly #trouble = new StoreController(this, () => this.workbench?.history.trouble);
  readonly #saving = new StoreController(this, () => this.workbench?.saving);
  #listed: number | undefined;

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  protected override willUpdate(): void {
    if (this.#version.value === this.#listed) return;
    this.#listed = this.#version.value;
    void this.#list();
  }

  async #list(): Promise<void> {
    this.points = await this.workbench?.history.points();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { workbench, word } = this;
    if (workbench === undefined) return nothing;
    const trouble = this.#trouble.value;
    const name = shownName(workbench.project.value.name) || t('projects.card.unnamed');
    return html`<dialog
      class="card history"
      aria-labelledby="history-title"
      @close=${() => this.dispatchEvent(new CustomEvent('panel-closed'))}
    >
      <header>
        <h2 id="history-title"><bdi>${t('history.title', { name })}</bdi></h2>
        <p class="soft small">${t('history.text')}</p>
        <button class="btn btn-s close" type="button" @click=${() => this.#close()}>
          ${t('history.close')}
        </button>
      </header>
      <div class="history-body">
        <div class="history-points">
          ${
            this.#saving.value?.state === 'elsewhere'
              ? nothing
              : html`<form class="rename" @submit=${this.keep}>
                  <label for="point-name">${t('history.name')}</label>
                  <input
                    id="point-name"
                    name="name"
                    maxlength="80"
                    autocomplete="off"
                    placeholder=${t('history.name.example')}
                  /><button class="btn btn-s" type="submit">
                    ${icon('flag', 'icon-s')}${t('history.keep')}
                  </button>
                </form>`
          }
          ${
            trouble === undefined
              ? nothing
              : html`<p class="files-caution small" role="alert">${t(`history.trouble.${trouble}`)}</p>`
          }
          <div role="status">
            ${word === undefined ? nothing : html`<p class=${word.bad ? 'files-caution small' : 'small'}>${word.text}</p>`}
          </div>
          <h3 class="small soft" id="history-points">${t('history.points')}</h3>
          ${this.#pointList()}
        </div>
        <section class="history-since" aria-live="polite">${this.#since()}</section>
      </div>
    </dialog>`;
  }

  #pointList(): TemplateResult | typeof nothing {
    const { points } = this;
    if (points === undefined) return nothing;
    if (points.length === 0) return html`<p class="small">${t('history.none')}</p>`;
    return html`<ol aria-labelledby="history-points">
      ${points.map(
        (point, index) =>
          html`<li>
            <button
              type="button"
              aria-pressed=${this.chosen?.point.id === point.id}
              @click=${() => void this.#choose(point)}
            >
              ${icon(point.name === undefined ? 'clock' : 'flag', 'icon-s')}<span
                ><b><bdi>${point.name === undefined ? timeAgo(point.at) : shownName(point.name)}</bdi></b
                ><small
                  >${point.name === undefined ? clock(point.at) : `${timeAgo(point.at)}, ${clock(point.at)}`}
                  · ${t(`history.kind.${point.kind}`)}</small
                ><small
                  >${index === points.length - 1 ? linesText(point.lines) : changeText(point.more, point.fewer)}</small
                ></span
              >
            </button>
          </li>`,
      )}
    </ol>`;
  }

  #since(): TemplateResult {
    const { chosen } = this;
    if (chosen === undefined) return html`<p class="soft history-choose">${t('history.choose')}</p>`;
    const { content, point, files } = chosen;
    if (content === undefined) return html`<p class="soft history-choose">${t('shell.opening')}</p>`;
    if (content === 'unreadable') {
      return html`<p class="files-caution">${t('history.failed.unreadable')}</p>`;
    }
    return html`<h3 class="since">
        ${t('history.since', { when: point.name === undefined ? timeAgo(point.at) : `“${shownName(point.name)}”` })}
      </h3>
      ${
        files.length === 0
          ? html`<p>${t(content.blocks === undefined ? 'history.equal' : 'history.equal.blocks')}</p>`
          : html`<p class="legend small">
                <span class="removed"><span class="sign">−</span>${t('history.legend.removed')}</span>
                <span class="added"><span class="sign">+</span>${t('history.legend.added')}</span>
              </p>
              ${differenceView(files)}`
      }
      <footer>
        <button
          class="btn btn-ink"
          type="button"
          ?disabled=${this.#saving.value?.state === 'elsewhere'}
          @click=${() => void this.#back(point)}
        >
          ${icon('undo', 'icon-s')}${t('history.back')}
        </button>
        <button class="btn" type="button" @click=${() => void this.#asProject(point)}>
          ${icon('copy', 'icon-s')}${t('history.asProject')}
        </button>
        <p class="small soft">${t('history.back.text')}</p>
      </footer>`;
  }

  private readonly keep = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const input = this.querySelector<HTMLInputElement>('#point-name');
    const name = shownName(input?.value ?? '');
    if (name === '') {
      input?.focus();
      return;
    }
    const kept = await this.workbench?.history.keepPoint(name);
    if (kept === true && input !== null) input.value = '';
    this.word =
      kept === true ? { text: t('history.kept'), bad: false } : { text: t('history.keep.failed'), bad: true };
  };

  async #choose(point: HistoryPoint): Promise<void> {
    const { workbench } = this;
    if (workbench === undefined) return;
    this.word = undefined;
    this.chosen = { point, content: undefined, files: [] };
    const content = (await workbench.history.content(point.id)) ?? 'unreadable';
    if (this.chosen.point !== point) return;
    const files =
      content === 'unreadable' ? [] : programDifference(content.files, workbench.project.value.files);
    this.chosen = { point, content, files };
  }

  async #back(point: HistoryPoint): Promise<void> {
    const result: BackResult = (await this.workbench?.history.restore(point.id)) ?? 'elsewhere';
    if (result === 'back') {
      this.#close();
      announce(t('history.backDone'));
    } else this.word = { text: t(`history.failed.${result}`), bad: true };
  }

  async #asProject(point: HistoryPoint): Promise<void> {
    const twin = await this.workbench?.history.asProject(point.id);
    if (twin === undefined) {
      this.word = { text: t('history.keep.failed'), bad: true };
      return;
    }
    this.#close();
    location.hash = addressOf({ page: 'project', id: twin.id });
  }

  #close(): void {
    this.querySelector('dialog')?.close();
  }
}

/** What the first point has: there is none before it to compare with. */
function linesText(lines: number): string {
  return lines === 1 ? t('projects.card.lines.one') : t('projects.card.lines', { lines });
}

/** "22 Nov, 14:05". */
function clock(time: number): string {
  return new Intl.DateTimeFormat(language.value.language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(time);
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-history': HistoryPanel;
  }
}
