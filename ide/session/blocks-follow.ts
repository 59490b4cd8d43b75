import { parseBlocksDocument, type BlocksDocument } from '../blocks/blocks-document.ts';
import { isSound } from '../blocks/sound-python.ts';
import { adoptIds } from './adopt-ids.ts';
import { blocksOf } from './blocks-of.ts';

/**
 * The blocks beside a Python text that is being written: `saved` brought up to the text, or undefined while it
 * cannot be read. Blocks that stayed keep their ids.
 */
export function blocksFollow(source: string, saved: unknown): BlocksDocument | undefined {
  return isSound(source.replace(/\r\n?/g, '\n')) ? blocksAfter(source, saved) : undefined;
}

/** The blocks of a text, with the ids of `saved` where they stayed what they were. */
export function blocksAfter(source: string, saved: unknown): BlocksDocument {
  const before = saved === undefined ? undefined : parseBlocksDocument(saved);
  const document = blocksOf(source, before?.ok === true ? before.document : saved);
  return before?.ok === true ? adoptIds(document, before.document) : document;
}
