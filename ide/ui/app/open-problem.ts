import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n/translate.ts';
import { icon } from '../icon.ts';
import { OpenError, type OpenErrorCode } from '../../session/app-services.ts';

/** Something that was to be opened and was not. */
export interface OpenProblem {
  readonly code: OpenErrorCode;
  /** A part of the app itself did not arrive: some browsers remember it as missing until a new page asks. */
  readonly needsReload: boolean;
}

/** What an error means to the person who waits. An error nobody foresaw goes to the console too. */
export function problemOf(error: unknown): OpenProblem {
  if (error instanceof OpenError) return { code: error.code, needsReload: false };
  // `import()` of a chunk that did not arrive rejects with a TypeError.
  if (error instanceof TypeError) return { code: 'unreachable', needsReload: true };
  console.error(error);
  return { code: 'damaged', needsReload: false };
}

/** A full page that says what happened, what it means, and what to do. */
export function openProblem(problem: OpenProblem, retry: () => void): TemplateResult {
  const { code } = problem;
  const again = problem.needsReload ? reload : retry;
  return html`<main class="message" id="main">
    <div class="card message-card">
      ${icon(code === 'unreachable' ? 'offline' : 'ask', 'icon-l')}
      <h1 data-focus tabindex="-1">${t('shell.open.title')}</h1>
      <p>${t(`shell.open.${code}`)}</p>
      <p class="actions">
        ${
          code === 'not-found' || code === 'in-bin'
            ? ''
            : html`<button class="btn btn-lit" type="button" @click=${again}>
                ${icon('loop')}${t('shell.retry')}
              </button>`
        }
        ${code === 'in-bin' ? html`<a class="btn btn-lit" href="#/projects/bin">${icon('bin')}${t('shell.open.toBin')}</a>` : ''}
        <a class="btn" href="#/">${t('shell.toHome')}</a>
      </p>
    </div>
  </main>`;
}

function reload(): void {
  location.reload();
}
