import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { phases, type Phase } from '../../../lessons/format/lesson.ts';
import { localized, messageFor, t } from '../../i18n/translate.ts';
import { addressOf } from '../app/route.ts';
import type { AppServices, LessonSummary, RecentProject } from '../../session/app-services.ts';
import { icon, marker, type IconName } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';
import { lessonPicture } from './lesson-picture.ts';
import { smallSketch } from './small-sketch.ts';
import { shownName } from '../../project/shown-name.ts';
import { timeAgo } from '../time-ago.ts';

type Loaded<T> = 'loading' | 'failed' | readonly T[];

/** What a lesson measures, as an icon. Unknown names are shown as text only. */
const sensorIcons: Readonly<Record<string, IconName>> = {
  temperature: 'therm',
  light: 'sun',
  tilt: 'tilt',
  movement: 'shake',
  pins: 'pins',
  radio: 'radio',
  sound: 'mic',
};

/** A desk: what you were doing on the left, what you could do on the right. Shows only what exists. */
@customElement('pensa-home')
export class Home extends PensaElement {
  @property({ attribute: false }) services: AppServices | undefined;
  @state() private lessons: Loaded<LessonSummary> = 'loading';
  @state() private projects: Loaded<RecentProject> = 'loading';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    addEventListener('focus', this.#again);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('focus', this.#again);
  }

  /** Somebody comes back from another tab, where a project may have been made, renamed or put away. */
  readonly #again = (): void => {
    void this.load();
  };

  /** Asks again for what is not here; each half of the page arrives by itself. */
  private async load(): Promise<void> {
    const { services } = this;
    if (services === undefined) return;
    if (this.lessons === 'failed') this.lessons = 'loading';
    await Promise.all([
      services.listLessons().then(
        (lessons) => {
          this.lessons = lessons;
        },
        () => {
          this.lessons = 'failed';
        },
      ),
      services.listProjects().then(
        (projects) => {
          this.projects = projects;
        },
        () => {
          this.projects = [];
        },
      ),
    ]);
  }

  protected override render(): TemplateResult {
    return html`<main class="home">
      <h1 class="hidden" data-focus tabindex="-1">Pensabit</h1>
      <div class="desk">${this.#first()} ${this.#free()} ${this.#few() ? nothing : this.#adults()}</div>
      <section class="lessons" aria-labelledby="lessons">
        <div class="gallery-head"><h2 id="lessons">${t('home.lessons')}</h2></div>
        ${method()} ${this.#gallery()} ${this.#few() ? this.#adults() : nothing}
      </section>
    </main>`;
  }

  /** The one marigold action of the desk: carry on, or on an empty desk the first lesson. */
  #first(): TemplateResult | typeof nothing {
    if (this.projects === 'loading') return html`<section class="card continue desk-wait"></section>`;
    const [project] = this.projects;
    if (typeof project === 'object') return carryOn(project);
    const lesson = typeof this.lessons === 'string' ? undefined : this.lessons[0];
    return lesson === undefined ? nothing : startHere(lesson);
  }

  #free(): TemplateResult {
    const others = typeof this.projects === 'string' ? [] : this.projects.slice(1, 5);
    return html`<section class="card free" aria-labelledby="free">
      <h2 id="free">${t('home.free')}</h2>
      <p class="small soft">${t('home.free.text')}</p>
      <div class="pair">
        <a class="btn" href=${addressOf({ page: 'new', editor: 'blocks' })}
          >${icon('blocks')}${t('home.blocks')}</a
        >
        <a class="btn" href=${addressOf({ page: 'new', editor: 'python' })}
          >${icon('code')}${t('home.python')}</a
        >
      </div>
      <button class="btn btn-quiet open" type="button" @click=${this.openFiles}>
        ${icon('folder', 'icon-s')}${t('files.open')}
      </button>
      ${
        others.length === 0
          ? nothing
          : html`<h3 class="small soft">${t('home.projects')}</h3>
              <ul class="projects">
                ${others.map(
                  (project) =>
                    html`<li>
                      <a href=${addressOf({ page: 'project', id: project.id })}
                        >${icon(project.editor === 'blocks' ? 'blocks' : 'code', 'icon-s')}<span class="name"
                          ><bdi>${shownName(project.name)}</bdi></span
                        ><span class="soft small">${timeAgo(project.changedAt)}</span></a
                      >
                    </li>`,
                )}
              </ul>`
      }
      ${
        // Also when there are none: the last one may be in the bin, which is there.
        typeof this.projects === 'string'
          ? nothing
          : html`<a class="btn btn-quiet open" href=${addressOf({ page: 'projects' })}
              >${icon('grid', 'icon-s')}${t('home.allProjects')}</a
            >`
      }
    </section>`;
  }

  /** The page's `<pensa-file-door>` hears it. */
  private readonly openFiles = (): void => {
    this.dispatchEvent(new CustomEvent('files-asked', { bubbles: true }));
  };

  /** One row of lessons leaves room under it; more need it, and the doors stand on the desk. */
  #few(): boolean {
    return typeof this.lessons !== 'string' && this.lessons.length <= 4;
  }

  #adults(): TemplateResult | typeof nothing {
    const lesson = typeof this.lessons === 'string' ? undefined : this.lessons[0];
    if (lesson === undefined) return nothing;
    const { slug } = lesson;
    return html`<nav class="doors" aria-labelledby="adults">
      <h2 id="adults">${t('home.adults')}</h2>
      <a class="card" href=${addressOf({ page: 'adult', slug, reader: 'volunteer' })}
        >${icon('clipboard', 'icon-l')}<span
          ><b>${t('home.volunteer')}</b><small>${t('home.volunteer.text')}</small></span
        >${icon('right')}</a
      >
      <a class="card" href=${addressOf({ page: 'adult', slug, reader: 'teacher' })}
        >${icon('book', 'icon-l')}<span
          ><b>${t('home.teacher')}</b><small>${t('home.teacher.text')}</small></span
        >${icon('right')}</a
      >
      <a class="card" href=${addressOf({ page: 'kit' })}
        >${icon('cable', 'icon-l')}<span><b>${t('kit.page')}</b><small>${t('home.kit.text')}</small></span
        >${icon('right')}</a
      >
    </nav>`;
  }

  #gallery(): TemplateResult {
    if (this.lessons === 'loading')
      return html`<p class="gallery-wait soft">${t('home.lessons.loading')}</p>`;
    if (this.lessons === 'failed') {
      return html`<div class="gallery-wait card" role="alert">
        ${icon('offline', 'icon-l')}
        <p>${t('home.lessons.failed')}</p>
        <button class="btn" type="button" @click=${() => this.load()}>
          ${icon('loop')}${t('shell.retry')}
        </button>
      </div>`;
    }
    if (this.lessons.length === 0) return html`<p class="gallery-wait soft">${t('home.lessons.none')}</p>`;
    const projects = typeof this.projects === 'string' ? [] : this.projects;
    return html`<ul class="gallery" data-count=${Math.min(this.lessons.length, 4)}>
      ${this.lessons.map(
        (lesson) =>
          html`<li>
            ${card(
              lesson,
              projects.find((project) => project.lesson?.slug === lesson.slug),
            )}
          </li>`,
      )}
    </ul>`;
  }
}

function carryOn(project: RecentProject): TemplateResult {
  const { lesson } = project;
  const phase = lesson?.phase;
  return html`<section class="card continue" data-phase=${phase ?? nothing} aria-labelledby="continue">
    ${
      lesson?.sketch !== undefined
        ? smallSketch(lesson.sketch)
        : lesson === undefined
          ? nothing
          : html`<div class="squared picture">${lessonPicture(lesson.slug)}</div>`
    }
    <div class="body">
      <h2 id="continue">
        ${lesson === undefined ? html`<bdi>${shownName(project.name)}</bdi>` : localized(lesson.title)}
      </h2>
      <p class="where">
        ${
          phase === undefined
            ? html`${icon(project.editor === 'blocks' ? 'blocks' : 'code', 'icon-s')}`
            : marker(phase, 'now', 'marker-s')
        }<span
          >${
            lesson === undefined || phase === undefined
              ? html`<b>${t(`home.${project.editor}`)}</b> `
              : html`<b>${t(`phase.${phase}`)}</b>,
                  ${t('home.step', { step: lesson.step, steps: lesson.steps })} `
          }<span class="soft">· ${t('home.saved', { when: timeAgo(project.changedAt) })}</span></span
        >
      </p>
      <a class="btn btn-lit btn-wide" href=${addressOf({ page: 'project', id: project.id })}
        >${icon('run')}${t('home.carryOn')}</a
      >
    </div>
  </section>`;
}

function startHere(lesson: LessonSummary): TemplateResult {
  return html`<section class="card continue" data-phase="think" aria-labelledby="continue">
    <div class="squared picture">${lessonPicture(lesson.slug)}</div>
    <div class="body">
      <h2 id="continue">${t('home.start')}</h2>
      <p class="where">
        ${marker('think', 'now', 'marker-s')}<span
          ><b>${t('phase.think')}</b> <span class="soft">· ${localized(lesson.title)}</span></span
        >
      </p>
      <a class="btn btn-lit btn-wide" href=${addressOf({ page: 'lesson', slug: lesson.slug })}
        >${icon('run')}${t('home.start.button')}</a
      >
    </div>
  </section>`;
}

function method(): TemplateResult {
  return html`<div class="method">
    <h3 id="method">${t('home.method')}</h3>
    <ol aria-labelledby="method">
      ${phases.map(
        (phase, index) =>
          html`<li data-phase=${phase}>
            ${index === 0 ? nothing : icon('right', 'icon-s')}${marker(phase, 'now', 'marker-s')}<span
              ><b>${t(`phase.${phase}`)}</b> ${t(`home.method.${phase}`)}</span
            >
          </li>`,
      )}
    </ol>
  </div>`;
}

function card(lesson: LessonSummary, project: RecentProject | undefined): TemplateResult {
  return html`<article class="card lesson-card">
    <div class="squared">${lessonPicture(lesson.slug)}</div>
    <div class="body">
      <h3><a href=${addressOf({ page: 'lesson', slug: lesson.slug })}>${localized(lesson.title)}</a></h3>
      <p>${localized(lesson.summary)}</p>
      <p class="meta">
        ${lesson.sensors.map((name) => {
          const symbol = sensorIcons[name];
          return html`<span
            >${symbol === undefined ? nothing : icon(symbol, 'icon-s')}${messageFor(`home.sensor.${name}`) ?? name}</span
          >`;
        })}
        ${lessonState(project)}
      </p>
      <p class="meta">
        <span>${t('home.minutes', { minutes: lesson.minutes })}</span
        ><span>${t('home.age', lesson.age)}</span>
      </p>
    </div>
  </article>`;
}

function lessonState(project: RecentProject | undefined): TemplateResult | typeof nothing {
  const lesson = project?.lesson;
  if (lesson === undefined) return nothing;
  const phase: Phase = lesson.solved ? 'solve' : lesson.phase;
  return html`<span class="state" data-phase=${phase}
    >${lesson.solved ? icon('tick', 'icon-s') : marker(phase, 'now', 'marker-xs')}${
      lesson.solved ? t('home.solved') : t(`phase.${phase}`)
    }</span
  >`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-home': Home;
  }
}
