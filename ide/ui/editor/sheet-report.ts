import * as Blockly from 'blockly/core';
import { nextTask } from '../../base/next-task.ts';
import { parseBlocksDocument, type BlocksDocument } from '../../blocks/blocks-document.ts';
import { generatePython, generatePythonInSteps } from '../../blocks/generate-python.ts';
import { withBreaths } from '../../blocks/steps.ts';

/**
 * Says what a sheet holds after it was changed: a frame later, in pieces of work, and not before the pupil has put
 * down what is dragged. Whoever may need it now, and whoever leaves, calls {@link flush}.
 */
export class SheetReport {
  /** Counts the changes. */
  private changes = 0;
  /** Changes that were told, or need not be. */
  private told = 0;
  private underWay = false;

  constructor(
    private readonly workspace: Blockly.WorkspaceSvg,
    private readonly tell: (document: BlocksDocument, python: string) => void,
  ) {}

  /** Whether the sheet is not what was last told. */
  get isPending(): boolean {
    return this.told < this.changes;
  }

  changed(): void {
    this.changes++;
    if (this.underWay) return;
    this.underWay = true;
    requestAnimationFrame(() => {
      void this.report().finally(() => (this.underWay = false));
    });
  }

  /** Something else is on the sheet now. */
  forget(): void {
    this.told = this.changes;
  }

  /** At once, in one piece. What is in the pupil's hand has no place yet: it is told when it lies down. */
  flush(): void {
    if (!this.isPending || this.workspace.isDragging()) return;
    const document = savedSheet(this.workspace);
    this.say(this.changes, document, generatePython(document).source);
  }

  private async report(): Promise<void> {
    // The end of a drag is a change of its own.
    while (this.isPending && !this.workspace.isDragging()) {
      const at = this.changes;
      const isStill = (): boolean => at === this.changes && this.told < at;
      // First the frame that shows the change.
      await nextTask();
      if (!isStill()) continue;
      const saved = Blockly.serialization.workspaces.save(this.workspace);
      await nextTask();
      const document = checked(saved);
      await nextTask();
      const { source } = await withBreaths(generatePythonInSteps(document), nextTask);
      if (isStill()) this.say(at, document, source);
    }
  }

  private say(at: number, document: BlocksDocument, python: string): void {
    this.told = at;
    this.tell(document, python);
  }
}

/** What is on a sheet, as it is kept. */
export function savedSheet(workspace: Blockly.Workspace): BlocksDocument {
  return checked(Blockly.serialization.workspaces.save(workspace));
}

function checked(saved: unknown): BlocksDocument {
  const result = parseBlocksDocument({ pensabitBlocks: 1, workspace: saved });
  if (!result.ok)
    throw new Error(`workspace does not save as blocks: ${result.problem.code} at ${result.problem.path}`);
  return result.document;
}
