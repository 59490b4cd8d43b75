import {
  documentLimits,
  parseBlocksDocument,
  type BlocksDocument,
  type BlockState,
  type ConnectionState,
  type VariableState,
} from '../blocks/blocks-document.ts';
import { blockSpec } from '../blocks/block-catalogue.ts';
import { generatePython } from '../blocks/generate-python.ts';
import { pythonToBlocks } from '../blocks/python-to-blocks.ts';
import { isSound } from '../blocks/sound-python.ts';

/** Blocks on their way to another place: as Python for whoever wants text, and as they are. */
export interface BlockClip {
  readonly text: string;
  /** One stack of blocks, as a document. */
  readonly document: BlocksDocument;
}

/** Blocks to put on a sheet; ids of blocks are left out, those of variables are `variables`'. */
export interface PastedBlocks {
  readonly block: object;
  readonly variables: readonly VariableState[];
  readonly count: number;
}

export type PasteResult =
  | { readonly ok: true; readonly blocks: PastedBlocks }
  /** `empty`: no text at all; `not-blocks`: neither blocks nor Python; `too-much`: more than a sheet takes. */
  | { readonly ok: false; readonly reason: 'empty' | 'not-blocks' | 'too-much' };

/** Longer texts are no part of a program, in characters. */
const mostText = 100_000;

/** What goes on the clipboard for a stack of blocks as the sheet saved it; undefined for what cannot be read. */
export function clipOf(saved: unknown, variables: readonly VariableState[]): BlockClip | undefined {
  const used = variables.filter(({ id }) => JSON.stringify(saved).includes(JSON.stringify(id)));
  const parsed = parseBlocksDocument({
    pensabitBlocks: 1,
    workspace: { blocks: { languageVersion: 0, blocks: [saved] }, variables: used },
  });
  const block = parsed.ok ? parsed.document.workspace.blocks.blocks[0] : undefined;
  if (!parsed.ok || block === undefined) return undefined;
  const document = withStack(parsed.document, connected(block));
  return { text: pythonOf(document), document };
}

/**
 * The blocks of a text from the clipboard. `kept` is what was copied last on this computer: the same text stands for
 * the very blocks, with their notes and their look.
 */
export function readClip(text: string, kept: unknown): PasteResult {
  if (text.trim() === '') return { ok: false, reason: 'empty' };
  if (text.length > mostText) return { ok: false, reason: 'too-much' };
  const same = keptClip(kept);
  const document =
    same !== undefined && plain(same.text) === plain(text)
      ? same.document
      : isDocument(text)
        ? fromJson(text)
        : fromPython(text);
  if (document === undefined) return { ok: false, reason: 'not-blocks' };
  const block = stackOf(document);
  if (block === undefined) return { ok: false, reason: 'empty' };
  const count = countBlocks(block);
  if (count > documentLimits.blocks) return { ok: false, reason: 'too-much' };
  return {
    ok: true,
    blocks: { block: withoutIds(connected(block)), variables: document.workspace.variables, count },
  };
}

/** What was kept on this computer, if it is whole. */
export function keptClip(kept: unknown): BlockClip | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { text, document } = kept as { text?: unknown; document?: unknown };
  if (typeof text !== 'string') return undefined;
  const parsed = parseBlocksDocument(document);
  return parsed.ok ? { text, document: parsed.document } : undefined;
}

/** What says of itself that it is blocks is taken at its word: never as a dictionary of Python. */
function isDocument(text: string): boolean {
  return text.trimStart().startsWith('{') && text.includes('"pensabitBlocks"');
}

function fromJson(text: string): BlocksDocument | undefined {
  try {
    const parsed = parseBlocksDocument(JSON.parse(text));
    return parsed.ok ? parsed.document : undefined;
  } catch {
    return undefined;
  }
}

/** Blocks for what has none of its own. */
const general = new Set([
  'python_statement',
  'python_value',
  'functions_call',
  'functions_result',
  'functions_method',
  'functions_method_result',
]);

function fromPython(text: string): BlocksDocument | undefined {
  const source = `${withoutMargin(text)}\n`;
  if (!isSound(source)) return undefined;
  const document = pythonToBlocks(source);
  const first = stackOf(document);
  // A lone expression is a value rather than a line of the program.
  if (
    first === undefined ||
    !general.has(first.type) ||
    first.next !== undefined ||
    /\n./.test(source.trim())
  )
    return document;
  const printed = pythonToBlocks(`print(${source.trim()})\n`);
  const print = stackOf(printed);
  const value = print?.inputs?.['VALUE']?.block;
  const isValue = print?.type === 'data_print' && value !== undefined && !general.has(value.type);
  return isValue ? withStack(printed, value) : document;
}

/** The stack a document is about: what hangs under its start, else its first. */
function stackOf(document: BlocksDocument): BlockState | undefined {
  const { blocks } = document.workspace.blocks;
  const start = blocks.find((block) => block.type === 'start');
  const stack = start === undefined ? blocks[0] : start.next?.block;
  // Imports that are more than blocks bring by themselves come along as Python.
  const own = (start?.extraState?.header ?? '').split('\n').filter((line) => !ordinary.test(line));
  if (own.length === 0) return stack;
  const lines: BlockState = { type: 'python_statement', id: 'imports', fields: { CODE: own.join('\n') } };
  return stack === undefined ? lines : { ...lines, next: { block: stack } };
}

const ordinary = /^(from microbit import \*|import (math|music|radio|random))?\s*$/;

function withStack(document: BlocksDocument, block: BlockState): BlocksDocument {
  return {
    ...document,
    workspace: { ...document.workspace, blocks: { languageVersion: 0, blocks: [block] } },
  };
}

/** Statements as they stand at the left edge; a value without what is around it. */
function pythonOf(document: BlocksDocument): string {
  const block = document.workspace.blocks.blocks[0];
  if (block === undefined) return '';
  const form = blockSpec(block.type)?.form;
  const isValue = form === 'value' || form === 'boolean';
  const stack: BlockState = isValue
    ? { type: 'data_print', id: 'print', inputs: { VALUE: { block } } }
    : block;
  const { source, lines } = generatePython(
    withStack(document, { type: 'start', id: 'start', next: { block: stack } }),
  );
  const first = lines.findIndex((id) => id !== undefined);
  const text = source.split('\n').slice(Math.max(first, 0)).join('\n').trimEnd();
  return isValue ? text.slice('print('.length, -1) : text;
}

/** Python that was copied out of the middle of a program, moved to the left edge. */
function withoutMargin(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  while (lines[0]?.trim() === '') lines.shift();
  const margins = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  // Copied from within a line, the first line has lost its own margin.
  const later = margins.slice(1);
  const least = margins.reduce((a, b) => (b.length < a.length ? b : a), margins[0] ?? '');
  const rest = later.reduce((a, b) => (b.length < a.length ? b : a), later[0] ?? '');
  const opens = /:\s*(#.*)?$/.test(lines[0] ?? '');
  if (margins[0] === '' && rest !== '' && !opens)
    return lines
      .map((line, index) => (index > 0 && line.startsWith(rest) ? line.slice(rest.length) : line))
      .join('\n');
  return lines.map((line) => (line.startsWith(least) ? line.slice(least.length) : line)).join('\n');
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trimEnd();
}

/** Every block of a stack, through its places and what follows. */
function mapBlocks(block: BlockState, change: (block: BlockState) => BlockState): BlockState {
  const chain: BlockState[] = [];
  for (let at: BlockState | undefined = block; at !== undefined; at = at.next?.block) chain.push(at);
  const inside = (held: ConnectionState): ConnectionState => ({
    ...(held.block === undefined ? {} : { block: mapBlocks(held.block, change) }),
    ...(held.shadow === undefined ? {} : { shadow: mapBlocks(held.shadow, change) }),
  });
  return chain.reduceRight<BlockState | undefined>((following, one) => {
    const { next: _next, ...alone } = one;
    const inputs = Object.entries(one.inputs ?? {}).map(([name, held]) => [name, inside(held)] as const);
    return change({
      ...alone,
      ...(one.inputs === undefined ? {} : { inputs: Object.fromEntries(inputs) }),
      ...(following === undefined ? {} : { next: { block: following } }),
    });
  }, undefined) as BlockState;
}

/** Loose blocks do nothing; where they go they may. */
function connected(block: BlockState): BlockState {
  return mapBlocks(block, ({ disabledReasons: _reasons, x: _x, y: _y, ...rest }) => rest);
}

function withoutIds(block: BlockState): object {
  return mapBlocks(block, (one) => {
    const { id: _id, ...rest } = one;
    return rest as BlockState;
  });
}

function countBlocks(block: BlockState): number {
  let count = 0;
  mapBlocks(block, (one) => {
    count++;
    return one;
  });
  return count;
}
