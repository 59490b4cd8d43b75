import * as Blockly from 'blockly/core';
import { nextTask } from '../../base/next-task.ts';
import type { Category } from '../../blocks/block-spec.ts';
import type { BlocksDocument } from '../../blocks/blocks-document.ts';
import { blocklyWords } from '../../blocks/blockly-words.ts';
import { blocksTheme } from '../../blocks/blocks-theme.ts';
import { generatePython } from '../../blocks/generate-python.ts';
import type { Steps } from '../../blocks/steps.ts';
import { toolboxBlock } from '../../blocks/toolbox.ts';
import { language } from '../../i18n/translate.ts';
import { edgeOf, placeOf, revealBlock, type BlockPlace } from './block-place.ts';
import { placeFor, useClipboard } from './blocks-clipboard.ts';
import { BlocksToolbox } from './blocks-toolbox.ts';
import { bumpNothing, rendererName } from './calm-blockly.ts';
import { fillSheet } from './fill-sheet.ts';
import { keepFocus } from './keep-focus.ts';
import { patchSheet } from './patch-sheet.ts';
import { prepareBlockly } from './prepare-blockly.ts';
import { settleBlock } from './settle-block.ts';
import { savedSheet, SheetReport } from './sheet-report.ts';
import { SheetWork } from './sheet-work.ts';
import { WorkspaceLoad } from './workspace-load.ts';

/** What the element shows and hears; all of Blockly is behind it, so that it is loaded only when used. */
export interface WorkspaceOptions {
  readonly document: BlocksDocument;
  readonly limits: readonly string[] | undefined;
  readonly readOnly: boolean;
  /** After every change by the pupil, at most once a frame, and before anybody can ask for it. */
  readonly onChange: (document: BlocksDocument, python: string) => void;
  /** After scrolling, zooming or moving: what points at blocks must follow. */
  readonly onView: () => void;
  /** The pupil has chosen a block, or none. */
  readonly onSelect: (blockId: string | undefined) => void;
  /** A document is on its way onto the sheet: until all of it is there, nothing can be changed; or it cannot be shown. */
  readonly onFill: (state: 'filling' | 'full' | 'failed') => void;
}

export interface BlocksWorkspace {
  /** Where the sheet begins behind the drawers, in pixels from the container's left. */
  readonly edge: number;
  /** Shows a document. `fresh`: it is another program, with no steps back; else it is a step that can be undone. */
  load(document: BlocksDocument, fresh: boolean): void;
  limit(limits: readonly string[] | undefined): void;
  /** Reads all words again in the language on screen. */
  relabel(): Promise<void>;
  undo(redo: boolean): void;
  zoom(direction: 1 | -1 | 'fit'): void;
  /** Where a block is, in pixels of the container; undefined when it is gone. */
  place(blockId: string): BlockPlace | undefined;
  flag(blockIds: readonly string[]): void;
  /** Lights blocks up that belong to what is selected elsewhere, and brings the first into sight. */
  link(blockIds: readonly string[]): void;
  /** Scrolls until a block can be seen; one that is in sight stays where it is. */
  reveal(blockId: string): void;
  show(blockId: string): void;
  /** Puts a new block of a type to the one the pupil was at, or loose where the sheet is looked at. */
  add(type: string): void;
  colourOf(category: Category): string;
  resize(): void;
  focus(): void;
  /** Tells what changed, if that has not been told yet. */
  flush(): void;
  dispose(): void;
}

/** Scale of the blocks at first: the look's. */
const startScale = 0.86;

/** Makes the workspace in `container`. Loads Blockly's words for the language on screen first. */
export async function createBlocksWorkspace(
  container: HTMLElement,
  options: WorkspaceOptions,
): Promise<BlocksWorkspace> {
  // Measured before the letters are there, blocks would be too narrow for them; without them, others do.
  const tokens = getComputedStyle(document.documentElement);
  const [words] = await Promise.all([
    blocklyWords(language.value.language),
    Promise.allSettled([
      document.fonts.load(`600 16px ${tokens.getPropertyValue('--font')}`),
      document.fonts.load(`500 14px ${tokens.getPropertyValue('--mono')}`),
    ]),
  ]);
  Blockly.setLocale(words);
  prepareBlockly();
  await nextTask();
  const workspace = new PupilsWorkspace(container, options);
  await nextTask();
  workspace.openToolbox();
  await nextTask();
  workspace.load(options.document, true);
  return workspace;
}

class PupilsWorkspace implements BlocksWorkspace {
  private readonly workspace: Blockly.WorkspaceSvg;
  private readonly themeWatch: MutationObserver;
  private readonly sizeWatch: ResizeObserver;
  private readonly toolbox: BlocksToolbox;
  private readonly ears = new AbortController();
  /** Loaded while out of sight, where Blockly cannot tell where the top left is. */
  private unplaced = false;
  /** What is being put onto the sheet; undo, drags and reports wait for it. */
  private readonly work: SheetWork;
  private readonly report: SheetReport;
  /** The sheet is neither the document before nor the one after: work on it was broken off. */
  private torn = false;
  /** What was asked for while the sheet was not ready. */
  private later: (() => void)[] = [];
  private flagged: readonly string[] = [];
  private linked: readonly string[] = [];
  private lastSelected: string | undefined;
  /** The document on the sheet, as far as it was told or has told. */
  private shown: BlocksDocument;

  constructor(
    private readonly container: HTMLElement,
    private readonly options: WorkspaceOptions,
  ) {
    this.toolbox = new BlocksToolbox(options.limits);
    this.shown = options.document;
    const tokens = getComputedStyle(document.documentElement);
    this.workspace = Blockly.inject(container, {
      renderer: rendererName,
      theme: blocksTheme(),
      media: '/blockly-media/',
      sounds: false,
      readOnly: options.readOnly,
      // Filled in a task of its own.
      ...(options.readOnly ? {} : { toolbox: { kind: 'categoryToolbox', contents: [] } }),
      trashcan: false,
      collapse: false,
      disable: false,
      comments: true,
      grid: {
        spacing: 20,
        length: 21,
        colour: tokens.getPropertyValue('--grid').trim() || '#e1ebe9',
        snap: false,
      },
      // The wheel scrolls; with Ctrl, as two fingers do on a touch pad, it zooms.
      zoom: { controls: false, wheel: true, pinch: true, startScale, maxScale: 2, minScale: 0.4 },
      move: { scrollbars: true, drag: true, wheel: true },
    });
    // First: while the sheet is closed nobody else hears of keys.
    this.work = new SheetWork(this.workspace, container, options.onFill, this.ears.signal);
    keepFocus(container, this.ears.signal);
    useClipboard(this.workspace, container, this.ears.signal);
    this.report = new SheetReport(this.workspace, (document, python) => {
      this.shown = document;
      options.onChange(document, python);
    });
    this.tellInTime();
    this.workspace.addChangeListener(Blockly.Events.disableOrphans);
    this.workspace.addChangeListener((event) => {
      this.heard(event);
    });
    this.themeWatch = new MutationObserver(() => {
      this.workspace.setTheme(blocksTheme());
    });
    this.themeWatch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    this.sizeWatch = new ResizeObserver(() => {
      this.resize();
    });
    this.sizeWatch.observe(container);
  }

  openToolbox(): void {
    if (!this.options.readOnly) this.toolbox.open(this.workspace, this.container, this.ears.signal);
  }

  load(blocks: BlocksDocument, fresh: boolean): void {
    if (fresh) {
      this.shown = blocks;
      this.put(blocks, true);
      return;
    }
    const before = this.report.isPending ? savedSheet(this.workspace) : this.shown;
    this.bring(before, blocks);
    Blockly.Events.setGroup(false);
    Blockly.Events.fire(
      new WorkspaceLoad(this.workspace, before, blocks, (from, to) => {
        this.bring(from, to);
        this.options.onChange(to, generatePython(to).source);
      }),
    );
  }

  /** Shows what differs; all of it only where that fails. */
  private bring(before: BlocksDocument, next: BlocksDocument): void {
    this.shown = next;
    if (this.torn || this.work.isUnderWay) this.put(next, false);
    else
      this.do(patchSheet(this.workspace, before, next), (done) => {
        if (!done) this.put(next, false);
      });
  }

  private put(next: BlocksDocument, fresh: boolean): void {
    const { workspace } = this;
    const { scrollX, scrollY } = workspace;
    if (fresh) workspace.scroll(0, 0);
    this.unplaced = fresh && this.container.offsetWidth === 0;
    this.do(fillSheet(workspace, next), () => {
      if (fresh) workspace.clearUndo();
      else this.later.unshift(() => workspace.scroll(scrollX, scrollY));
    });
  }

  /** Works on the sheet in place of what is still being done to it. */
  private do<T>(steps: Steps<T>, done: (result: T) => void): void {
    this.report.forget();
    this.torn = true;
    Blockly.hideChaff();
    this.work.start(steps, (result) => {
      this.torn = false;
      done(result);
      // Where blocks are is known when they have been drawn.
      void Blockly.renderManagement.finishQueuedRenders().then(() => {
        if (this.torn || this.ears.signal.aborted) return;
        bumpNothing(this.workspace, false);
        for (const asked of this.later.splice(0)) asked();
        this.paint();
      });
    });
  }

  private paint(): void {
    // Blockly counts the stacks for screen readers when the sheet is made, and when it is entered.
    this.workspace.onTreeFocus(this.workspace, null);
    this.flag(this.flagged);
    this.classify([], this.linked, 'linked');
    this.options.onView();
  }

  /** Runs now, or when all blocks are there. */
  private whenFull(asked: () => void): void {
    if (this.torn) this.later.push(asked);
    else asked();
  }

  /** Whoever leaves the blocks, for Run, for the other editor or for good, takes their last change along. */
  private tellInTime(): void {
    const { signal } = this.ears;
    const flush = (): void => this.flush();
    const options = { capture: true, signal };
    for (const leaving of ['pointerdown', 'click'] as const)
      window.addEventListener(
        leaving,
        ({ target }) => {
          if (!(target instanceof Node && this.container.contains(target))) flush();
        },
        options,
      );
    window.addEventListener(
      'keydown',
      ({ ctrlKey, metaKey }) => {
        if (ctrlKey || metaKey) flush();
      },
      options,
    );
    for (const left of ['pagehide', 'popstate', 'hashchange'] as const)
      window.addEventListener(left, flush, options);
    document.addEventListener('visibilitychange', flush, options);
    this.container.addEventListener(
      'focusout',
      ({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !this.container.contains(relatedTarget)) flush();
      },
      { signal },
    );
  }

  limit(limits: readonly string[] | undefined): void {
    if (!this.options.readOnly) this.toolbox.limit(this.workspace, limits);
  }

  async relabel(): Promise<void> {
    Blockly.setLocale(await blocklyWords(language.value.language));
    this.report.flush();
    // Ids stay the same, so the steps that can be undone still fit.
    this.put(this.shown, false);
    if (!this.options.readOnly) this.workspace.updateToolbox(this.toolbox.info());
  }

  undo(redo: boolean): void {
    if (this.torn) return;
    Blockly.hideChaff();
    this.workspace.undo(redo);
  }

  zoom(direction: 1 | -1 | 'fit'): void {
    if (direction === 'fit') {
      this.workspace.zoomToFit();
      if (this.workspace.getScale() > 1) this.workspace.setScale(1);
    } else {
      this.workspace.zoomCenter(direction);
    }
  }

  place(blockId: string): BlockPlace | undefined {
    return placeOf(this.workspace, this.container, blockId);
  }

  get edge(): number {
    return edgeOf(this.workspace);
  }

  flag(blockIds: readonly string[]): void {
    this.classify(this.flagged, blockIds, 'flagged');
    this.flagged = blockIds;
  }

  link(blockIds: readonly string[]): void {
    this.classify(this.linked, blockIds, 'linked');
    this.linked = blockIds;
    const [first] = blockIds;
    if (first !== undefined) this.whenFull(() => this.reveal(first));
  }

  private classify(before: readonly string[], now: readonly string[], name: string): void {
    for (const id of before) this.workspace.getBlockById(id)?.getSvgRoot().classList.remove(name);
    for (const id of now) this.workspace.getBlockById(id)?.getSvgRoot().classList.add(name);
  }

  reveal(blockId: string): void {
    revealBlock(this.workspace, this.container, blockId);
  }

  show(blockId: string): void {
    this.whenFull(() => {
      const block = this.workspace.getBlockById(blockId);
      if (block === null) return;
      this.reveal(blockId);
      Blockly.getFocusManager().focusNode(block);
    });
  }

  add(type: string): void {
    if (!this.options.readOnly) this.whenFull(() => this.addNow(type));
  }

  private addNow(type: string): void {
    const { workspace } = this;
    const at = this.lastSelected === undefined ? null : workspace.getBlockById(this.lastSelected);
    const place = placeFor(workspace, at ?? undefined);
    const before = Blockly.Events.getGroup();
    Blockly.Events.setGroup(true);
    try {
      const made = Blockly.serialization.blocks.append(
        { ...toolboxBlock(type), x: place.x, y: place.y },
        workspace,
        { recordUndo: true },
      );
      if (!(made instanceof Blockly.BlockSvg)) return;
      settleBlock(made, at ?? undefined);
      this.focusSoon(made);
    } finally {
      Blockly.Events.setGroup(before);
    }
  }

  /** A block that has just come is drawn first. */
  private focusSoon(block: Blockly.BlockSvg): void {
    void Blockly.renderManagement.finishQueuedRenders().then(() => {
      if (block.isDisposed()) return;
      this.reveal(block.id);
      Blockly.getFocusManager().focusNode(block);
    });
  }

  colourOf(category: Category): string {
    return this.workspace.getTheme().blockStyles[category]?.colourPrimary ?? '';
  }

  resize(): void {
    if (this.container.offsetWidth > 0) {
      Blockly.svgResize(this.workspace);
      if (this.unplaced) this.workspace.scroll(0, 0);
      this.unplaced = false;
    }
    this.options.onView();
  }

  focus(): void {
    Blockly.getFocusManager().focusTree(this.workspace);
  }

  flush(): void {
    this.report.flush();
  }

  dispose(): void {
    this.flush();
    this.work.stop();
    this.ears.abort();
    this.themeWatch.disconnect();
    this.sizeWatch.disconnect();
    this.workspace.dispose();
  }

  private heard(event: Blockly.Events.Abstract): void {
    if (event instanceof Blockly.Events.ViewportChange || !event.isUiEvent) this.options.onView();
    if (event instanceof Blockly.Events.Selected) {
      this.options.onSelect(event.newElementId ?? undefined);
      // A field that takes the keyboard does not change where the pupil was.
      if (event.newElementId !== undefined) this.lastSelected = event.newElementId;
    }
    if (
      event.isUiEvent ||
      this.torn ||
      event instanceof Blockly.Events.FinishedLoading ||
      event instanceof WorkspaceLoad
    )
      return;
    this.report.changed();
  }
}
