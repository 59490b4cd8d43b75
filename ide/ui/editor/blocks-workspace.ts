import * as Blockly from 'blockly/core';
import { parseBlocksDocument, type BlocksDocument } from '../../blocks/blocks-document.ts';
import { loadBlocklyWords } from '../../blocks/blockly-words.ts';
import { blocksTheme } from '../../blocks/blocks-theme.ts';
import { defineBlocks } from '../../blocks/define-blocks.ts';
import { generatePython } from '../../blocks/generate-python.ts';
import type { Category } from '../../blocks/block-spec.ts';
import { drawers, everyday, toolboxBlock, type Drawer } from '../../blocks/toolbox.ts';
import { microbitNames } from '../../../lessons/checks/micropython-names.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { language, t } from '../../i18n/translate.ts';
import { announce } from '../app/announcer.ts';
import { keepFocus } from './keep-focus.ts';
import { askName } from './ask-name.ts';
import { placeFor, registerClipboard, useClipboard } from './blocks-clipboard.ts';
import { nextTask } from '../../base/next-task.ts';
import { patchSheet } from './patch-sheet.ts';
import { registerToolboxDrawer, widenAsked, type DrawerInfo } from './toolbox-drawer.ts';
import { WorkspaceLoad } from './workspace-load.ts';

/** What the element shows and hears; all of Blockly is behind it, so that it is loaded only when used. */
export interface WorkspaceOptions {
  readonly document: BlocksDocument;
  readonly limits: readonly string[] | undefined;
  readonly readOnly: boolean;
  /** After every change by the pupil, at most once a frame. */
  readonly onChange: (document: BlocksDocument, python: string) => void;
  /** After scrolling, zooming or moving: what points at blocks must follow. */
  readonly onView: () => void;
  /** The pupil has chosen a block, or none. */
  readonly onSelect: (blockId: string | undefined) => void;
}

/** Where a block's first row is, in pixels of the container, and how far the statement around it goes. */
export interface BlockPlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly middle: number;
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
  /** Puts a new block of a type below the one the pupil was at, or loose where the sheet is looked at. */
  add(type: string): void;
  colourOf(category: Category): string;
  resize(): void;
  focus(): void;
  dispose(): void;
}

/** Height of a block's first row, in workspace units. */
const firstRow = 48;
/** Scale of the blocks at first: the look's. */
const startScale = 0.86;
let defined = false;

/** Makes the workspace in `container`. Loads Blockly's words for the language on screen first. */
export async function createBlocksWorkspace(
  container: HTMLElement,
  options: WorkspaceOptions,
): Promise<BlocksWorkspace> {
  await loadBlocklyWords(language.value.language);
  // Measured before the letters are there, blocks would be too narrow for them.
  const tokens = getComputedStyle(document.documentElement);
  await Promise.all([
    document.fonts.load(`600 16px ${tokens.getPropertyValue('--font')}`),
    document.fonts.load(`500 14px ${tokens.getPropertyValue('--mono')}`),
  ]);
  if (!defined) {
    defined = true;
    defineBlocks();
    registerToolboxDrawer();
    useOwnDialogs();
    registerClipboard();
    sayNothingUnseen();
    // Thick scrollbars, as Blockly has them for fingers, cover blocks; fingers drag the sheet itself.
    Blockly.Scrollbar.scrollbarThickness = 12;
    // Where a block's values stand is no question for a pupil.
    Blockly.ContextMenuRegistry.registry.unregister('blockInline');
    countWhatIsDeleted();
  }
  await nextTask();
  const workspace = new PupilsWorkspace(container, options);
  await nextTask();
  workspace.load(options.document, true);
  await nextTask();
  return workspace;
}

/** Blockly's menu counts the values that are typed into a block as blocks: "Delete 2 blocks" over a single one. */
function countWhatIsDeleted(): void {
  const entry = Blockly.ContextMenuRegistry.registry.getItem('blockDelete');
  if (entry === null || !('displayText' in entry)) return;
  entry.displayText = ({ block }) => {
    if (block === undefined) return '';
    const after = block.getNextBlock()?.getDescendants(false) ?? [];
    const going = block.getDescendants(false).filter((one) => !one.isShadow() && !after.includes(one)).length;
    return going < 2
      ? (Blockly.Msg['DELETE_BLOCK'] ?? '')
      : (Blockly.Msg['DELETE_X_BLOCKS'] ?? '').replace('%1', String(going));
  };
}

class PupilsWorkspace implements BlocksWorkspace {
  private readonly workspace: Blockly.WorkspaceSvg;
  private readonly themeWatch: MutationObserver;
  private readonly sizeWatch: ResizeObserver;
  private limits: readonly string[] | undefined;
  private readonly ears = new AbortController();
  private everything = false;
  /** Loaded while out of sight, where Blockly cannot tell where the top left is. */
  private unplaced = false;
  private loading = false;
  private changed = false;
  private flagged: readonly string[] = [];
  private linked: readonly string[] = [];
  private lastSelected: string | undefined;
  /** The document on the sheet, as far as it was told or has told. */
  private shown: BlocksDocument;

  constructor(
    private readonly container: HTMLElement,
    private readonly options: WorkspaceOptions,
  ) {
    this.limits = options.limits;
    this.shown = options.document;
    const tokens = getComputedStyle(document.documentElement);
    this.workspace = Blockly.inject(container, {
      renderer: 'zelos',
      theme: blocksTheme(),
      media: '/blockly-media/',
      sounds: false,
      readOnly: options.readOnly,
      ...(options.readOnly ? {} : { toolbox: this.toolbox() }),
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
    keepFocus(container, this.ears.signal);
    useClipboard(this.workspace, container, this.ears.signal);
    this.workspace.registerButtonCallback('new-variable', () => {
      Blockly.Variables.createVariableButtonHandler(this.workspace);
    });
    this.workspace.registerToolboxCategoryCallback('variables', () => this.variableBlocks());
    container.addEventListener(
      widenAsked,
      () => {
        this.widen();
      },
      { signal: this.ears.signal },
    );
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

  load(blocks: BlocksDocument, fresh: boolean): void {
    const before = this.shown;
    this.shown = blocks;
    if (fresh) {
      this.put(blocks, true);
      this.workspace.clearUndo();
      return;
    }
    this.bring(before, blocks);
    Blockly.Events.setGroup(false);
    Blockly.Events.fire(
      new WorkspaceLoad(this.workspace, before, blocks, (from, to) => {
        this.shown = to;
        this.bring(from, to);
        this.reportSoon();
      }),
    );
  }

  /** Shows what differs; all of it only where that fails. */
  private bring(before: BlocksDocument, next: BlocksDocument): void {
    this.loading = true;
    Blockly.hideChaff();
    Blockly.Events.disable();
    let done = false;
    try {
      done = patchSheet(this.workspace, before, next);
    } finally {
      Blockly.Events.enable();
      this.loading = false;
    }
    if (done) this.paint();
    else this.put(next, false);
  }

  private paint(): void {
    this.flag(this.flagged);
    this.classify([], this.linked, 'linked');
    this.options.onView();
  }

  private put({ workspace: state }: BlocksDocument, fresh: boolean): void {
    const { workspace } = this;
    const { scrollX, scrollY } = workspace;
    this.loading = true;
    Blockly.hideChaff();
    Blockly.Events.disable();
    try {
      Blockly.serialization.workspaces.load({ ...state }, workspace, { recordUndo: false });
    } finally {
      Blockly.Events.enable();
      this.loading = false;
    }
    if (fresh) workspace.scroll(0, 0);
    else workspace.scroll(scrollX, scrollY);
    this.unplaced = fresh && this.container.offsetWidth === 0;
    this.paint();
  }

  limit(limits: readonly string[] | undefined): void {
    if (JSON.stringify(limits) === JSON.stringify(this.limits)) return;
    this.limits = limits;
    this.everything = false;
    if (!this.options.readOnly) this.workspace.updateToolbox(this.toolbox());
  }

  async relabel(): Promise<void> {
    await loadBlocklyWords(language.value.language);
    // Ids stay the same, so the steps that can be undone still fit.
    this.put(this.saved(), false);
    if (!this.options.readOnly) this.workspace.updateToolbox(this.toolbox());
  }

  undo(redo: boolean): void {
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
    const block = this.workspace.getBlockById(blockId);
    if (block === null || !this.workspace.isVisible()) return undefined;
    const path = block.getSvgRoot().querySelector<SVGPathElement>(':scope > .blocklyPath');
    const around = block.getRootBlock().getSvgRoot().getBoundingClientRect();
    const own = (path ?? block.getSvgRoot()).getBoundingClientRect();
    const frame = this.container.getBoundingClientRect();
    const isValue = block.outputConnection !== null;
    // A long statement is pointed at in its first row, beside its own right edge.
    const outer = isValue ? (statementAround(block)?.getBoundingClientRect() ?? around) : own;
    const bottom = isValue
      ? own.bottom
      : Math.min(own.bottom, own.top + firstRow * this.workspace.getScale());
    return {
      left: own.left - frame.left,
      right: outer.right - frame.left,
      top: own.top - frame.top,
      bottom: bottom - frame.top,
      middle: (isValue ? own.top + own.height / 2 : own.top + 20) - frame.top,
    };
  }

  get edge(): number {
    return this.workspace.getMetricsManager().getAbsoluteMetrics().left;
  }

  flag(blockIds: readonly string[]): void {
    this.classify(this.flagged, blockIds, 'flagged');
    this.flagged = blockIds;
  }

  link(blockIds: readonly string[]): void {
    this.classify(this.linked, blockIds, 'linked');
    this.linked = blockIds;
    const [first] = blockIds;
    if (first !== undefined) this.reveal(first);
  }

  private classify(before: readonly string[], now: readonly string[], name: string): void {
    for (const id of before) this.workspace.getBlockById(id)?.getSvgRoot().classList.remove(name);
    for (const id of now) this.workspace.getBlockById(id)?.getSvgRoot().classList.add(name);
  }

  reveal(blockId: string): void {
    const place = this.place(blockId);
    const { offsetWidth: width, offsetHeight: height } = this.container;
    if (place === undefined || width === 0) return;
    const middle = (this.edge + width) / 2;
    // No further than it takes: what a pupil looks at should not jump.
    const dx =
      place.left < this.edge
        ? this.edge + 24 - place.left
        : place.left > width - 60
          ? middle - place.left
          : 0;
    const dy = place.top < 0 || place.bottom > height ? height / 3 - place.top : 0;
    if (dx !== 0 || dy !== 0) this.workspace.scroll(this.workspace.scrollX + dx, this.workspace.scrollY + dy);
  }

  show(blockId: string): void {
    const block = this.workspace.getBlockById(blockId);
    if (block === null) return;
    this.reveal(blockId);
    Blockly.getFocusManager().focusNode(block);
  }

  add(type: string): void {
    if (this.options.readOnly) return;
    const { workspace } = this;
    const at = this.lastSelected === undefined ? null : workspace.getBlockById(this.lastSelected);
    const place = placeFor(workspace, at ?? undefined);
    const before = Blockly.Events.getGroup();
    Blockly.Events.setGroup(true);
    try {
      const made = Blockly.serialization.blocks.append(
        { ...toolboxBlock(type), x: place.x, y: place.y } as Blockly.serialization.blocks.State,
        workspace,
        { recordUndo: true },
      );
      if (!(made instanceof Blockly.BlockSvg)) return;
      const below = at?.nextConnection;
      if (below && made.previousConnection) below.connect(made.previousConnection);
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

  dispose(): void {
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
      this.loading ||
      event instanceof Blockly.Events.FinishedLoading ||
      event instanceof WorkspaceLoad
    )
      return;
    this.reportSoon();
  }

  private reportSoon(): void {
    if (this.changed) return;
    this.changed = true;
    requestAnimationFrame(() => {
      this.changed = false;
      // The end of a drag is a change of its own.
      if (!this.workspace.isDragging()) this.report();
    });
  }

  private report(): void {
    const document = this.saved();
    this.shown = document;
    this.options.onChange(document, generatePython(document).source);
  }

  private saved(): BlocksDocument {
    const saved: unknown = Blockly.serialization.workspaces.save(this.workspace);
    const result = parseBlocksDocument({ pensabitBlocks: 1, workspace: saved });
    if (!result.ok)
      throw new Error(`workspace does not save as blocks: ${result.problem.code} at ${result.problem.path}`);
    return result.document;
  }

  /** "All" is not a drawer: it shows the drawers that were left out, and where they are. */
  private widen(): void {
    this.everything = !this.everything;
    const toolbox = this.workspace.getToolbox() as Blockly.Toolbox;
    toolbox.clearSelection();
    this.workspace.updateToolbox(this.toolbox());
    // The whole toolbox takes the focus: a drawer that took it would open.
    Blockly.getFocusManager().focusNode(toolbox);
    this.container.querySelector('.cat-added')?.scrollIntoView({ block: 'center' });
    const added = this.everything ? this.added() : [];
    announce(
      added.length === 0
        ? t('editor.toolbox.narrowed')
        : t('editor.toolbox.widened', { names: added.map(nameOf).join(', ') }),
    );
  }

  /** The drawers that a lesson step, or every day, has use for. */
  private own(): readonly Drawer[] {
    return this.limits === undefined
      ? drawers().filter(({ category }) => everyday.includes(category))
      : drawers(this.limits);
  }

  private added(): readonly Category[] {
    const own = this.own();
    return drawers()
      .map(({ category }) => category)
      .filter((category) => own.every((one) => one.category !== category));
  }

  /** Drawers that come with "All" stand below the others, so that none of those moves. */
  private toolbox(): Blockly.utils.toolbox.ToolboxInfo {
    const all = drawers();
    const own = this.own();
    const added = new Set(this.added());
    const shown = this.everything
      ? [
          ...all.filter(({ category }) => !added.has(category)),
          ...all.filter(({ category }) => added.has(category)),
        ]
      : own;
    const contents = shown.map(
      ({ category, types, rarer }): DrawerInfo =>
        ({
          kind: 'category',
          drawer: category,
          added: added.has(category),
          name: nameOf(category),
          contents: drawerContents(types, rarer),
          ...(category === 'variables' ? { custom: 'variables' } : {}),
        }) as unknown as DrawerInfo,
    );
    const more = this.everything ? 'fewer' : 'all';
    const last = {
      kind: 'category',
      drawer: more,
      name: t(`editor.toolbox.${more}`),
      contents: [],
    } as unknown as DrawerInfo;
    return { kind: 'categoryToolbox', contents: own.length === all.length ? contents : [...contents, last] };
  }

  /** The variables of the program, and what can be done with them. */
  private variableBlocks(): Blockly.utils.toolbox.FlyoutItemInfoArray {
    const variables = this.workspace.getVariableMap().getAllVariables();
    const types =
      (this.limits === undefined || this.everything ? drawers() : drawers(this.limits)).find(
        ({ category }) => category === 'variables',
      )?.types ?? [];
    const first = variables.at(-1);
    const get = types.includes('variables_get')
      ? variables.map((one) => ({
          kind: 'block',
          type: 'variables_get',
          fields: { VAR: { id: one.getId() } },
        }))
      : [];
    const rest = types
      .filter((type) => type !== 'variables_get')
      .map((type) => ({
        ...toolboxBlock(type),
        ...(first === undefined ? {} : { fields: { VAR: { id: first.getId() } } }),
      }));
    return [
      { kind: 'button', text: t('editor.variable.new'), callbackkey: 'new-variable' },
      ...rest,
      ...get,
    ] as Blockly.utils.toolbox.FlyoutItemInfoArray;
  }
}

/** The blocks of a drawer; those wanted seldom have a heading, unless there are no others. */
function drawerContents(types: readonly string[], rarer: number): object[] {
  const blocks: object[] = types.map(toolboxBlock);
  if (rarer > 0 && rarer < types.length)
    blocks.splice(-rarer, 0, { kind: 'label', text: t('editor.toolbox.rarer') });
  return blocks;
}

function nameOf(category: Category): string {
  return t(`block.category.${category}` as MessageKey);
}

/** The statement that holds a value, however deep. */
function statementAround(block: Blockly.BlockSvg): SVGPathElement | undefined {
  let at: Blockly.BlockSvg | null = block;
  while (at !== null && at.outputConnection !== null) at = at.getParent();
  return at?.getSvgRoot().querySelector<SVGPathElement>(':scope > .blocklyPath') ?? undefined;
}

/**
 * Blockly describes a field for screen readers at every change of its value, and finds out by an exception that the
 * field is not drawn yet: half of the time that opening a long program takes.
 */
function sayNothingUnseen(): void {
  const { prototype } = Blockly.Field;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own this below
  const describe = prototype.recomputeAriaContext;
  prototype.recomputeAriaContext = function (this: Blockly.Field): boolean {
    return this.getSvgRoot() !== null && describe.call(this);
  };
}

/** Questions in our own words and look instead of the browser's. */
function useOwnDialogs(): void {
  Blockly.dialog.setPrompt((message, value, callback) => {
    void askName(message, value, (name) =>
      microbitNames.has(name) ? t('editor.variable.taken', { name }) : undefined,
    ).then(callback);
  });
}
