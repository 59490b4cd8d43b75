import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Outcome } from '../../../firmware/image/image-problem.ts';
import { formatNumber, t } from '../../i18n/translate.ts';
import { readPayload, type SharedProblem, type SharedProgram } from '../../project/share-link.ts';
import type { AppServices } from '../../session/app-services.ts';
import type { OpenLinkProblem } from '../../session/file-work.ts';
import { addressOf } from '../app/route.ts';
import { listed } from '../files/file-notice.ts';
import { icon } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';
import './share.css';
import { previewOf, visible } from './visible-text.ts';

/** Fired when a link has become a project, with the {@link OpenedProject}: the page's file door says what to know. */
const projectOpened = 'project-opened';

/**
 * What a link holds, before anything happens with it: what it is, how it reads, and the question whether to open it.
 * It never runs by itself and never takes the place of anything. What is decided takes the link's place in the history.
 */
@customElement('pensa-shared-page')
export class SharedPage extends PensaElement {
  @property({ attribute: false }) services: AppServices | undefined;
  @property({ attribute: false }) payload = '';
  @state() private opening = false;
  /** Why it could not become a project, although it could be read. */
  @state() private problem: OpenLinkProblem | undefined;
  #read: Outcome<SharedProgram, SharedProblem> | undefined;

  protected override willUpdate(changes: Map<PropertyKey, unknown>): void {
    if (!changes.has('payload')) return;
    this.#read = readPayload(this.payload);
    this.problem = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const read = this.#read;
    if (read === undefined) return nothing;
    if (!read.ok) return this.#not(read.problem);
    return this.problem === undefined ? this.#ask(read.value) : this.#not(this.problem);
  }

  #ask({ name, editor, files }: SharedProgram): TemplateResult {
    const source = files['main.py'] ?? '';
    const { text, more, hidden } = previewOf(source);
    const others = Object.keys(files).filter((file) => file !== 'main.py');
    const bytes = Object.values(files).reduce((sum, file) => sum + new TextEncoder().encode(file).length, 0);
    const lines = source.replace(/\n$/, '').split('\n').length;
    return html`<main class="shared">
      <div class="card shared-card">
        <h1 data-focus tabindex="-1">${t('share.open.title')}</h1>
        <p class="shared-name">
          ${icon(editor === 'blocks' ? 'blocks' : 'code')}<bdi
            ><b>${name === '' ? t('share.open.unnamed') : name}</b></bdi
          >
        </p>
        <p class="soft small">
          ${t(`share.open.${editor}`)} ·
          ${
            lines === 1
              ? t('share.open.size.one', { bytes: formatNumber(bytes) })
              : t('share.open.size', { lines: formatNumber(lines), bytes: formatNumber(bytes) })
          }
        </p>
        ${others.length > 0 ? html`<p class="small">${t('share.open.files', { files: listed(others) })}</p>` : nothing}
        <p>${t('share.open.asks')}</p>
        <p class="actions">
          <button
            class="btn btn-lit"
            type="button"
            ?disabled=${this.opening}
            @click=${() => void this.#open()}
          >
            ${icon('plus', 'icon-s')}${t('share.open.yes')}
          </button>
          <button class="btn" type="button" @click=${() => location.replace(addressOf({ page: 'home' }))}>
            ${t('share.open.no')}
          </button>
        </p>
        <p class="small" role="status">${this.opening ? t('share.open.opening') : nothing}</p>
        ${
          hidden === undefined
            ? nothing
            : html`<p class="files-caution small">${t('share.open.hidden', { sample: hidden })}</p>`
        }
        <h2 class="small soft" id="shared-code">${t('share.open.code')}</h2>
        <pre class="shared-code" dir="ltr" tabindex="0" role="region" aria-labelledby="shared-code">
${text}</pre>
        ${
          more === 0
            ? nothing
            : html`<p class="small soft">
                ${more === 1 ? t('share.open.rest.one') : t('share.open.rest', { lines: formatNumber(more) })}
              </p>`
        }
      </div>
    </main>`;
  }

  #not(problem: OpenLinkProblem): TemplateResult {
    return html`<main class="message">
      <div class="card message-card">
        ${icon('ask', 'icon-l')}
        <h1 data-focus tabindex="-1">${t('share.open.not')}</h1>
        <p>
          ${
            problem.code === 'unsafe-name'
              ? t('share.open.not.unsafe-name', { name: visible(problem.name).slice(0, 60) })
              : t(`share.open.not.${problem.code}`)
          }
        </p>
        <p class="soft small">${t('files.not.safe')}</p>
        <p class="actions">
          ${
            problem.code === 'failed'
              ? html`<button class="btn btn-lit" type="button" @click=${() => void this.#open()}>
                  ${icon('loop')}${t('shell.retry')}
                </button>`
              : nothing
          }
          <button class="btn" type="button" @click=${() => location.replace(addressOf({ page: 'home' }))}>
            ${t('shell.toHome')}
          </button>
        </p>
      </div>
    </main>`;
  }

  async #open(): Promise<void> {
    const { services } = this;
    if (services === undefined || this.opening) return;
    this.opening = true;
    this.problem = undefined;
    try {
      const result = await services.openShared(this.payload);
      if (!this.isConnected) return;
      if (!result.ok) {
        this.problem = result.problem;
        return;
      }
      this.dispatchEvent(new CustomEvent(projectOpened, { bubbles: true, detail: result.value }));
      // In the link's place: a reload opens the project, and the way back does not lead here again.
      location.replace(addressOf({ page: 'project', id: result.value.id }));
    } catch (error) {
      console.error(error);
      this.problem = { code: 'failed' };
    } finally {
      this.opening = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-shared-page': SharedPage;
  }
}
