import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/translate.ts';
import type { Project } from '../../project/project.ts';
import type { Twin } from '../../session/desk-history.ts';
import type { Workbench } from '../../session/workbench.ts';
import { shownName } from '../../project/shown-name.ts';
import { announce } from '../app/announcer.ts';
import { addressOf } from '../app/route.ts';
import '../app/language-button.ts';
import '../app/theme-choice.ts';
import { icon } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';
import { saveCopy } from './save-copy.ts';

/**
 * What is in the lesson's menu: the project's name, files out and in, starting again, colours. Fires `hex-asked`
 * (with the project) and `files-asked` for the page's `<pensa-file-door>`.
 */
@customElement('pensa-work-menu')
export class WorkMenu extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  @state() private asking = false;
  @state() private twin: Twin | 'failed' | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { workbench } = this;
    if (workbench === undefined) return nothing;
    return html`<form class="rename" @submit=${this.rename}>
        <label for="project-name">${t('lesson.rename')}</label>
        <input
          id="project-name"
          name="name"
          maxlength="80"
          autocomplete="off"
          .value=${shownName(workbench.project.value.name)}
        /><button class="btn btn-s" type="submit">${t('lesson.rename.button')}</button>
      </form>
      <button class="menu-item" type="button" @click=${() => this.#ask('hex-asked', workbench.project.value)}>
        ${icon('usb')}${t('files.save')}
      </button>
      <button
        class="menu-item"
        type="button"
        @click=${() => this.#ask('share-asked', workbench.project.value)}
      >
        ${icon('share')}${t('share.button')}
      </button>
      <button class="menu-item" type="button" @click=${() => void saveCopy(workbench.project.value)}>
        ${icon('file')}${t('files.saveCopy')}
      </button>
      <button class="menu-item" type="button" @click=${() => this.#ask('files-asked')}>
        ${icon('folder')}${t('files.open')}
      </button>
      <button class="menu-item" type="button" @click=${() => this.#ask('history-asked')}>
        ${icon('clock')}${t('history.open')}
      </button>
      ${this.#twin(workbench)} ${workbench.player === undefined ? nothing : this.#restart(workbench)}
      <a class="menu-item" href=${addressOf({ page: 'projects' })}>${icon('grid')}${t('desk.allProjects')}</a>
      <pensa-language-button class="in-menu"></pensa-language-button>
      <pensa-theme-choice></pensa-theme-choice>`;
  }

  #restart(workbench: Workbench): TemplateResult {
    if (!this.asking) {
      return html`<button
        class="menu-item restart"
        type="button"
        @click=${() => {
          this.asking = true;
          void this.updateComplete.then(() => this.querySelector<HTMLElement>('.restart-yes')?.focus());
        }}
      >
        ${icon('loop')}${t('lesson.restart')}
      </button>`;
    }
    return html`<div class="menu-question" role="group" aria-label=${t('lesson.restart')}>
      <p role="alert">${t('lesson.restart.sure')}</p>
      <p class="actions">
        <button
          class="btn btn-s restart-yes"
          type="button"
          @click=${() => {
            workbench.restart();
            announce(t('lesson.restarted'));
            this.#close();
          }}
        >
          ${icon('loop', 'icon-s')}${t('lesson.restart.yes')}
        </button>
        <button class="btn btn-s btn-quiet" type="button" @click=${() => this.#close()}>
          ${t('lesson.restart.no')}
        </button>
      </p>
    </div>`;
  }

  private readonly rename = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = shownName(this.querySelector<HTMLInputElement>('#project-name')?.value ?? '');
    if (name === '') return;
    this.workbench?.rename(name);
    this.#close();
  };

  /** A second one for trying something; the one on the desk stays. */
  async #duplicate(workbench: Workbench): Promise<void> {
    this.twin = (await workbench.duplicate()) ?? 'failed';
    await this.updateComplete;
    this.querySelector<HTMLElement>('.twin-open')?.focus();
  }

  #twin(workbench: Workbench): TemplateResult {
    const { twin } = this;
    const again = html`<button
      class="menu-item"
      type="button"
      @click=${() => void this.#duplicate(workbench)}
    >
      ${icon('copy')}${t('desk.duplicate')}
    </button>`;
    if (twin === undefined) return again;
    if (twin === 'failed') {
      return html`${again}
        <p class="menu-question" role="alert">${t('projects.failed.unknown')}</p>`;
    }
    return html`<div class="menu-question">
      <p role="status">${t('desk.duplicated', { name: shownName(twin.name) })}</p>
      <p class="actions">
        <a class="btn btn-s twin-open" href=${addressOf({ page: 'project', id: twin.id })}
          >${t('desk.duplicate.open')}</a
        >
      </p>
    </div>`;
  }

  /** The menu shuts first: what opens then gives the focus back to its button. */
  #ask(event: string, detail?: Project): void {
    this.#close();
    this.dispatchEvent(new CustomEvent(event, { bubbles: true, detail }));
  }

  #close(): void {
    this.asking = false;
    this.closest('pensa-menu')?.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-work-menu': WorkMenu;
  }
}
