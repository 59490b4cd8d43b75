import * as Blockly from 'blockly/core';
import type { VariableState } from '../../blocks/blocks-document.ts';
import { documentLimits } from '../../blocks/blocks-document.ts';
import { t } from '../../i18n/translate.ts';
import {
  clipOf,
  readClip,
  type BlockClip,
  type PastedBlocks,
  type PasteResult,
} from '../../session/block-clip.ts';
import { announce } from '../app/announcer.ts';

/** Where what was copied last lies for the other tabs, and for browsers that keep the clipboard to themselves. */
const keptKey = 'pensabit.clip';
const toast = 'pensabit-paste';

/**
 * Copying, cutting and pasting over the system's clipboard, so that blocks go from project to project, from tab to
 * tab, and as Python to and from the Python editor and other programs. Blockly's own clipboard ends at the page.
 */
export function useClipboard(
  workspace: Blockly.WorkspaceSvg,
  container: HTMLElement,
  signal: AbortSignal,
): void {
  container.addEventListener(
    'copy',
    (event) => {
      const clip = clipOfBlock(focusedBlock(workspace), false);
      if (clip === undefined) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', clip.text);
      keep(clip);
      announce(t('workspace.copied'));
    },
    { signal },
  );
  container.addEventListener(
    'cut',
    (event) => {
      const block = focusedBlock(workspace);
      const clip = block?.workspace === workspace ? clipOfBlock(block, false) : undefined;
      if (clip === undefined || block === undefined || workspace.isReadOnly()) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', clip.text);
      keep(clip);
      block.checkAndDelete();
      announce(t('workspace.cut'));
    },
    { signal },
  );
  container.addEventListener(
    'paste',
    (event) => {
      if (workspace.isReadOnly() || Blockly.getFocusManager().ephemeralFocusTaken()) return;
      event.preventDefault();
      const text = event.clipboardData?.getData('text/plain') ?? '';
      // Without text something else was copied there: a picture, a file.
      pasteText(workspace, text, undefined);
    },
    { signal },
  );
}

/** Puts copying into the menus, and keeps Blockly's own keys from doing the same in the page only. */
export function registerClipboard(): void {
  const { registry: keys } = Blockly.ShortcutRegistry;
  for (const name of ['copy', 'cut', 'paste']) {
    const keyCodes = keys.getKeyCodesByShortcutName(name);
    keys.unregister(name);
    // Known for its keys, which menus show; the browser's own event does the work.
    keys.register({ name, keyCodes, preconditionFn: () => false, allowCollision: true });
  }
  const { registry: menu, ScopeType } = Blockly.ContextMenuRegistry;
  const onBlock = (
    id: string,
    weight: number,
    displayText: () => string,
    act: (block: Blockly.BlockSvg) => void,
    shown: (block: Blockly.BlockSvg) => boolean,
    associatedKeyboardShortcut?: string,
  ): void => {
    menu.register({
      id,
      weight,
      displayText,
      scopeType: ScopeType.BLOCK,
      preconditionFn: ({ block }) =>
        block !== undefined && block.isOwnDeletable() && shown(block) ? 'enabled' : 'hidden',
      callback: ({ block }) => {
        if (block !== undefined) act(block);
      },
      ...(associatedKeyboardShortcut === undefined ? {} : { associatedKeyboardShortcut }),
    });
  };
  const always = (): boolean => true;
  onBlock(
    'pensabitCopy',
    0.1,
    () => t('workspace.copy'),
    (block) => void copyByMenu(block, false),
    always,
    'copy',
  );
  onBlock(
    'pensabitCopyStack',
    0.2,
    () => t('workspace.copyStack'),
    (block) => void copyByMenu(block, true),
    (block) => block.getNextBlock() !== null,
  );
  onBlock(
    'pensabitCut',
    0.3,
    () => t('workspace.cutBlock'),
    (block) => {
      void copyByMenu(block, false);
      block.checkAndDelete();
    },
    (block) => !block.isInFlyout && !block.workspace.isReadOnly(),
    'cut',
  );
  menu.register({
    id: 'pensabitPaste',
    weight: 0.4,
    displayText: () => t('workspace.paste'),
    scopeType: ScopeType.WORKSPACE,
    preconditionFn: ({ workspace }) =>
      workspace === undefined || workspace.isReadOnly() || workspace.isFlyout ? 'hidden' : 'enabled',
    callback: ({ workspace }, opened) => {
      if (workspace !== undefined) void pasteByMenu(workspace, opened);
    },
    associatedKeyboardShortcut: 'paste',
  });
}

async function copyByMenu(block: Blockly.BlockSvg, withNext: boolean): Promise<void> {
  const clip = clipOfBlock(block, withNext);
  if (clip === undefined) return;
  keep(clip);
  announce(t('workspace.copied'));
  try {
    await navigator.clipboard.writeText(clip.text);
  } catch {
    // Denied, or a page without https: it lies in this browser, for all its tabs.
  }
}

async function pasteByMenu(workspace: Blockly.WorkspaceSvg, opened: Event): Promise<void> {
  let text: string | undefined;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    // Not allowed to look: what was copied here last is most likely what is meant.
  }
  const kept = readKept();
  const at =
    opened instanceof PointerEvent
      ? Blockly.utils.svgMath.screenToWsCoordinates(
          workspace,
          new Blockly.utils.Coordinate(opened.clientX, opened.clientY),
        )
      : undefined;
  pasteText(workspace, text ?? (kept as Partial<BlockClip> | undefined)?.text ?? '', at);
}

function pasteText(
  workspace: Blockly.WorkspaceSvg,
  text: string,
  at: Blockly.utils.Coordinate | undefined,
): void {
  const result = readClip(text, readKept());
  if (!result.ok) {
    refuse(workspace, result.reason);
    return;
  }
  if (workspace.getAllBlocks(false).length + result.blocks.count > documentLimits.blocks) {
    refuse(workspace, 'too-much');
    return;
  }
  put(workspace, result.blocks, at);
}

function refuse(workspace: Blockly.WorkspaceSvg, reason: (PasteResult & { ok: false })['reason']): void {
  Blockly.Toast.show(workspace, {
    id: toast,
    message: t(`workspace.paste.${reason}`),
    assertiveness: Blockly.utils.aria.LiveRegionAssertiveness.ASSERTIVE,
  });
}

/** One step that can be undone, the variables that come along included. */
function put(
  workspace: Blockly.WorkspaceSvg,
  { block, variables, count }: PastedBlocks,
  at: Blockly.utils.Coordinate | undefined,
): void {
  Blockly.Toast.hide(workspace, toast);
  const before = Blockly.Events.getGroup();
  Blockly.Events.setGroup(true);
  try {
    const state = Blockly.utils.object.deepMerge({}, block) as { type: string } & object;
    renameVariables(state, idsHere(workspace, variables));
    Blockly.clipboard.paste(
      {
        paster: Blockly.clipboard.BlockPaster.TYPE,
        blockState: state,
        typeCounts: { [state.type]: count },
      },
      workspace,
      at ?? placeFor(workspace),
    );
  } finally {
    Blockly.Events.setGroup(before);
  }
}

/** Variables are known by name from sheet to sheet. */
function idsHere(
  workspace: Blockly.WorkspaceSvg,
  variables: readonly VariableState[],
): ReadonlyMap<string, string> {
  const map = workspace.getVariableMap();
  return new Map(
    variables.map(({ id, name }) => [id, (map.getVariable(name) ?? map.createVariable(name)).getId()]),
  );
}

function renameVariables(value: object, ids: ReadonlyMap<string, string>): void {
  for (const inner of Object.values(value) as unknown[]) {
    if (typeof inner !== 'object' || inner === null) continue;
    const { id } = inner as { id?: unknown };
    const now = typeof id === 'string' ? ids.get(id) : undefined;
    if (now !== undefined) (inner as { id: string }).id = now;
    else renameVariables(inner, ids);
  }
}

/** Beside the stack of the block the pupil is at, where that is in sight; else on the block, a little aside. */
export function placeFor(
  workspace: Blockly.WorkspaceSvg,
  block: Blockly.BlockSvg | undefined = focusedBlock(workspace),
): Blockly.utils.Coordinate {
  const view = workspace.getMetricsManager().getViewMetrics(true);
  const right = view.left + view.width;
  if (block?.workspace === workspace) {
    const { left, top } = block.getBoundingRectangleWithoutChildren();
    const beside = block.getRootBlock().getBoundingRectangle().right + 24;
    if (top > view.top && top < view.top + view.height && left > view.left && left < right)
      return new Blockly.utils.Coordinate(beside < right - 280 ? beside : left + 40, top + 20);
  }
  return new Blockly.utils.Coordinate(view.left + view.width / 3, view.top + view.height / 3);
}

/** The block that has the keyboard, on the sheet or in a drawer. */
function focusedBlock(workspace: Blockly.WorkspaceSvg): Blockly.BlockSvg | undefined {
  const node = Blockly.getFocusManager().getFocusedNode();
  if (node instanceof Blockly.BlockSvg && !node.isShadow()) return node;
  const selected = Blockly.common.getSelected();
  return selected instanceof Blockly.BlockSvg && selected.workspace === workspace ? selected : undefined;
}

function clipOfBlock(block: Blockly.BlockSvg | undefined, withNext: boolean): BlockClip | undefined {
  if (block?.isOwnDeletable() !== true) return undefined;
  const { workspace } = block;
  const state = Blockly.serialization.blocks.save(block, { addNextBlocks: withNext, saveIds: false });
  const variables = (workspace.targetWorkspace ?? workspace).getVariableMap().getAllVariables();
  return clipOf(
    state,
    variables.map((one) => ({ id: one.getId(), name: one.getName() })),
  );
}

function keep(clip: BlockClip): void {
  try {
    localStorage.setItem(keptKey, JSON.stringify(clip));
  } catch {
    // Full or denied: the clipboard has the Python.
  }
}

function readKept(): unknown {
  try {
    return JSON.parse(localStorage.getItem(keptKey) ?? 'null') as unknown;
  } catch {
    return undefined;
  }
}
