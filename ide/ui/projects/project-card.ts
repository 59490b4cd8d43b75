import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n/translate.ts';
import type { ProjectSummary } from '../../project/project-summary.ts';
import { shownName } from '../../project/shown-name.ts';
import '../app/menu.ts';
import { addressOf } from '../app/route.ts';
import { icon } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';
import { timeAgo } from '../time-ago.ts';
import { projectPicture } from './project-picture.ts';

/** What is asked of the page that shows the cards. */
export interface CardWish {
  readonly wish: 'duplicate' | 'remove' | 'put-back' | 'erase';
  readonly project: ProjectSummary;
}

/** A name as it is said in sentences: never empty. */
export function calledName(project: Pick<ProjectSummary, 'name'>): string {
  return shownName(project.name) || t('projects.card.unnamed');
}

/**
 * One project of the library: its picture, its name, what it is, and what can be done with it. Fires `card-wish`
 * (a {@link CardWish}) and `card-renamed` with the name.
 */
@customElement('pensa-project-card')
export class ProjectCard extends PensaElement {
  @property({ attribute: false }) project: ProjectSummary | undefined;
  /** The title of its lesson, where that is here. */
  @property() lesson = '';
  @state() private naming = false;
  @state() private asking = false;

  protected override render(): TemplateResult | typeof nothing {
    const { project } = this;
    if (project === undefined) return nothing;
    const binned = project.removedAt !== undefined;
    const name = calledName(project);
    return html`<article class="card project-card ${binned ? 'in-bin' : ''}">
      <div class="squared">${projectPicture(project)}</div>
      <div class="body">
        ${
          this.naming
            ? this.#nameForm(project)
            : html`<h2>
                ${
                  binned
                    ? html`<bdi>${name}</bdi>`
                    : html`<a href=${addressOf({ page: 'project', id: project.id })}><bdi>${name}</bdi></a>`
                }
              </h2>`
        }
        <p class="meta">
          <span
            >${icon(project.editor === 'blocks' ? 'blocks' : 'code', 'icon-s')}${t(`home.${project.editor}`)}</span
          >
          <span>${linesText(project)}</span>
        </p>
        ${
          this.lesson === ''
            ? nothing
            : html`<p class="meta">
                <span class="of-lesson">${icon('book', 'icon-s')}<span>${this.lesson}</span></span>
              </p>`
        }
        <p class="meta">
          ${
            project.removedAt === undefined
              ? t('projects.card.changed', { when: timeAgo(project.changedAt) })
              : t('projects.bin.when', { when: timeAgo(project.removedAt) })
          }
        </p>
        ${
          binned
            ? this.#binActions(project, name)
            : html`<pensa-menu
                label=${t('projects.card.more', { name })}
                .content=${() => this.#menu(project)}
              ></pensa-menu>`
        }
      </div>
    </article>`;
  }

  #menu(project: ProjectSummary): TemplateResult {
    return html`<button class="menu-item" type="button" @click=${() => this.#startNaming()}>
        ${icon('correct')}${t('projects.card.rename')}
      </button>
      <button class="menu-item" type="button" @click=${() => this.#share(project)}>
        ${icon('share')}${t('share.button')}
      </button>
      <button class="menu-item" type="button" @click=${() => this.#wish('duplicate', project)}>
        ${icon('copy')}${t('projects.card.duplicate')}
      </button>
      <button class="menu-item" type="button" @click=${() => this.#wish('remove', project)}>
        ${icon('bin')}${t('projects.card.remove')}
      </button>`;
  }

  #binActions(project: ProjectSummary, name: string): TemplateResult {
    if (!this.asking) {
      return html`<p class="actions">
        <button class="btn btn-s" type="button" @click=${() => this.#wish('put-back', project)}>
          ${icon('undo', 'icon-s')}${t('projects.bin.putBack')}<span class="hidden">: ${name}</span>
        </button>
        <button
          class="btn btn-s btn-quiet"
          type="button"
          @click=${() => {
            this.asking = true;
            this.#focusLater('.erase-no');
          }}
        >
          ${t('projects.bin.erase')}<span class="hidden">: ${name}</span>
        </button>
      </p>`;
    }
    return html`<div role="group" aria-label=${t('projects.bin.erase')}>
      <p class="sure" role="alert">${t('projects.bin.erase.sure', { name })}</p>
      <p class="actions">
        <button class="btn btn-s" type="button" @click=${() => this.#wish('erase', project)}>
          ${t('projects.bin.erase.yes')}
        </button>
        <button
          class="btn btn-s btn-quiet erase-no"
          type="button"
          @click=${() => {
            this.asking = false;
            this.#focusLater('.actions .btn');
          }}
        >
          ${t('projects.bin.erase.no')}
        </button>
      </p>
    </div>`;
  }

  #nameForm(project: ProjectSummary): TemplateResult {
    return html`<form class="rename" @submit=${this.renamed} @keydown=${this.pressed}>
      <input
        name="name"
        maxlength="80"
        autocomplete="off"
        aria-label=${t('projects.card.name', { name: calledName(project) })}
        .value=${shownName(project.name)}
      /><button class="btn btn-s" type="submit">${t('projects.card.save')}</button>
      <button class="btn btn-s btn-quiet" type="button" @click=${() => this.#endNaming()}>
        ${t('projects.card.cancel')}
      </button>
    </form>`;
  }

  #startNaming(): void {
    this.naming = true;
    void this.updateComplete.then(() => this.querySelector('input')?.select());
  }

  private readonly renamed = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = this.querySelector('input')?.value ?? '';
    this.#endNaming();
    if (shownName(name) !== '' && this.project !== undefined && name !== this.project.name) {
      this.dispatchEvent(new CustomEvent('card-renamed', { bubbles: true, detail: shownName(name) }));
    }
  };

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#endNaming();
  };

  #endNaming(): void {
    this.naming = false;
    this.#focusLater('pensa-menu button');
  }

  /** The page's `<pensa-file-door>` hears it. */
  #share({ id }: ProjectSummary): void {
    this.querySelector('pensa-menu')?.close();
    this.dispatchEvent(new CustomEvent('share-asked', { bubbles: true, detail: { id } }));
  }

  #wish(wish: CardWish['wish'], project: ProjectSummary): void {
    this.querySelector('pensa-menu')?.close();
    this.asking = false;
    this.dispatchEvent(new CustomEvent<CardWish>('card-wish', { bubbles: true, detail: { wish, project } }));
  }

  #focusLater(selector: string): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(selector)?.focus());
  }
}

/** "12 lines and 2 more files". */
function linesText({ lines, moreFiles }: ProjectSummary): string {
  const text = lines === 1 ? t('projects.card.lines.one') : t('projects.card.lines', { lines });
  if (moreFiles <= 0) return text;
  return `${text} ${moreFiles === 1 ? t('projects.card.files.one') : t('projects.card.files', { files: moreFiles })}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-project-card': ProjectCard;
  }
}
