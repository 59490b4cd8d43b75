import * as Blockly from 'blockly/core';
import type { BlocksDocument } from '../../blocks/blocks-document.ts';

/**
 * The step of the undo history that brought a whole program: a starter, the text of the Python editor, a mended line.
 * Taken back, what was there before is there again, and steps before it still fit.
 */
export class WorkspaceLoad extends Blockly.Events.Abstract {
  static readonly eventType = 'pensabit_load';
  override type = WorkspaceLoad.eventType;
  override isBlank = false;
  override isUiEvent = false;

  constructor(
    workspace: Blockly.Workspace,
    private readonly before: BlocksDocument,
    private readonly after: BlocksDocument,
    private readonly bring: (from: BlocksDocument, to: BlocksDocument) => void,
  ) {
    super();
    this.workspaceId = workspace.id;
  }

  override run(forward: boolean): void {
    if (forward) this.bring(this.before, this.after);
    else this.bring(this.after, this.before);
  }
}
