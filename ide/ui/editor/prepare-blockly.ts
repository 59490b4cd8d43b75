import * as Blockly from 'blockly/core';
import { defineBlocks } from '../../blocks/define-blocks.ts';
import { registerClipboard } from './blocks-clipboard.ts';
import { calmBlockly } from './calm-blockly.ts';
import { useOwnDialogs } from './own-dialogs.ts';
import { registerToolboxDrawer } from './toolbox-drawer.ts';

let prepared = false;

/** Teaches Blockly our blocks and ways, once a page. */
export function prepareBlockly(): void {
  if (prepared) return;
  prepared = true;
  defineBlocks();
  calmBlockly();
  registerToolboxDrawer();
  useOwnDialogs();
  registerClipboard();
  // Thick scrollbars, as Blockly has them for fingers, cover blocks; fingers drag the sheet itself.
  Blockly.Scrollbar.scrollbarThickness = 12;
  // Where a block's values stand is no question for a pupil.
  Blockly.ContextMenuRegistry.registry.unregister('blockInline');
  countWhatIsDeleted();
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
