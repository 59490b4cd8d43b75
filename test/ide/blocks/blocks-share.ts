import type { BlocksDocument, BlockState } from '../../../ide/blocks/blocks-document.ts';
import { generatePython } from '../../../ide/blocks/generate-python.ts';

/** How much of a program is blocks, counted in lines of code: no blank lines, no notes, no first imports. */
export interface BlocksShare {
  readonly lines: number;
  /** Lines that are Python text in a block. */
  readonly raw: number;
  /** Lines of a real block with Python text in one of its holes. */
  readonly partly: number;
  /** The text of every Python block, statements and values. */
  readonly texts: readonly string[];
}

const rawStatements = new Set(['python_statement', 'python_clause']);

export function blocksShare(document: BlocksDocument): BlocksShare {
  const kinds = new Map<string, 'raw' | 'partly' | 'whole' | 'note'>();
  const texts: string[] = [];
  for (const stack of document.workspace.blocks.blocks) visit(stack);
  const { source, lines } = generatePython(document);
  const header = document.workspace.blocks.blocks[0]?.extraState?.header;
  const skipped = header === undefined || header === '' ? 0 : header.split('\n').length;
  const counted = source
    .split('\n')
    .map((text, index) => ({ text: text.trim(), id: lines[index], index }))
    .filter(
      ({ text, id, index }) => id !== undefined && index >= skipped && text !== '' && !text.startsWith('#'),
    )
    .map(({ id }) => kinds.get(id ?? ''));
  return {
    lines: counted.length,
    raw: counted.filter((kind) => kind === 'raw').length,
    partly: counted.filter((kind) => kind === 'partly').length,
    texts,
  };

  function visit(first: BlockState): void {
    for (let block: BlockState | undefined = first; block !== undefined; block = block.next?.block) {
      let hasText = false;
      for (const [name, held] of Object.entries(block.inputs ?? {})) {
        const inner = held.block ?? held.shadow;
        if (inner === undefined) continue;
        if (/^(DO|ELSE|EXCEPT)\d*$/.test(name)) visit(inner);
        else if (value(inner)) hasText = true;
      }
      if (rawStatements.has(block.type)) texts.push(code(block));
      kinds.set(block.id, rawStatements.has(block.type) ? 'raw' : hasText ? 'partly' : 'whole');
    }
  }

  /** Whether there is Python text in a value. */
  function value(block: BlockState): boolean {
    let hasText = block.type === 'python_value';
    if (hasText) texts.push(code(block));
    for (const held of Object.values(block.inputs ?? {})) {
      const inner = held.block ?? held.shadow;
      if (inner !== undefined && value(inner)) hasText = true;
    }
    kinds.set(block.id, hasText ? 'partly' : 'whole');
    return hasText;
  }

  function code(block: BlockState): string {
    const text = block.fields?.['CODE'];
    return typeof text === 'string' ? text : '';
  }
}
