import type { BlocksDocument } from '../blocks/blocks-document.ts';
import { isSound } from '../blocks/python-to-blocks.ts';
import { blocksOf } from './blocks-of.ts';

/**
 * The blocks beside a Python text that is being written: `saved` brought up to the text, or undefined while it
 * cannot be read. The project keeps what it has until the blocks themselves are changed.
 */
export function blocksFollow(source: string, saved: unknown): BlocksDocument | undefined {
  return isSound(source.replace(/\r\n?/g, '\n')) ? blocksOf(source, saved) : undefined;
}
