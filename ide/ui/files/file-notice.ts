import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatNumber, language, t } from '../../i18n/translate.ts';
import type { OpenedProject } from '../../session/file-services.ts';
import type { OpenFilesProblem } from '../../session/file-work.ts';
import { icon } from '../icon.ts';
import { PensaElement } from '../pensa-element.ts';
import { visible } from '../share/visible-text.ts';

/** What there is to say after files were given to Pensabit. */
export type FileNews =
  | { readonly kind: 'problem'; readonly problem: OpenFilesProblem }
  /** What is open exists in this tab only; opening another project would end it. */
  | { readonly kind: 'unsaved' }
  /** A part of the app itself did not arrive. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'notes'; readonly opened: OpenedProject };

/**
 * Says why files did not open, or what to know about a project that did. Fires `choose-asked`, `half-asked` (with
 * `v1` or `v2`), `copy-asked`, and `panel-closed` when it is no longer needed.
 */
@customElement('pensa-file-notice')
export class FileNotice extends PensaElement {
  @property({ attribute: false }) news: FileNews | undefined;

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { news } = this;
    if (news === undefined) return nothing;
    return html`<dialog
      class="card files-panel"
      aria-labelledby="file-notice"
      @close=${() => this.#fire('panel-closed')}
    >
      <h2 id="file-notice">${titleOf(news)}</h2>
      ${textsOf(news).map((text) => html`<p>${text}</p>`)}
      ${news.kind === 'problem' ? html`<p class="soft small">${t('files.not.safe')}</p>` : nothing}
      <p class="actions">${this.#actions(news)}</p>
    </dialog>`;
  }

  #actions(news: FileNews): TemplateResult {
    if (news.kind === 'notes') {
      return html`<button class="btn btn-ink" type="button" @click=${() => this.#close()}>
        ${t(news.opened.others.length > 0 ? 'files.opened.several.go' : 'files.opened.go')}
      </button>`;
    }
    const close = html`<button class="btn" type="button" @click=${() => this.#close()}>
      ${t('files.close')}
    </button>`;
    if (news.kind === 'unsaved') {
      return html`<button class="btn btn-ink" type="button" @click=${() => this.#fire('copy-asked')}>
          ${icon('file', 'icon-s')}${t('files.saveCopy')}</button
        >${close}`;
    }
    if (news.kind === 'unreachable') return close;
    if (news.problem.code === 'different-programs') {
      return html`${(['v1', 'v2'] as const).map(
        (half) =>
          html`<button class="btn" type="button" @click=${() => this.#fire('half-asked', half)}>
            ${t(`files.not.half.${half}`)}
          </button>`,
      )}${close}`;
    }
    return html`<button class="btn btn-ink" type="button" @click=${() => this.#fire('choose-asked')}>
        ${icon('folder', 'icon-s')}${t('files.not.choose')}</button
      >${close}`;
  }

  #close(): void {
    this.querySelector('dialog')?.close();
  }

  #fire(name: string, detail?: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** Reasons that are read; who has more of them begins with these. */
const fewProblems = 4;

function titleOf(news: FileNews): string {
  if (news.kind !== 'notes') return t('files.not.title');
  const { others } = news.opened;
  return others.length > 0
    ? t('files.opened.several.title', { count: others.length + 1 })
    : t('files.opened.title');
}

function textsOf(news: FileNews): readonly string[] {
  switch (news.kind) {
    case 'problem':
      return [problemText(news.problem)];
    case 'unsaved':
      return [t('files.not.unsaved')];
    case 'unreachable':
      return [t('shell.open.unreachable')];
    case 'notes': {
      const { name, others, moreFiles, hidden, leftOut, refused, tooMuchForBlocks, notKept } = news.opened;
      return [
        ...(others.length > 0 ? [t('files.opened.several', { names: listed([name, ...others]) })] : []),
        ...(tooMuchForBlocks ? [t('files.opened.asPython')] : []),
        ...(notKept.length > 0 ? [t('files.opened.notKept', { names: listed(notKept) })] : []),
        ...(hidden.length > 0
          ? [
              t('files.opened.shadows', {
                modules: listed(hidden.map((file) => file.replace(/\.py$/, ''))),
                files: listed(hidden),
              }),
            ]
          : []),
        ...(moreFiles.length > 0 ? [t('files.opened.more', { files: listed(moreFiles) })] : []),
        ...(leftOut.length > 0 ? [t('files.opened.leftOut', { files: listed(leftOut) })] : []),
        ...(refused.length > 0 ? [t('files.opened.refused')] : []),
        ...refused.slice(0, fewProblems).map(problemText),
      ];
    }
  }
}

function problemText(problem: OpenFilesProblem): string {
  const key = `files.not.${problem.code}` as const;
  switch (problem.code) {
    case 'mixed':
    case 'no-main-among':
    case 'failed':
      return t(key);
    case 'huge':
      return t(key, {
        file: problem.file,
        size: kilobytes(problem.size),
        limit: kilobytes(problem.limit),
      });
    case 'zip-too-many':
      return t(key, { file: problem.file, count: problem.count });
    case 'zip-unsafe-name':
    case 'zip-same-name':
    case 'zip-nested':
      return t(key, { file: problem.file, name: shown(problem.name) });
    case 'cut':
    case 'damaged':
      return t(key, { file: problem.file, line: problem.line });
    case 'no-main':
    case 'different-programs':
      return t(key, { file: problem.file, files: listed(problem.files) });
    default:
      return t(key, { file: shown(problem.file) });
  }
}

/** A name from outside, as it is and not endless. */
function shown(name: string): string {
  return visible(name.slice(0, 120));
}

function kilobytes(bytes: number): string {
  return formatNumber(Math.ceil(bytes / 1000), 0);
}

/** "a.py, b.py and c.py", of very many only the first few and how many there are more. */
export function listed(names: readonly string[]): string {
  const few = names.length <= fewNames + 1 ? names : names.slice(0, fewNames);
  const all = few.map((name) => shown(name).slice(0, 40));
  if (names.length > few.length) all.push(t('files.more', { count: names.length - few.length }));
  return new Intl.ListFormat(language.value.language, { type: 'conjunction' }).format(all);
}
const fewNames = 6;

declare global {
  interface HTMLElementTagNameMap {
    'pensa-file-notice': FileNotice;
  }
}
