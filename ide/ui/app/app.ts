import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Lesson } from '../../../lessons/format/lesson.ts';
import { localized, needTexts, t } from '../../i18n/translate.ts';
import type { Workbench } from '../../session/workbench.ts';
import { PensaElement } from '../pensa-element.ts';
import '../files/file-door.ts';
import '../home/home.ts';
import { announce, announcerId, focusOn } from './announcer.ts';
import { openProblem, problemOf, type OpenProblem } from './open-problem.ts';
import { fetchEditor } from '../editor/fetch-editor.ts';
import { editorAt } from './editor-ahead.ts';
import { applyTheme, preferredLanguage, showLanguage } from './preferences.ts';
import { addressOf, parseRoute, type Reader, type Route } from './route.ts';
import type { AppServices } from '../../session/app-services.ts';
import { topBar } from './top-bar.ts';
import { shownName } from '../../project/shown-name.ts';

/** What is on screen: an address and, once it has arrived, what belongs to it. */
type Screen =
  | { readonly kind: 'opening' }
  | { readonly kind: 'home' }
  | { readonly kind: 'work'; readonly workbench: Workbench }
  | { readonly kind: 'adult'; readonly lesson: Lesson; readonly reader: Reader }
  | { readonly kind: 'kit' }
  /** What a link holds, before it is opened. */
  | { readonly kind: 'link'; readonly payload: string }
  | { readonly kind: 'projects'; readonly bin: boolean }
  | { readonly kind: 'problem'; readonly problem: OpenProblem };

/**
 * The application: from an address to a screen. The home page comes with it; the lesson screen and the
 * adults' pages are fetched when first opened. What cannot be opened is said in place, with another try.
 */
@customElement('pensa-app')
export class PensaApp extends PensaElement {
  @property({ attribute: false }) services: AppServices | undefined;
  @state() private speaks = false;
  @state() private screen: Screen = { kind: 'opening' };
  /** Counts openings: an answer that comes after the person went elsewhere is put away. */
  #opening = 0;
  #first = true;
  #unfollow: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    applyTheme();
    addEventListener('hashchange', this.#addressChanged);
    addEventListener('beforeunload', this.#beforeUnload);
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#addressChanged);
    removeEventListener('beforeunload', this.#beforeUnload);
    this.#leave();
  }

  /** Nothing is drawn before there are texts: the page's own waiting text stays until then. */
  protected override shouldUpdate(): boolean {
    return this.speaks;
  }

  protected override firstUpdated(): void {
    this.querySelector(':scope > .boot')?.remove();
  }

  protected override updated(): void {
    document.title =
      this.#first && this.screen.kind === 'opening' ? 'Pensabit' : `${this.#title()} - Pensabit`;
  }

  protected override render(): TemplateResult {
    return html`<a class="skip btn btn-lit" href="#main" @click=${this.skip}>${t('shell.skip')}</a>
      ${keyed(this.screen, this.#screen())}
      <pensa-file-door
        .services=${this.services}
        .workbench=${this.screen.kind === 'work' ? this.screen.workbench : undefined}
      ></pensa-file-door>
      <p class="hidden" id=${announcerId} role="status"></p>`;
  }

  #screen(): TemplateResult {
    switch (this.screen.kind) {
      case 'opening':
        return html`${topBar()}
          <main class="message" id="main"><p class="opening" role="status">${t('shell.opening')}</p></main>`;
      case 'home':
        return html`${topBar()}<pensa-home id="main" .services=${this.services}></pensa-home>`;
      case 'work':
        return html`<pensa-lesson-screen .workbench=${this.screen.workbench}></pensa-lesson-screen>`;
      case 'adult':
        return html`${topBar()}
          <pensa-adult-page
            id="main"
            .services=${this.services}
            .lesson=${this.screen.lesson}
            .reader=${this.screen.reader}
          ></pensa-adult-page>`;
      case 'kit':
        return html`${topBar({ title: t('kit.page'), under: t('kit.under') })}<pensa-kit
            id="main"
            .services=${this.services}
          ></pensa-kit>`;
      case 'projects':
        return html`${topBar({ title: t('projects.page'), under: t('projects.under') })}<pensa-projects
            id="main"
            .services=${this.services}
            .bin=${this.screen.bin}
          ></pensa-projects>`;
      case 'link':
        return html`${topBar()}<pensa-shared-page
            id="main"
            .services=${this.services}
            .payload=${this.screen.payload}
          ></pensa-shared-page>`;
      case 'problem':
        return html`${topBar()}${openProblem(this.screen.problem, () => void this.#open())}`;
    }
  }

  #title(): string {
    const { screen } = this;
    switch (screen.kind) {
      case 'opening':
        return t('shell.opening');
      case 'home':
        return t('shell.page.home');
      case 'work':
        return screen.workbench.player === undefined
          ? shownName(screen.workbench.project.value.name) || t('shell.page.project')
          : localized(screen.workbench.player.lesson.title);
      case 'adult':
        return t(`shell.page.${screen.reader}`, { lesson: localized(screen.lesson.title) });
      case 'kit':
        return t('kit.page');
      case 'projects':
        return t('projects.page');
      case 'link':
        return t('share.page');
      case 'problem':
        return t('shell.open.title');
    }
  }

  /** The address bar belongs to the routes, so the skip link moves the focus by itself. */
  private readonly skip = (event: Event): void => {
    event.preventDefault();
    focusOn(this.querySelector('#main'));
  };

  async #start(): Promise<void> {
    const wanted = preferredLanguage();
    this.#fetchAhead();
    try {
      const home = parseRoute(location.hash).page === 'home';
      await showLanguage(wanted, home ? ['shell'] : ['shell', 'desk']);
    } catch {
      // The page's own text ("Nothing after a while? Try again") stays on screen and says what to do.
      return;
    }
    this.speaks = true;
    await this.#open();
  }

  /** What the address asks for can be on its way before there are texts to show it with. */
  #fetchAhead(): void {
    const route = parseRoute(location.hash);
    if (route.page === 'kit') {
      import('../kit/kit.ts').catch(() => undefined);
      return;
    }
    if (route.page === 'link') {
      import('../share/shared-page.ts').catch(() => undefined);
      return;
    }
    if (route.page === 'projects') {
      import('../projects/projects.ts').catch(() => undefined);
      return;
    }
    if (route.page === 'home' || route.page === 'adult' || route.page === 'unknown') return;
    const parts: Promise<unknown>[] = [import('../lesson/lesson-screen.ts')];
    const editor = editorAt(location.hash);
    if (editor !== undefined) fetchEditor(editor);
    if (route.page === 'lesson' && this.services !== undefined)
      parts.push(this.services.readLesson(route.slug));
    // Whoever opens it asks again, and says what did not arrive.
    Promise.all(parts).catch(() => undefined);
  }

  /** The browser asks before it closes a tab with work that could not be saved. */
  readonly #beforeUnload = (event: BeforeUnloadEvent): void => {
    const here = this.screen.kind === 'work' && this.screen.workbench.saving.value.state === 'failed';
    if (here || (this.services?.unsaved() ?? []).length > 0) event.preventDefault();
  };

  readonly #addressChanged = (): void => {
    // Before there are texts nothing is open; the start will read the address as it is then.
    if (!this.speaks) return;
    // A project that was just made has written its own address; it is open already.
    const { screen } = this;
    const route = parseRoute(location.hash);
    if (
      screen.kind === 'work' &&
      route.page === 'project' &&
      screen.workbench.project.value.id === route.id
    ) {
      return;
    }
    void this.#open();
  };

  async #open(): Promise<void> {
    const turn = (this.#opening += 1);
    this.#leave();
    this.screen = { kind: 'opening' };
    let next: Screen;
    try {
      next = await this.#arrive(parseRoute(location.hash));
    } catch (error) {
      next = { kind: 'problem', problem: problemOf(error) };
    }
    if (turn !== this.#opening || !this.isConnected) {
      if (next.kind === 'work') next.workbench.close();
      return;
    }
    this.screen = next;
    if (next.kind === 'work') this.#follow(next.workbench);
    await this.updateComplete;
    if (!this.#first) {
      // The screen's own elements draw themselves after this one.
      await new Promise((resolve) => requestAnimationFrame(resolve));
      focusOn(this.querySelector('#main'));
      announce(this.#title());
    }
    this.#first = false;
  }

  async #arrive(route: Route): Promise<Screen> {
    const { services } = this;
    if (services === undefined || route.page === 'home') return { kind: 'home' };
    if (route.page === 'unknown')
      return { kind: 'problem', problem: { code: 'not-found', needsReload: false } };
    const texts = needTexts('desk');
    // Whether they arrived is asked below.
    texts.catch(() => undefined);
    const screen = await this.#fetchScreen(services, route);
    try {
      await texts;
    } catch (error) {
      if (screen.kind === 'work') screen.workbench.close();
      throw error;
    }
    return screen;
  }

  async #fetchScreen(
    services: AppServices,
    route: Exclude<Route, { readonly page: 'home' | 'unknown' }>,
  ): Promise<Screen> {
    switch (route.page) {
      case 'adult': {
        const [lesson] = await Promise.all([
          services.readLesson(route.slug),
          import('../adult/adult-page.ts'),
        ]);
        return { kind: 'adult', lesson, reader: route.reader };
      }
      case 'kit':
        await import('../kit/kit.ts');
        return { kind: 'kit' };
      case 'projects':
        await import('../projects/projects.ts');
        return { kind: 'projects', bin: route.bin === true };
      case 'link':
        await import('../share/shared-page.ts');
        return { kind: 'link', payload: route.payload };
      case 'lesson':
        return await this.#work(services.openLesson(route.slug));
      case 'project':
        return await this.#work(services.openProject(route.id));
      case 'new':
        return await this.#work(services.openFree(route.editor));
    }
  }

  async #work(opening: Promise<Workbench>): Promise<Extract<Screen, { kind: 'work' }>> {
    const editor = editorAt(location.hash);
    if (editor !== undefined) fetchEditor(editor);
    const element = import('../lesson/lesson-screen.ts');
    // Whether it arrived is asked below; a project that does not open is said without waiting for it.
    element.catch(() => undefined);
    const workbench = await opening;
    try {
      await element;
    } catch (error) {
      workbench.close();
      throw error;
    }
    return { kind: 'work', workbench };
  }

  /**
   * The address bar and the title go along when the project gets another name, goes on as a copy, or is kept: an
   * empty page that nobody has written on is not kept, and its address makes another empty page.
   */
  #follow(workbench: Workbench): void {
    let { id, name } = workbench.project.value;
    let fresh = parseRoute(location.hash).page === 'new';
    this.#unfollow = workbench.project.subscribe((project) => {
      if (project.id !== id || (fresh && project.revision > 0)) {
        fresh = false;
        ({ id } = project);
        history.replaceState(history.state, '', addressOf({ page: 'project', id }));
      }
      if (project.name === name) return;
      ({ name } = project);
      this.requestUpdate();
    });
  }

  #leave(): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
    if (this.screen.kind === 'work') this.screen.workbench.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-app': PensaApp;
  }
}
