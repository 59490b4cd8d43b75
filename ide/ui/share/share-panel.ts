import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Outcome } from '../../../firmware/image/image-problem.ts';
import { formatNumber, t } from '../../i18n/translate.ts';
import { downloadName } from '../../project/file-name.ts';
import type { Project } from '../../project/project.ts';
import { easyLinkLength, makeLink, type LinkProblem, type SharedLink } from '../../project/share-link.ts';
import type { AppServices } from '../../session/app-services.ts';
import { downloadFile } from '../download-file.ts';
import { icon } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';
import { qrByteLimit, qrCode, qrPath, type QrCode } from './qr-code.ts';
import { qrPicture } from './qr-image.ts';
import './share.css';
import { visible } from './visible-text.ts';

/** Hosts that are this very computer, whatever the link says. */
const ownHosts = /^(localhost|127(\.\d+){3}|\[::1\]|)$/;

/** What is made of a project when the panel opens. */
interface Shared {
  readonly link: Outcome<SharedLink, LinkProblem>;
  /** The code, of the same link or of one without the blocks' places where only that is small enough. */
  readonly code: QrCode | undefined;
  readonly codeHasBlocks: boolean;
}

/**
 * A program to give away: a link that holds it, the same as a QR code, or a zip. Nothing leaves this computer by
 * itself. Fires `panel-closed`.
 */
@customElement('pensa-share-panel')
export class SharePanel extends PensaElement {
  @property({ attribute: false }) services: Pick<AppServices, 'exportZip'> | undefined;
  @property({ attribute: false }) project: Project | undefined;
  /** What was just done or could not be: said to everybody, beside its button. */
  @state() private said: 'share.copied' | 'share.copy.byHand' | 'share.zip.failed' | undefined;
  @state() private large = false;
  #shared: Shared | undefined;

  protected override willUpdate(changes: Map<PropertyKey, unknown>): void {
    if (changes.has('project') && this.project !== undefined) this.#shared = share(this.project);
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    // Not the field with the link, which comes first: what people come for is the button.
    this.querySelector<HTMLElement>('[data-first]')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { project } = this;
    const shared = this.#shared;
    if (project === undefined || shared === undefined) return nothing;
    return html`<dialog
        class="card files-panel share-panel"
        aria-labelledby="share-panel"
        @close=${() => this.dispatchEvent(new CustomEvent('panel-closed'))}
      >
        <h2 id="share-panel">${t('share.title', { name: visible(project.name) })}</h2>
        <p class="soft small">${t('share.text')}</p>
        <div class="share-ways">
          <div>
            ${shared.link.ok ? this.#link(project, shared.link.value) : problem(shared.link.problem)}
            ${this.#zip(project)}
          </div>
          ${shared.link.ok ? this.#code(project, shared) : nothing}
        </div>
        <p class="actions">
          <button class="btn" type="button" @click=${() => this.querySelector('dialog')?.close()}>
            ${t('files.close')}
          </button>
        </p>
      </dialog>
      ${this.large && shared.code !== undefined ? this.#fullScreen(project, shared.code) : nothing}`;
  }

  #link(project: Project, { link, withBlocks }: SharedLink): TemplateResult {
    const { hostname, protocol } = location;
    const onlyHere = protocol === 'file:' || ownHosts.test(hostname);
    return html`<label class="share-label" for="share-link">${t('share.link')}</label>
      <input
        id="share-link"
        class="share-link"
        readonly
        spellcheck="false"
        .value=${link}
        @focus=${(event: FocusEvent) => (event.target as HTMLInputElement).select()}
      />
      <p class="share-row">
        <button class="btn btn-lit" type="button" data-first @click=${() => void this.#copy(link)}>
          ${icon('copy', 'icon-s')}${t('share.copy')}
        </button>
        ${
          'share' in navigator
            ? html`<button class="btn" type="button" @click=${() => void send(project, link)}>
                ${icon('arrow', 'icon-s')}${t('share.send')}
              </button>`
            : nothing
        }
        <span class="soft small">${t('share.length', { length: formatNumber(link.length) })}</span>
      </p>
      <p class="small" role="status">${this.said === undefined ? nothing : t(this.said)}</p>
      ${
        onlyHere
          ? html`<p class="files-caution small">${t('share.here', { host: hostname || 'file' })}</p>`
          : nothing
      }
      ${
        link.length > easyLinkLength
          ? html`<p class="files-caution small">
              ${t('share.long', { length: formatNumber(link.length), easy: formatNumber(easyLinkLength) })}
            </p>`
          : nothing
      }
      ${
        project.editor === 'blocks' && project.blocks !== undefined && !withBlocks
          ? html`<p class="small soft">${t('share.noBlocks')}</p>`
          : nothing
      }`;
  }

  #zip(project: Project): TemplateResult {
    return html`<p class="share-row">
      <button class="btn" type="button" @click=${() => void this.#saveZip(project)}>
        ${icon('folder', 'icon-s')}${t('share.zip')}</button
      ><span class="soft small">${t('share.zip.text')}</span>
    </p>`;
  }

  #code(project: Project, { link, code, codeHasBlocks }: Shared): TemplateResult | typeof nothing {
    if (!link.ok) return nothing;
    if (code === undefined) {
      return html`<div class="share-code">
        <h3>${t('share.qr')}</h3>
        <p class="small">
          ${t('share.qr.tooBig', {
            length: formatNumber(link.value.link.length),
            limit: formatNumber(qrByteLimit),
          })}
        </p>
      </div>`;
    }
    return html`<div class="share-code">
      <h3>${t('share.qr')}</h3>
      ${drawing(code, t('share.qr.alt', { name: visible(project.name) }))}
      <p class="share-print-name" aria-hidden="true">${visible(project.name)}</p>
      <p class="small soft">
        ${t('share.qr.text')}${codeHasBlocks ? nothing : html` ${t('share.qr.noBlocks')}`}
      </p>
      <p class="share-row">
        <button class="btn btn-s share-enlarge" type="button" @click=${() => this.#enlarge()}>
          ${icon('expand', 'icon-s')}${t('share.qr.full')}
        </button>
        <button class="btn btn-s" type="button" @click=${() => void savePicture(project, code)}>
          ${icon('file', 'icon-s')}${t('share.qr.save')}
        </button>
        <button class="btn btn-s" type="button" @click=${print}>
          ${icon('print', 'icon-s')}${t('share.qr.print')}
        </button>
      </p>
    </div>`;
  }

  #fullScreen(project: Project, code: QrCode): TemplateResult {
    return html`<dialog
      class="share-full"
      aria-label=${t('share.qr')}
      @close=${() => {
        this.large = false;
        if (document.fullscreenElement !== null) void document.exitFullscreen();
        void this.updateComplete.then(() => this.querySelector<HTMLElement>('.share-enlarge')?.focus());
      }}
    >
      ${drawing(code, t('share.qr.alt', { name: visible(project.name) }))}
      <button
        class="btn"
        type="button"
        @click=${() => this.querySelector<HTMLDialogElement>('.share-full')?.close()}
      >
        ${t('share.qr.close')}
      </button>
    </dialog>`;
  }

  #enlarge(): void {
    this.large = true;
    void this.updateComplete.then(() => {
      const dialog = this.querySelector<HTMLDialogElement>('.share-full');
      dialog?.showModal();
      // Without the browser's own frame it is larger still; where that is not allowed, the page is enough.
      dialog?.requestFullscreen().catch(() => undefined);
    });
  }

  async #copy(link: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      this.said = 'share.copied';
    } catch {
      // Denied, or an address without https, where browsers have no clipboard at all.
      this.querySelector<HTMLInputElement>('#share-link')?.select();
      this.said = 'share.copy.byHand';
    }
  }

  async #saveZip(project: Project): Promise<void> {
    this.said = undefined;
    const made = await this.services?.exportZip(project);
    if (made === undefined) this.said = 'share.zip.failed';
    else downloadFile(made.fileName, made.zip);
  }
}

function share({ name, editor, files, blocks }: Project): Shared {
  const base = location.href;
  const link = makeLink({ name, editor, files, blocks }, base);
  if (!link.ok) return { link, code: undefined, codeHasBlocks: false };
  const code = qrCode(link.value.link);
  if (code !== undefined || !link.value.withBlocks) return { link, code, codeHasBlocks: true };
  const short = makeLink({ name, editor, files }, base);
  return { link, code: short.ok ? qrCode(short.value.link) : undefined, codeHasBlocks: false };
}

function problem(reason: LinkProblem): TemplateResult {
  return html`<p class="files-caution">
    ${
      reason.code === 'too-big'
        ? t('share.not.too-big', {
            length: formatNumber(reason.length),
            limit: formatNumber(reason.limit),
          })
        : t('share.not.unsafe-name', { name: visible(reason.name).slice(0, 60) })
    }
  </p>`;
}

function drawing(code: QrCode, alt: string): TemplateResult {
  const { size } = code;
  return html`<svg
    class="share-qr"
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
    role="img"
    aria-label=${alt}
  >
    ${svg`<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d=${qrPath(code)}/>`}
  </svg>`;
}

async function send(project: Project, url: string): Promise<void> {
  try {
    await navigator.share({ title: project.name, text: t('share.send.text', { name: project.name }), url });
  } catch {
    // The person changed their mind, or chose nothing.
  }
}

async function savePicture(project: Project, code: QrCode): Promise<void> {
  const picture = await qrPicture(code);
  if (picture !== undefined) downloadFile(downloadName(project.name, 'png'), picture);
}

/** Only the code and the name go on paper (share.css). */
function print(): void {
  const page = document.documentElement;
  page.dataset['prints'] = 'qr';
  globalThis.print();
  delete page.dataset['prints'];
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-share-panel': SharePanel;
  }
}
