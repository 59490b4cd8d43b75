import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { whenIdle } from '../../base/when-idle.ts';
import { localized, t } from '../../i18n/translate.ts';
import type { LibraryOutcome, ProjectLibrary } from '../../project/project-library.ts';
import type { ProjectSummary } from '../../project/project-summary.ts';
import type { AppServices, LessonSummary } from '../../session/app-services.ts';
import { addressOf } from '../app/route.ts';
import { downloadFile } from '../download-file.ts';
import { listed } from '../files/file-notice.ts';
import { filesOpened } from '../files/files-opened.ts';
import { icon } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';
import { calledName, type CardWish } from './project-card.ts';
import { orders, sortedProjects, type Order } from './find-projects.ts';
import './projects.css';

/** Cards drawn at once: what fits on a screen. */
const firstCards = 15;
/** Cards added at a time while the page has nothing better to do: less than 50 ms of work on a slow laptop. */
const moreCards = 8;
/** From so many projects on, there is something to search and to sort. */
const manyProjects = 7;

/** What the strip below the list says. */
type Word =
  | { readonly text: string; readonly undo?: () => Promise<void> }
  | { readonly problem: string; readonly toBin: boolean };

/**
 * All projects on this computer, and the bin. What another tab does is seen here too. Fires `files-asked` for the
 * page's `<pensa-file-door>`.
 */
@customElement('pensa-projects')
export class Projects extends PensaElement {
  @property({ attribute: false }) services: AppServices | undefined;
  /** Shows what is in the bin. */
  @property({ type: Boolean }) bin = false;
  @state() private all: readonly ProjectSummary[] | undefined;
  @state() private lessons: readonly LessonSummary[] = [];
  /** Undefined: the browser keeps nothing. */
  @state() private unreadable: number | undefined = 0;
  @state() private words = '';
  @state() private order: Order = 'changed';
  @state() private word: Word | undefined;
  @state() private emptying = false;
  @state() private shown = firstCards;
  #library: ProjectLibrary | undefined;
  readonly #ends = new Set<() => void>();
  #idle: (() => void) | undefined;
  /** A change in another tab is looked at once, however many there are. */
  #looking: Promise<void> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#start();
    // The browser may not tell tabs of each other: then it is seen when somebody looks here again.
    addEventListener('focus', this.#lookAgain);
    addEventListener(filesOpened, this.#lookAgain);
    document.addEventListener('visibilitychange', this.#lookAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('focus', this.#lookAgain);
    removeEventListener(filesOpened, this.#lookAgain);
    document.removeEventListener('visibilitychange', this.#lookAgain);
    for (const end of this.#ends) end();
    this.#ends.clear();
    this.#idle?.();
    this.#idle = undefined;
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('bin')) {
      this.shown = firstCards;
      this.emptying = false;
    }
  }

  protected override updated(): void {
    if (this.shown >= this.#listed().length) return;
    this.#idle ??= whenIdle(() => {
      this.#idle = undefined;
      this.shown += moreCards;
    }, 100);
  }

  async #start(): Promise<void> {
    const { services } = this;
    if (services === undefined) return;
    services.listLessons().then(
      (lessons) => {
        this.lessons = lessons;
      },
      () => undefined,
    );
    try {
      const library = await services.library();
      if (!this.isConnected) return;
      this.#library = library;
      this.#ends.add(library.watch(this.#lookAgain));
    } catch {
      this.word = { problem: t('projects.failed.unknown'), toBin: false };
    }
    await this.#look();
  }

  async #look(): Promise<void> {
    if (this.#library === undefined) return;
    const [all, unreadable] = await Promise.all([this.#library.list(), this.#library.unreadable()]);
    this.all = all;
    this.unreadable = unreadable;
  }

  readonly #lookAgain = (): void => {
    if (document.hidden) return;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
  };

  protected override render(): TemplateResult {
    const all = this.all ?? [];
    const inBin = all.filter((one) => one.removedAt !== undefined);
    const here = all.length - inBin.length;
    return html`<main class="library" @card-wish=${this.wished} @card-renamed=${this.renamed}>
      <div class="library-head">
        <h1 data-focus tabindex="-1">${t('projects.page')}</h1>
        <nav class="switch" aria-label=${t('projects.show')}>
          <a href=${addressOf({ page: 'projects' })} aria-current=${this.bin ? nothing : 'page'}
            >${icon('folder', 'icon-s')}${t('projects.show.here')}</a
          >
          <a href=${addressOf({ page: 'projects', bin: true })} aria-current=${this.bin ? 'page' : nothing}
            >${icon('bin', 'icon-s')}${
              inBin.length === 0
                ? t('projects.show.bin')
                : t('projects.show.binCount', { count: inBin.length })
            }</a
          >
        </nav>
        <span class="grow"></span>
        ${this.bin ? nothing : this.#makeNew()}
      </div>
      ${this.#unsaved()}
      ${this.all === undefined ? html`<p class="gallery-wait soft" role="status">${t('projects.loading')}</p>` : this.bin ? this.#bin(inBin) : this.#here(here)}
      ${this.#left()} ${this.#strip()}
    </main>`;
  }

  /** What only this tab has would be gone with it. */
  #unsaved(): TemplateResult | typeof nothing {
    const names = this.services?.unsaved() ?? [];
    if (this.bin || names.length === 0) return nothing;
    return html`<p class="files-caution small" role="status">
      ${t('projects.unsaved', { names: listed(names) })}
    </p>`;
  }

  /** What is stored and cannot be shown is not hidden either. */
  #left(): TemplateResult | typeof nothing {
    const { unreadable: count = 0 } = this;
    if (this.bin || count === 0) return nothing;
    return html`<p class="soft small">
      ${count === 1 ? t('projects.unreadable.one') : t('projects.unreadable', { count })}
    </p>`;
  }

  #makeNew(): TemplateResult {
    return html`<div class="library-new" role="group" aria-label=${t('projects.new')}>
      <span class="soft small" aria-hidden="true">${t('projects.new')}</span>
      <a class="btn btn-s" href=${addressOf({ page: 'new', editor: 'blocks' })}
        >${icon('blocks', 'icon-s')}${t('home.blocks')}</a
      >
      <a class="btn btn-s" href=${addressOf({ page: 'new', editor: 'python' })}
        >${icon('code', 'icon-s')}${t('home.python')}</a
      >
      <button
        class="btn btn-s btn-quiet"
        type="button"
        @click=${() => this.dispatchEvent(new CustomEvent('files-asked', { bubbles: true }))}
      >
        ${icon('folder', 'icon-s')}${t('files.open')}
      </button>
    </div>`;
  }

  #here(count: number): TemplateResult {
    if (count === 0) {
      return html`<section class="card library-empty">
        ${icon('folder', 'icon-l')}
        <h2>${t('projects.empty')}</h2>
        <p>${t(this.unreadable === undefined ? 'projects.empty.denied' : 'projects.empty.text')}</p>
        <p class="actions">
          <a class="btn btn-lit" href="#/">${icon('book')}${t('shell.toHome')}</a>
        </p>
      </section>`;
    }
    const listed = this.#listed();
    return html`<div class="library-tools">
        ${
          count < manyProjects
            ? html`<p class="soft small">${countText(count)}</p>`
            : html`<label class="library-search"
                  >${icon('check', 'icon-s')}<span class="hidden">${t('projects.search')}</span
                  ><input
                    type="search"
                    placeholder=${t('projects.search')}
                    .value=${this.words}
                    @input=${this.searched}
                /></label>
                <label class="small"
                  ><span class="soft">${t('projects.sort')}</span>
                  <select @change=${this.ordered}>
                    ${orders.map(
                      (one) =>
                        html`<option value=${one} ?selected=${one === this.order}>
                          ${t(`projects.sort.${one}`)}
                        </option>`,
                    )}
                  </select></label
                >
                <p class="soft small" role="status">
                  ${
                    this.words.trim() === ''
                      ? countText(count)
                      : t('projects.search.found', { count: listed.length, all: count })
                  }
                </p>`
        }
        <span class="grow"></span>
        <button class="btn btn-s btn-quiet" type="button" @click=${this.saveAll}>
          ${icon('box', 'icon-s')}${t('projects.saveAll')}
        </button>
      </div>
      ${
        listed.length === 0
          ? html`<div class="gallery-wait">
              <p>${t('projects.search.none', { words: this.words.trim().slice(0, 40) })}</p>
              <button
                class="btn btn-s"
                type="button"
                @click=${() => {
                  this.words = '';
                  this.querySelector<HTMLElement>('input[type=search]')?.focus();
                }}
              >
                ${t('projects.search.clear')}
              </button>
            </div>`
          : this.#cards(listed)
      }`;
  }

  #bin(inBin: readonly ProjectSummary[]): TemplateResult {
    if (inBin.length === 0) {
      return html`<section class="card library-empty">
        ${icon('bin', 'icon-l')}
        <h2>${t('projects.bin.empty')}</h2>
        <p>${t('projects.bin.empty.text')}</p>
      </section>`;
    }
    return html`<div class="library-tools">
        <p>${t('projects.bin.text')}</p>
        <span class="grow"></span>
        ${
          this.emptying
            ? html`<div class="library-sure" role="group" aria-label=${t('projects.bin.eraseAll')}>
                <p role="alert">
                  ${
                    inBin.length === 1
                      ? t('projects.bin.eraseAll.sure.one')
                      : t('projects.bin.eraseAll.sure', { count: inBin.length })
                  }
                </p>
                <button class="btn btn-s" type="button" @click=${() => void this.#erase(inBin)}>
                  ${t('projects.bin.erase.yes')}
                </button>
                <button
                  class="btn btn-s btn-quiet erase-none"
                  type="button"
                  @click=${() => {
                    this.emptying = false;
                    this.#focusLater('.erase-all');
                  }}
                >
                  ${t('projects.bin.erase.no')}
                </button>
              </div>`
            : html`<button
                class="btn btn-s erase-all"
                type="button"
                @click=${() => {
                  this.emptying = true;
                  this.#focusLater('.erase-none');
                }}
              >
                ${icon('bin', 'icon-s')}${t('projects.bin.eraseAll')}
              </button>`
        }
      </div>
      ${this.#cards(this.#listed())}`;
  }

  #cards(listed: readonly ProjectSummary[]): TemplateResult {
    return html`<ul class="library-cards">
      ${repeat(
        listed.slice(0, this.shown),
        (one) => one.id,
        (one) =>
          html`<li>
            <pensa-project-card .project=${one} .lesson=${this.#lessonTitle(one)}></pensa-project-card>
          </li>`,
      )}
    </ul>`;
  }

  /** What was just done, and how to take it back; it stays until the next thing is done. */
  #strip(): TemplateResult {
    const { word } = this;
    return html`<div class="library-word" role="status">
      ${
        word === undefined
          ? nothing
          : 'problem' in word
            ? html`<p class="card problem">
                ${icon('ask')}<span>${word.problem}</span>${
                  word.toBin
                    ? html`<a class="btn btn-s" href=${addressOf({ page: 'projects', bin: true })}
                        >${t('projects.failed.toBin')}</a
                      >`
                    : nothing
                }
              </p>`
            : html`<p class="card">
                <span><bdi>${word.text}</bdi></span
                >${
                  word.undo === undefined
                    ? nothing
                    : html`<button class="btn btn-s undo" type="button" @click=${() => void word.undo?.()}>
                        ${icon('undo', 'icon-s')}${t('projects.undo')}
                      </button>`
                }
              </p>`
      }
    </div>`;
  }

  #lessonTitle({ lesson }: ProjectSummary): string {
    const found = this.lessons.find((one) => one.slug === lesson?.slug);
    return found === undefined ? '' : localized(found.title);
  }

  #listed(): readonly ProjectSummary[] {
    const some = (this.all ?? []).filter((one) => (one.removedAt !== undefined) === this.bin);
    if (this.bin) return [...some].sort((a, b) => (b.removedAt ?? 0) - (a.removedAt ?? 0));
    const words = some.length < manyProjects ? '' : this.words;
    return sortedProjects(some, (one) => this.#lessonTitle(one), this.order, words);
  }

  private readonly searched = (event: Event): void => {
    this.words = (event.target as HTMLInputElement).value;
    this.shown = firstCards;
  };

  private readonly ordered = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.order = orders.find((one) => one === value) ?? 'changed';
  };

  private readonly saveAll = async (): Promise<void> => {
    const made = await this.services?.exportAll().catch(() => undefined);
    if (made === undefined) this.word = { problem: t('projects.saveAll.failed'), toBin: false };
    else downloadFile(made.fileName, made.zip);
  };

  private readonly renamed = (event: CustomEvent<string>): void => {
    const project = (event.target as HTMLElementTagNameMap['pensa-project-card']).project;
    if (project === undefined) return;
    void this.#do(
      (library) => library.rename(project.id, event.detail),
      () => ({ text: t('projects.renamed', { name: event.detail }) }),
    );
  };

  private readonly wished = (event: CustomEvent<CardWish>): void => {
    const { wish, project } = event.detail;
    const name = calledName(project);
    switch (wish) {
      case 'duplicate':
        void this.#do(
          (library) => library.duplicate(project.id, Date.now()),
          () => ({ text: t('projects.duplicated', { name }) }),
        );
        return;
      case 'remove':
        void this.#do(
          (library) => library.remove(project.id, Date.now()),
          () => ({ text: t('projects.removed', { name }), undo: () => this.#putBack(project) }),
        ).then(() => this.#focusLater('.undo'));
        return;
      case 'put-back':
        void this.#putBack(project);
        return;
      case 'erase':
        void this.#erase([project]);
    }
  };

  async #putBack(project: ProjectSummary): Promise<void> {
    await this.#do(
      (library) => library.putBack(project.id),
      () => ({ text: t('projects.isBack', { name: calledName(project) }) }),
    );
    this.#focusLater('h1');
  }

  async #erase(projects: readonly ProjectSummary[]): Promise<void> {
    this.emptying = false;
    await this.#do(
      (library) => library.erase(projects.map(({ id }) => id)),
      () => ({ text: t('projects.bin.erased') }),
    );
    this.#focusLater('h1');
  }

  /** Does it, says what became of it, and shows the list as it is now. */
  async #do(work: (library: ProjectLibrary) => Promise<LibraryOutcome>, done: () => Word): Promise<void> {
    if (this.#library === undefined) return;
    const outcome = await work(this.#library);
    await this.#look();
    if (outcome === 'done') this.word = done();
    else if (outcome === 'gone') this.word = { problem: t('projects.gone'), toBin: false };
    else {
      const toBin = outcome.failed === 'full' && (this.all ?? []).some((one) => one.removedAt !== undefined);
      this.word = {
        problem: t(toBin ? 'projects.failed.full.bin' : `projects.failed.${outcome.failed}`),
        toBin,
      };
    }
  }

  #focusLater(selector: string): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(selector)?.focus());
  }
}

function countText(count: number): string {
  return count === 1 ? t('projects.count.one') : t('projects.count', { count });
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-projects': Projects;
  }
}
