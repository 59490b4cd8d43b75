import * as Blockly from 'blockly/core';

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
    private readonly before: object,
    private readonly after: object,
    private readonly put: (state: object) => void,
  ) {
    super();
    this.workspaceId = workspace.id;
  }

  override run(forward: boolean): void {
    this.put(forward ? this.after : this.before);
  }
}
