import { describe, expect, it } from 'vitest';
import { pythonToBlocks } from '../../../ide/blocks/python-to-blocks.ts';
import type { BlocksDocument, BlockState } from '../../../ide/blocks/blocks-document.ts';
import { lineLinks } from '../../../ide/session/line-links.ts';
import { blocksFollow } from '../../../ide/session/blocks-follow.ts';

/** The first block of a type, wherever it is. */
function find(document: BlocksDocument, type: string): BlockState {
  const waiting: BlockState[] = [...document.workspace.blocks.blocks];
  for (let block = waiting.shift(); block !== undefined; block = waiting.shift()) {
    if (block.type === type) return block;
    for (const { block: inner, shadow } of Object.values(block.inputs ?? {}))
      for (const one of [inner, shadow]) if (one !== undefined) waiting.push(one);
    if (block.next !== undefined) waiting.push(block.next.block);
  }
  throw new Error(`no block ${type}`);
}

const ours = `from microbit import *
import music

while True:
    if button_a.is_pressed():
        display.show(Image.HEART)
    else:
        display.clear()
    sleep(500)
`;

describe('lines and blocks, linked', () => {
  it('gives a loop all its lines, and a statement its own', () => {
    const document = pythonToBlocks(ours);
    const links = lineLinks(document, ours);
    expect(links.linesOf(find(document, 'loops_forever').id)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(links.linesOf(find(document, 'screen_clear').id)).toEqual([8]);
    expect(links.linesOf(find(document, 'logic_if').id)).toEqual([5, 6, 7, 8]);
    expect(links.blocks[8]).toBe(find(document, 'loops_wait').id);
  });

  it('gives a value the lines of the statement that holds it', () => {
    const document = pythonToBlocks(ours);
    expect(lineLinks(document, ours).linesOf(find(document, 'maths_number').id)).toEqual([9]);
  });

  it('counts the first lines to the start, and blank lines to nothing', () => {
    const document = pythonToBlocks(ours);
    const { blocks } = lineLinks(document, ours);
    const start = find(document, 'start').id;
    expect(blocks.slice(0, 3)).toEqual([start, start, undefined]);
  });

  it('finds the lines of a text that is set in another way than ours', () => {
    const other = `from microbit import *


# quietly
while  True :

  if (button_a.is_pressed()) :
    display.show(
        Image.HEART,
    )
  else :
    display.clear() ; display.show("a")
  sleep( 500 )
`;
    const document = pythonToBlocks(other);
    const links = lineLinks(document, other);
    expect(links.linesOf(find(document, 'loops_wait').id)).toEqual([13]);
    expect(links.linesOf(find(document, 'note').id)).toEqual([4]);
    expect(links.linesOf(find(document, 'loops_forever').id)).toEqual([5, 7, 8, 9, 10, 11, 12, 13]);
    expect(links.blocks[7]).toBe(links.blocks[8]);
    expect(links.blocks[5]).toBeUndefined();
  });

  it('knows a block that is not in the program by no line', () => {
    const document = pythonToBlocks(ours);
    expect(lineLinks(document, ours).linesOf('somebody else')).toEqual([]);
  });
});

describe('blocks beside Python that is being written', () => {
  it('follow a text that can be read and wait for one that cannot', () => {
    const before = pythonToBlocks(ours);
    expect(blocksFollow(ours, before)).toEqual(before);
    expect(blocksFollow(`${ours}if `, before)).toBeUndefined();
    expect(blocksFollow(`${ours}display.scroll("bye"\n`, before)).toBeUndefined();
    const after = blocksFollow(`${ours}display.scroll("bye")\n`, before);
    expect(after === undefined ? '' : find(after, 'screen_scroll').type).toBe('screen_scroll');
  });
});
