import { documentLimits, type BlocksDocument, type BlockState } from './blocks-document.ts';

/** Blocks one below or inside the other: browsers copy and store a document by recursion, to about 800 deep. */
const mostInOneChain = 400;

/** Whether a document is one that can be opened again. */
export function isWithinLimits(document: BlocksDocument): boolean {
  return countBlocks(document) <= documentLimits.blocks && longestWay(document) <= mostInOneChain;
}

/** Blocks on the longest way down a chain and into inputs. */
function longestWay(document: BlocksDocument): number {
  const way = (first: BlockState | undefined): number => {
    let longest = 0;
    let above = 0;
    for (let block = first; block !== undefined; block = block.next?.block) {
      above++;
      for (const held of Object.values(block.inputs ?? {}))
        longest = Math.max(longest, above + way(held.block), above + way(held.shadow));
    }
    return Math.max(longest, above);
  };
  return Math.max(0, ...document.workspace.blocks.blocks.map(way));
}

function countBlocks(document: BlocksDocument): number {
  let count = 0;
  const visit = (first: BlockState | undefined): void => {
    for (let block = first; block !== undefined; block = block.next?.block) {
      count++;
      for (const held of Object.values(block.inputs ?? {})) {
        visit(held.block);
        visit(held.shadow);
      }
    }
  };
  for (const stack of document.workspace.blocks.blocks) visit(stack);
  return count;
}
