import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Outcome } from '../../../firmware/image/image-problem.ts';
import { formatNumber, t } from '../../i18n/translate.ts';
import type { Project } from '../../project/project.ts';
import type { AppServices } from '../../session/app-services.ts';
import type { MadeHex, MakeProblem } from '../../session/file-work.ts';
import { downloadFile } from '../download-file.ts';
import { icon } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';
import { dragPicture, type DragStep } from './drag-pictures.ts';
import { listed } from './file-notice.ts';
import { systemOf, systems, type System } from './system.ts';

/** Problems that may be gone at another try with the same program. */
const mayCome: readonly MakeProblem['code'][] = ['missing-runtime', 'runtime-unreachable', 'failed'];

const steps: readonly DragStep[] = ['plug', 'drag', 'blink'];

/**
 * Makes a hex of a project, hands it to the browser, and shows how it gets onto a board on this system. Fires
 * `panel-closed`; what is still being made then is given up.
 */
@customElement('pensa-hex-panel')
export class HexPanel extends PensaElement {
  @property({ attribute: false }) services: AppServices | undefined;
  @property({ attribute: false }) project: Project | undefined;
  /** Made already: then nothing is made of `project`. */
  @property({ attribute: false }) made: MadeHex | undefined;
  @state() private result: Outcome<MadeHex, MakeProblem> | undefined;
  @state() private system: System = systemOf(navigator.userAgent);
  #making: AbortController | undefined;

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    if (this.made === undefined) {
      void this.make();
      return;
    }
    this.result = { ok: true, value: this.made };
    this.#download(this.made);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#making?.abort();
  }

  protected override render(): TemplateResult {
    const { result } = this;
    const missing = result?.ok === false;
    return html`<dialog
      class="card files-panel ${result?.ok === true ? 'files-panel-wide' : ''}"
      aria-labelledby="hex-panel"
      @close=${() => this.dispatchEvent(new CustomEvent('panel-closed'))}
    >
      <h2 id="hex-panel">${t(missing ? 'files.make.title' : 'files.hex.title')}</h2>
      <div role="status">${this.#message()}</div>
      ${result?.ok === true ? this.#howTo() : nothing}
      <p class="actions">
        ${
          result?.ok === false && mayCome.includes(result.problem.code)
            ? html`<button class="btn btn-ink" type="button" @click=${this.make}>
                ${icon('loop', 'icon-s')}${t('files.make.retry')}
              </button>`
            : nothing
        }
        ${
          result?.ok === true
            ? html`<button class="btn" type="button" @click=${() => this.#download(result.value)}>
                ${icon('file', 'icon-s')}${t('files.hex.again')}
              </button>`
            : nothing
        }
        <button class="btn" type="button" @click=${() => this.querySelector('dialog')?.close()}>
          ${t('files.close')}
        </button>
      </p>
    </dialog>`;
  }

  #message(): TemplateResult {
    const { result } = this;
    if (result === undefined) return html`<p>${t('files.hex.making')}</p>`;
    if (!result.ok) return html`<p>${problemText(result.problem)}</p>`;
    const { fileName, target, usedBytes, limitBytes } = result.value;
    const more = Object.keys(this.project?.files ?? {}).filter((name) => name !== 'main.py');
    return html`<p><b>${t('files.hex.saved', { file: fileName })}</b></p>
      <p class=${target === 'universal' ? '' : 'files-caution'}>${t(`files.hex.board.${target}`)}</p>
      <p class="small soft">
        ${t('files.hex.room', { used: formatNumber(usedBytes), limit: formatNumber(limitBytes) })}
        ${more.length > 0 ? t('files.hex.more', { files: listed(more) }) : nothing}
      </p>`;
  }

  #howTo(): TemplateResult {
    const { system } = this;
    return html`<div class="files-system">
        <span class="small soft" id="hex-system">${t('files.hex.system')}</span>
        <div class="switch" role="group" aria-labelledby="hex-system">
          ${systems.map(
            (one) =>
              html`<button
                type="button"
                aria-pressed=${one === system}
                @click=${() => {
                  this.system = one;
                }}
              >
                ${t(`files.system.${one}`)}
              </button>`,
          )}
        </div>
      </div>
      <ol class="files-steps">
        ${steps.map(
          (step, index) =>
            html`<li>
              <div class="squared">${dragPicture(step)}</div>
              <div>
                <h3>${index + 1}. ${t(`files.${step}`)}</h3>
                <p>${t(`files.${step}.${system}`)}</p>
              </div>
            </li>`,
        )}
      </ol>
      <p class="small soft">${t('files.fail')}</p>`;
  }

  private readonly make = async (): Promise<void> => {
    const { services, project } = this;
    if (services === undefined || project === undefined) return;
    this.#making?.abort();
    const making = (this.#making = new AbortController());
    this.result = undefined;
    try {
      const result = await services.makeHex(project, making.signal);
      if (making.signal.aborted) return;
      this.result = result;
      if (result.ok) this.#download(result.value);
    } catch (error) {
      // Closed meanwhile; nobody waits for it.
      if (making.signal.aborted) return;
      console.error(error);
      this.result = { ok: false, problem: { code: 'failed' } };
    }
  };

  #download({ fileName, hex }: MadeHex): void {
    downloadFile(fileName, hex);
  }
}

function problemText(problem: MakeProblem): string {
  switch (problem.code) {
    case 'too-big':
      return t('files.make.too-big', {
        board: problem.board.toUpperCase(),
        used: formatNumber(problem.usedBytes),
        limit: formatNumber(problem.limitBytes),
      });
    case 'bad-file-name':
      return t('files.make.bad-file-name', { name: problem.name.slice(0, 40) });
    default:
      return t(`files.make.${problem.code}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-hex-panel': HexPanel;
  }
}
