import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { messageFor, t } from '../../i18n/translate.ts';
import { asFileName, checkFileName, mainFile, type FileNameProblem } from '../../session/file-name.ts';
import type { Workbench } from '../../session/workbench.ts';
import { announce } from '../app/announcer.ts';
import { icon } from '../icon.ts';
import { PensaElement, StoreController } from '../pensa-element.ts';
import { askName } from './ask-name.ts';
import './file-tabs.css';

/** The files of a project as tabs: to show one, to add, rename and delete them. main.py is there always. */
@customElement('pensa-file-tabs')
export class FileTabs extends PensaElement {
  @property({ attribute: false }) workbench: Workbench | undefined;
  @property({ type: Boolean }) readOnly = false;
  /** The file's menu is open. */
  @state() private menu = false;
  readonly #project = new StoreController(this, () => this.workbench?.project);
  readonly #open = new StoreController(this, () => this.workbench?.openFile);
  readonly #removed = new StoreController(this, () => this.workbench?.removedFile);
  readonly #problem = new StoreController(this, () => this.workbench?.problem);

  protected override render(): TemplateResult | typeof nothing {
    const files = Object.keys(this.#project.value?.files ?? {});
    if (files.length === 0) return nothing;
    const open = this.#open.value ?? mainFile;
    const others = files.filter((name) => name !== mainFile);
    return html`<div class="file-tabs">
        <div class="file-tabs-row" role="group" aria-label=${t('python.files')}>
          ${[mainFile, ...others].map((name) => this.#tab(name, open))}
        </div>
        ${this.readOnly ? nothing : this.#tools(open)}
      </div>
      ${this.#notice()}`;
  }

  #tab(name: string, open: string): TemplateResult {
    const problem = this.#problem.value;
    const wrong = problem?.line !== undefined && (problem.file ?? mainFile) === name;
    return html`<button
      class="file-tab"
      type="button"
      aria-pressed=${name === open}
      title=${name}
      @click=${() => {
        this.menu = false;
        this.workbench?.showFile(name);
      }}
    >
      <bdi>${name}</bdi>${
        wrong
          ? html`${icon('correct', 'icon-s')}<span class="hidden">${t('python.file.problem')}</span>`
          : nothing
      }
    </button>`;
  }

  #tools(open: string): TemplateResult {
    return html`${
        open === mainFile
          ? nothing
          : html`<div
              class="file-menu"
              @focusout=${(event: FocusEvent) => {
                const to = event.relatedTarget as Node | null;
                if (!(event.currentTarget as HTMLElement).contains(to)) this.menu = false;
              }}
              @keydown=${(event: KeyboardEvent) => {
                if (event.key !== 'Escape' || !this.menu) return;
                event.stopPropagation();
                this.menu = false;
                this.querySelector<HTMLElement>('.file-menu > button')?.focus();
              }}
            >
              <button
                class="icon-btn"
                type="button"
                aria-label=${t('python.file.more', { name: open })}
                aria-expanded=${this.menu}
                @click=${() => {
                  this.menu = !this.menu;
                }}
              >
                ${icon('more')}
              </button>
              ${
                this.menu
                  ? html`<div class="menu-panel card">
                      <button class="menu-item" type="button" @click=${() => void this.#rename(open)}>
                        ${icon('correct')}${t('python.file.rename', { name: open })}
                      </button>
                      <button
                        class="menu-item"
                        type="button"
                        @click=${() => {
                          this.#remove(open);
                        }}
                      >
                        ${icon('bin')}${t('python.file.remove', { name: open })}
                      </button>
                    </div>`
                  : nothing
              }
            </div>`
      }
      <button
        class="icon-btn"
        type="button"
        aria-label=${t('python.file.add')}
        title=${t('python.file.add')}
        @click=${() => void this.#add()}
      >
        ${icon('plus')}
      </button>`;
  }

  #notice(): TemplateResult | typeof nothing {
    const removed = this.#removed.value;
    if (removed === undefined) return nothing;
    return html`<div class="notice file-notice">
      <span class="grow">${t('python.file.removed', { name: removed.name })}</span>
      <button class="btn btn-s" type="button" @click=${() => this.workbench?.restoreFile()}>
        ${icon('undo', 'icon-s')}${t('python.file.restore')}
      </button>
    </div>`;
  }

  async #add(): Promise<void> {
    const { workbench } = this;
    if (workbench === undefined) return;
    const name = await askName(t('python.file.add.question'), '', (text) =>
      refusalText(checkFileName(asFileName(text), Object.keys(workbench.project.value.files))),
    );
    if (name === null) return;
    const problem = workbench.addFile(name);
    this.#say(problem);
    // It is empty: what comes next is to write in it.
    if (problem === undefined) this.closest('pensa-python-editor')?.focus();
  }

  async #rename(from: string): Promise<void> {
    const { workbench } = this;
    this.menu = false;
    if (workbench === undefined) return;
    const name = await askName(t('python.file.rename.question', { name: from }), from, (text) => {
      const others = Object.keys(workbench.project.value.files).filter((one) => one !== from);
      return refusalText(checkFileName(asFileName(text), others));
    });
    if (name === null) return;
    this.#say(await workbench.renameFile(from, name));
  }

  #remove(name: string): void {
    this.menu = false;
    this.workbench?.removeFile(name);
    announce(t('python.file.removed', { name }));
    void this.updateComplete.then(() => {
      this.querySelector<HTMLElement>('.file-notice button')?.focus();
    });
  }

  /** What became impossible while the question was on screen. */
  #say(problem: FileNameProblem | undefined): void {
    const text = refusalText(problem);
    if (text !== undefined) announce(text);
  }
}

/** Why a file cannot be called that, in the language on screen. */
export function refusalText(problem: FileNameProblem | undefined): string | undefined {
  return problem && messageFor(`python.file.refused.${problem.code}`, problem.values);
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-file-tabs': FileTabs;
  }
}
