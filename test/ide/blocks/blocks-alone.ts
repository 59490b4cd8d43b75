import type { BlocksDocument } from '../../../ide/blocks/blocks-document.ts';

/** A document without the text it was read from: what its blocks alone say. */
export function blocksAlone(document: BlocksDocument): BlocksDocument {
  const { workspace } = document;
  const blocks = workspace.blocks.blocks.map((block) => {
    const { data: _data, ...alone } = block;
    return block.type === 'start' ? alone : block;
  });
  return { ...document, workspace: { ...workspace, blocks: { ...workspace.blocks, blocks } } };
}
