import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Lesson } from '../../../lessons/format/lesson.ts';
import { localized, t } from '../../i18n/translate.ts';
import { addressOf, type Reader } from '../app/route.ts';
import type { AppServices, LessonSummary } from '../../session/app-services.ts';
import { icon } from '../icon.ts';
import { renderMarkdown } from '../markdown.ts';
import { PensaElement } from '../pensa-element.ts';

/** A lesson's page for its teacher or its volunteer: the pack's Markdown, readable standing up and printable. */
@customElement('pensa-adult-page')
export class AdultPage extends PensaElement {
  @property({ attribute: false }) services: AppServices | undefined;
  @property({ attribute: false }) lesson: Lesson | undefined;
  @property({ attribute: false }) reader: Reader = 'teacher';
  @state() private others: readonly LessonSummary[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    // Only a way to other pages: without the list this page is still whole.
    this.services?.listLessons().then(
      (lessons) => {
        this.others = lessons.filter((lesson) => lesson.slug !== this.lesson?.slug);
      },
      () => undefined,
    );
  }

  protected override render(): TemplateResult {
    const { lesson, reader } = this;
    if (lesson === undefined) return html``;
    const text = localized(lesson[reader]);
    // A page that brings its own title keeps it; nothing is said twice.
    const [, own, rest] = /^\s*# +([^\n]+)\n([\s\S]*)$/.exec(text) ?? [];
    const title = own ?? t(`shell.page.${reader}`, { lesson: localized(lesson.title) });
    return html`<main class="adult" data-reader=${reader}>
      <p class="adult-bar">
        <a class="btn btn-quiet btn-s" href="#/">${icon('left', 'icon-s')}${t('home.adults.back')}</a>
        <span class="grow"></span>
        ${
          reader === 'volunteer'
            ? html`<a class="btn btn-s" href=${addressOf({ page: 'kit' })}
                >${icon('cable', 'icon-s')}${t('kit.page')}</a
              >`
            : nothing
        }
        <button class="btn btn-s" type="button" @click=${() => print()}>
          ${icon('print', 'icon-s')}${t('home.adults.print')}
        </button>
      </p>
      <article class="card adult-text">
        <h1 data-focus tabindex="-1">${title}</h1>
        ${text === '' ? html`<p>${t('home.adults.missing')}</p>` : renderMarkdown(rest ?? text, { topHeading: own === undefined ? 2 : 1 })}
      </article>
      ${
        this.others.length === 0
          ? nothing
          : html`<nav class="adult-others" aria-labelledby="others">
              <h2 id="others">${t('home.adults.other')}</h2>
              <ul>
                ${this.others.map(
                  (other) =>
                    html`<li>
                      <a href=${addressOf({ page: 'adult', slug: other.slug, reader })}
                        >${localized(other.title)}</a
                      >
                    </li>`,
                )}
              </ul>
            </nav>`
      }
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-adult-page': AdultPage;
  }
}
