import { describe, expect, it } from 'vitest';
import type { BlocksDocument } from '../../../ide/blocks/blocks-document.ts';
import { generatePython } from '../../../ide/blocks/generate-python.ts';
import { withLooseBlocks } from '../../../ide/blocks/loose-blocks.ts';
import { pythonToBlocks } from '../../../ide/blocks/python-to-blocks.ts';

/** The document of `source`, its program taken off the start, so that all of it lies loose. */
function loose(source: string): BlocksDocument {
  const { workspace, ...rest } = pythonToBlocks(source);
  const [start] = workspace.blocks.blocks;
  const { next, ...alone } = start!;
  return {
    ...rest,
    workspace: {
      ...workspace,
      blocks: { ...workspace.blocks, blocks: [alone, { ...next!.block, x: 300, y: 40 }] },
    },
  };
}

describe('blocks that lie beside the program', () => {
  it('stay where they lay when the Python was edited, and make no Python', () => {
    const after = withLooseBlocks(pythonToBlocks('print(2)\n'), loose('while True:\n    sleep(5)\n'));
    expect(after.workspace.blocks.blocks).toHaveLength(2);
    expect(after.workspace.blocks.blocks[1]).toMatchObject({ type: 'loops_forever', x: 300, y: 40 });
    expect(generatePython(after).source).toBe(generatePython(pythonToBlocks('print(2)\n')).source);
  });

  it('keep their variables, those the program shares too', () => {
    const after = withLooseBlocks(
      pythonToBlocks('temp = 1\nother = 2\n'),
      loose('limit = 3\ntemp = limit\n'),
    );
    const names = after.workspace.variables.map(({ name }) => name).sort();
    expect(names).toEqual(['limit', 'other', 'temp']);
    const byId = new Map(after.workspace.variables.map(({ id, name }) => [id, name]));
    const text = JSON.stringify(after.workspace.blocks.blocks[1]);
    const used = [...text.matchAll(/\{"id":"([^"]+)"\}/g)].map(([, id]) => byId.get(id!));
    expect(used).toEqual(['limit', 'temp', 'limit']);
  });
});
