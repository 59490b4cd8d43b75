import { readLayout, usualBlank, writeLayout } from './block-layout.ts';
import type { BlocksDocument, BlockState, ConnectionState, ExtraState } from './blocks-document.ts';
import { functionGlobals, functionTypes } from './function-globals.ts';
import { generatePython, generateWithHeader } from './generate-python.ts';
import type { ProgramNames } from './program-names.ts';
import type { Item } from './statement-converter.ts';
import type { Steps } from './steps.ts';

/** A document, with its Python. */
export interface Assembled {
  readonly document: BlocksDocument;
  readonly source: string;
}

/** The document of some items, with its Python. */
export function* assembled(header: string, items: readonly Item[], names: ProgramNames): Steps<Assembled> {
  const first = chain(items, 0, header.trim() !== '');
  const used = new Set<string>();
  addVariables(first, used);
  const variables = names.variables.filter((name) => used.has(name)).map((name) => ({ name, id: name }));
  const start: BlockState = { type: 'start', id: 'start', x: 30, y: 30, extraState: { header } };
  yield;
  const made = numbered(first === undefined ? start : { ...start, next: { block: first } });
  const own = documentOf(made.start, variables);
  yield;
  const globals = dropUsualGlobals(own, made.functions);
  yield;
  const { source, missing, isUsual } = yield* generateWithHeader(own, globals);
  yield;
  // Only keep the header when ours would not be the same.
  if (isUsual) return { document: withStart(own, undefined), source };
  if (missing.length === 0) return { document: own, source };
  const document = withStart(own, { header, absent: missing });
  return { document, source: generatePython(document).source };
}

function documentOf(start: BlockState, variables: BlocksDocument['workspace']['variables']): BlocksDocument {
  return {
    pensabitBlocks: 1,
    workspace: { blocks: { languageVersion: 0, blocks: [start] }, variables },
  };
}

function withStart(document: BlocksDocument, extraState: ExtraState | undefined): BlocksDocument {
  const { blocks, variables } = document.workspace;
  const [start] = blocks.blocks;
  if (start === undefined) return document;
  const { extraState: _own, next, ...bare } = start;
  return documentOf(
    {
      ...bare,
      ...(extraState === undefined ? {} : { extraState }),
      ...(next === undefined ? {} : { next }),
    },
    variables,
  );
}

/** Links statements one below the other, noting blank lines that are not the usual ones. */
function chain(items: readonly Item[], depth: number, belowHeader = false): BlockState | undefined {
  let first: Draft | undefined;
  let above: Draft | undefined;
  for (const { block, blank, bodies } of items) {
    const made: Draft = { ...block };
    const usual = usualBlank({ depth, type: block.type, previous: above?.type, belowHeader });
    if (blank !== usual) {
      const data = writeLayout({ ...readLayout(block), blank: Math.min(blank, 50) });
      if (data !== undefined) made.data = data;
    }
    if (bodies !== undefined) {
      const inputs = { ...block.inputs };
      for (const name in bodies) {
        const body = chain(bodies[name] ?? [], depth + 1);
        if (body !== undefined) inputs[name] = { block: body };
      }
      if (Object.keys(inputs).length > 0) made.inputs = inputs;
    }
    if (above === undefined) first = made;
    else above.next = { block: made };
    above = made;
  }
  return first;
}

/**
 * Gives every block an id by its place, so that the same Python always gives the same document. All blocks are
 * copies afterwards; `functions` are those among them that define one.
 */
function numbered(start: BlockState): { start: BlockState; functions: Draft[] } {
  const functions: Draft[] = [];
  let count = 0;
  const number = (first: BlockState): BlockState => {
    let copied: BlockState | undefined;
    let above: Draft | undefined;
    // Down the chain by a loop: programs are long, nesting is not.
    for (let at: BlockState | undefined = first; at !== undefined; at = at.next?.block) {
      const { next: _next, ...own } = at;
      const block: Draft = own;
      block.id = at.type === 'start' ? 'start' : `b${String(++count)}`;
      if (at.inputs !== undefined) {
        const inputs: Record<string, ConnectionState> = {};
        for (const name in at.inputs) {
          const held = at.inputs[name];
          if (held === undefined) continue;
          inputs[name] = {
            ...(held.block === undefined ? {} : { block: number(held.block) }),
            ...(held.shadow === undefined ? {} : { shadow: number(held.shadow) }),
          };
        }
        block.inputs = inputs;
      }
      if (functionTypes.has(block.type)) functions.push(block);
      if (above === undefined) copied = block;
      else above.next = { block };
      above = block;
    }
    return copied ?? first;
  };
  return { start: number(start), functions };
}

/** A block that is being made. */
type Draft = { -readonly [K in keyof BlockState]: BlockState[K] };

/** Adds the variables that a stack uses. */
function addVariables(first: BlockState | undefined, used: Set<string>): void {
  for (let block = first; block !== undefined; block = block.next?.block) {
    const field = block.fields?.['VAR'];
    if (typeof field === 'object') used.add(field.id);
    for (const name in block.inputs) {
      addVariables(block.inputs[name]?.block, used);
      addVariables(block.inputs[name]?.shadow, used);
    }
  }
}

/** Drops functions' own lists of globals where we would write the same; says which those are. */
function dropUsualGlobals(
  document: BlocksDocument,
  functions: readonly Draft[],
): ReadonlyMap<string, readonly string[]> {
  if (functions.length === 0) return new Map();
  const { variables } = document.workspace;
  const usual = functionGlobals(document, new Map(variables.map(({ id, name }) => [id, name])));
  for (const block of functions) {
    if (block.extraState?.globals?.join() === (usual.get(block.id) ?? []).join()) delete block.extraState;
  }
  return usual;
}
