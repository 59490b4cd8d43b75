import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { needTexts, t } from '../../i18n/translate.ts';
import type { Project } from '../../project/project.ts';
import type { AppServices } from '../../session/app-services.ts';
import type { Workbench } from '../../session/workbench.ts';
import { focusOn } from '../app/announcer.ts';
import { addressOf } from '../app/route.ts';
import { icon } from '../icon.ts';
import { saveCopy } from '../lesson/save-copy.ts';
import { PensaElement } from '../pensa-element.ts';
import type { OpenedProject } from '../../session/file-services.ts';
import type { MadeHex } from '../../session/file-work.ts';
import { downloadFile } from '../download-file.ts';
import { droppedFiles, type DroppedFiles } from './dropped-files.ts';
import type { FileNews } from './file-notice.ts';
import { filesOpened } from './files-opened.ts';
import { hexMade } from './hex-made.ts';

/** Fired by a button that opens files: `new CustomEvent('files-asked', { bubbles: true })`. */
const filesAsked = 'files-asked';
/** Fired by a button that saves a hex, with the {@link Project} as detail. */
const hexAsked = 'hex-asked';
/** Fired by a button that shares, with the {@link Project} or its id as detail: a link, a QR code, a zip. */
const shareAsked = 'share-asked';
/** Fired when a link has become a project, with the {@link OpenedProject} as detail. */
const projectOpened = 'project-opened';

/**
 * Where files come in and go out, once in the page: files dropped anywhere, the browser's own picker, and the
 * panels that say what became of them. Opened files are a new project, and the page goes there.
 */
@customElement('pensa-file-door')
export class FileDoor extends PensaElement {
  @property({ attribute: false }) services: AppServices | undefined;
  /** What is open; its work must be safe before another project takes its place. */
  @property({ attribute: false }) workbench: Workbench | undefined;
  @state() private dragging = false;
  @state() private opening: string | undefined;
  @state() private news: FileNews | undefined;
  @state() private leaving: Project | undefined;
  /** A hex that Run has made already. */
  @state() private made: MadeHex | undefined;
  @state() private sharing: Project | undefined;
  /** A part of the app itself did not arrive, not even the part that says so. */
  @state() private unreachable = false;
  #given: DroppedFiles = { files: [] };
  /** Counts openings: only the last one chosen is gone to. */
  #turn = 0;
  #ear: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const ear = (this.#ear = new AbortController());
    // Before the editors see it: they would take a file's text into the program.
    const early = { capture: true, signal: ear.signal };
    addEventListener('dragenter', this.#over, early);
    addEventListener('dragover', this.#over, early);
    addEventListener('dragleave', this.#out, early);
    addEventListener('drop', this.#dropped, early);
    // There are none during a drag: one that ended where nobody said so is over.
    addEventListener('pointermove', this.#ended, early);
    addEventListener(filesAsked, () => this.#choose(), { signal: ear.signal });
    addEventListener(hexAsked, (event) => void this.#save(event), { signal: ear.signal });
    addEventListener(shareAsked, (event) => void this.#share(event), { signal: ear.signal });
    addEventListener(projectOpened, (event) => void this.#tell(event), { signal: ear.signal });
    addEventListener(hexMade, (event) => void this.#handOver(event), { signal: ear.signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ear?.abort();
  }

  protected override render(): TemplateResult {
    return html`<input
        type="file"
        multiple
        hidden
        accept=".hex,.zip,.py,.json,.txt,.csv"
        aria-label=${t('files.open')}
        @change=${this.chosen}
      />
      ${
        this.dragging
          ? html`<div class="files-drop" aria-hidden="true">
              <p class="card">
                ${icon('folder', 'icon-l')}<b>${t('files.drop')}</b
                ><span class="small soft">${t('files.drop.text')}</span>
              </p>
            </div>`
          : nothing
      }
      ${
        this.opening === undefined
          ? nothing
          : html`<p class="files-opening card opening" role="status">
              ${t('files.opening', { name: this.opening })}
            </p>`
      }
      ${
        this.news === undefined
          ? nothing
          : html`<pensa-file-notice
              .news=${this.news}
              @panel-closed=${this.noticeClosed}
              @choose-asked=${() => this.#choose()}
              @half-asked=${(event: CustomEvent<'v1' | 'v2'>) => void this.#open(this.#given, event.detail)}
              @copy-asked=${this.copy}
            ></pensa-file-notice>`
      }
      ${
        this.unreachable
          ? html`<p class="files-opening card" role="alert">${t('shell.open.unreachable')}</p>`
          : nothing
      }
      ${
        this.sharing === undefined
          ? nothing
          : html`<pensa-share-panel
              .services=${this.services}
              .project=${this.sharing}
              @panel-closed=${() => {
                this.sharing = undefined;
              }}
            ></pensa-share-panel>`
      }
      ${
        this.leaving === undefined && this.made === undefined
          ? nothing
          : html`<pensa-hex-panel
              .services=${this.services}
              .project=${this.leaving}
              .made=${this.made}
              @panel-closed=${() => {
                this.leaving = undefined;
                this.made = undefined;
              }}
            ></pensa-hex-panel>`
      }`;
  }

  /** The browser's picker; it opens only while a click is being dealt with. */
  #choose(): void {
    this.querySelector('input')?.click();
  }

  private readonly chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same file chosen again is a change again.
    input.value = '';
    void this.#open({ files });
  };

  readonly #over = (event: DragEvent): void => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    this.dragging = true;
  };

  readonly #out = (event: DragEvent): void => {
    // Out of the window, not from one element to the next.
    if (event.relatedTarget === null) this.dragging = false;
  };

  readonly #ended = (): void => {
    this.dragging = false;
  };

  readonly #dropped = (event: DragEvent): void => {
    this.dragging = false;
    if (!bringsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#openDropped(droppedFiles(event.dataTransfer));
  };

  async #openDropped(dropping: Promise<DroppedFiles>): Promise<void> {
    let dropped: DroppedFiles;
    try {
      dropped = await dropping;
    } catch (error) {
      console.warn(error);
      await this.#say({ kind: 'problem', problem: { code: 'failed' } });
      return;
    }
    // An empty folder is worth a word.
    const { files, paths } = dropped;
    if (files.length === 0 && paths !== undefined) {
      await this.#say({ kind: 'problem', problem: { code: 'mixed' } });
      return;
    }
    await this.#open(dropped);
  }

  async #open(given: DroppedFiles, half?: 'v1' | 'v2'): Promise<void> {
    const { services, workbench } = this;
    const { files, paths } = given;
    const [first] = files;
    if (services === undefined || first === undefined) return;
    this.leaving = undefined;
    if (workbench?.saving.value.state === 'failed') {
      await this.#say({ kind: 'unsaved' });
      return;
    }
    const turn = (this.#turn += 1);
    this.#given = given;
    this.news = undefined;
    this.opening = first.name;
    try {
      const result = await services.openFiles(files, {
        ...(half === undefined ? {} : { half }),
        ...(paths === undefined ? {} : { paths }),
      });
      if (turn !== this.#turn || !this.isConnected) return;
      if (!result.ok) {
        await this.#say({ kind: 'problem', problem: result.problem });
        return;
      }
      const opened = result.value;
      dispatchEvent(new CustomEvent(filesOpened));
      location.hash = addressOf(
        opened.others.length > 0 ? { page: 'projects' } : { page: 'project', id: opened.id },
      );
      if (hasNotes(opened)) await this.#say({ kind: 'notes', opened });
    } catch (error) {
      console.error(error);
      if (turn === this.#turn) await this.#say({ kind: 'problem', problem: { code: 'failed' } });
    } finally {
      if (turn === this.#turn) this.opening = undefined;
    }
  }

  async #save(event: Event): Promise<void> {
    const { detail } = event as CustomEvent<Project>;
    if (!(await this.#fetchPanel())) return;
    this.made = undefined;
    this.leaving = detail;
  }

  async #handOver(event: Event): Promise<void> {
    const { detail } = event as CustomEvent<MadeHex>;
    if (await this.#fetchPanel()) {
      this.made = detail;
      return;
    }
    // Without the pictures, the file is still worth having.
    downloadFile(detail.fileName, detail.hex);
  }

  async #share(event: Event): Promise<void> {
    const { detail } = event as CustomEvent<Project | Pick<Project, 'id'>>;
    const reading = 'files' in detail ? detail : this.services?.readProject(detail.id);
    if (!(await this.#fetch(() => import('../share/share-panel.ts')))) return;
    // Gone meanwhile, in another tab: the library shows it.
    this.sharing = await reading;
  }

  async #tell(event: Event): Promise<void> {
    const opened = (event as CustomEvent<OpenedProject>).detail;
    // What travelled in a link was shown before it was opened.
    if (opened.tooMuchForBlocks || opened.hidden.length + opened.notKept.length > 0) {
      await this.#say({ kind: 'notes', opened });
    }
  }

  #fetchPanel(): Promise<boolean> {
    return this.#fetch(() => import('./hex-panel.ts'));
  }

  /** Fetches a panel and its texts, or says that they did not arrive. */
  async #fetch(panel: () => Promise<unknown>): Promise<boolean> {
    this.unreachable = false;
    try {
      await Promise.all([panel(), needTexts('desk')]);
    } catch {
      await this.#say({ kind: 'unreachable' });
      return false;
    }
    this.news = undefined;
    return true;
  }

  /** A new notice is a new element, so that it opens as a dialog of its own. */
  async #say(news: FileNews): Promise<void> {
    this.news = undefined;
    try {
      await Promise.all([import('./file-notice.ts'), needTexts('desk'), this.updateComplete]);
    } catch {
      this.unreachable = true;
      return;
    }
    this.news = news;
  }

  private readonly noticeClosed = (): void => {
    const opened = this.news?.kind === 'notes';
    this.news = undefined;
    // What had the focus before is gone with the screen that was left.
    if (opened) focusOn(document.querySelector('#main'));
  };

  private readonly copy = (): void => {
    if (this.workbench !== undefined) void saveCopy(this.workbench.project.value);
  };
}

/** There is something to know about what was opened. */
function hasNotes({
  others,
  moreFiles,
  leftOut,
  refused,
  notKept,
  tooMuchForBlocks,
}: OpenedProject): boolean {
  return tooMuchForBlocks || [others, moreFiles, leftOut, refused, notKept].some((names) => names.length > 0);
}

function bringsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-file-door': FileDoor;
  }
}
