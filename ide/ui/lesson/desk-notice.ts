import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/translate.ts';
import type { KeeperNotice } from '../../session/project-keeper.ts';
import type { Workbench } from '../../session/workbench.ts';
import { icon } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import { saveCopy } from './save-copy.ts';

/** What to know about the project's saving, over the editor: it is elsewhere, not saved, a copy now, in the bin. */
@customElement('pensa-desk-notice')
export class DeskNotice extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  @state() private read: KeeperNotice | undefined;
  readonly #saving = new StoreController(this, () => this.workbench?.saving);
  readonly #notice = new StoreController(this, () => this.workbench?.notice);

  protected override render(): TemplateResult | typeof nothing {
    const { workbench } = this;
    const saving = this.#saving.value;
    const notice = this.#notice.value;
    if (workbench === undefined) return nothing;
    if (saving?.state === 'elsewhere') {
      return html`<p class="notice" role="alert">
        <span class="grow"
          >${notice?.kind === 'unsaved-there' ? t('desk.notice.unsaved-there') : t('lesson.elsewhere')}</span
        >
        <button class="btn btn-s" type="button" @click=${() => workbench.takeOver()}>
          ${t('lesson.takeOver')}
        </button>
      </p>`;
    }
    if (saving?.state === 'failed') {
      return html`<p class="notice" role="alert">
        <span class="grow">${t(`lesson.save.${saving.reason}`)}</span>
        ${
          saving.reason === 'full'
            ? html`<a class="btn btn-s btn-quiet" href="#/projects/bin" target="_blank"
                >${icon('bin', 'icon-s')}${t('shell.open.toBin')}</a
              >`
            : nothing
        }
        <button class="btn btn-s" type="button" @click=${() => saveCopy(workbench.project.value)}>
          ${icon('file', 'icon-s')}${t('files.saveCopy')}
        </button>
      </p>`;
    }
    if (notice === undefined || notice === this.read) return nothing;
    switch (notice.kind) {
      case 'copied':
        return html`<p class="notice" role="alert">
          <span class="grow">${t('desk.notice.copied', { name: notice.name })}</span>
          <button
            class="btn btn-s"
            type="button"
            @click=${() => {
              this.read = notice;
            }}
          >
            ${t('desk.notice.close')}
          </button>
        </p>`;
      case 'removed':
        return html`<p class="notice" role="alert">
          <span class="grow">${t('desk.notice.removed')}</span>
          <button class="btn btn-s" type="button" @click=${() => workbench.takeOutOfBin()}>
            ${icon('undo', 'icon-s')}${t('desk.notice.takeOut')}
          </button>
        </p>`;
      case 'unsaved-there':
        return nothing;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-desk-notice': DeskNotice;
  }
}
