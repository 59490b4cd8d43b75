import { blockSpec } from './block-catalogue.ts';
import { hasPart, partText } from './block-parts.ts';
import type { BlockState } from './blocks-document.ts';
import type { ExpressionWriter } from './expression-writer.ts';
import { order } from './python-order.ts';
import { targetsText } from './python-pieces.ts';
import { pythonString } from './python-text.ts';

/** The Python of a statement that is one line. */
export function statementLine(block: BlockState, write: ExpressionWriter): string {
  /** What a name or a place is given; `a, b` needs no brackets there. */
  const given = (): string => write.value(block, 'VALUE', order.tuple);
  /** ` += 1` */
  const updated = (usual: string): string =>
    ` ${partText(block, 'OP', usual)} ${write.value(block, 'VALUE')}`;
  switch (block.type) {
    case 'loops_break':
      return 'break';
    case 'loops_continue':
      return 'continue';
    case 'logic_make_sure': {
      const message = hasPart(block, 'MESSAGE') ? `, ${write.value(block, 'MESSAGE')}` : '';
      return `assert ${write.condition(block, 'IF')}${message}`;
    }
    case 'logic_raise':
      return hasPart(block, 'ERROR') ? `raise ${write.value(block, 'ERROR')}` : 'raise';
    case 'variables_set_several':
      return `${targetsText(partText(block, 'NAMES'))} = ${given()}`;
    case 'variables_set_same': {
      const names = write.names(block).split(', ').filter(Boolean);
      return `${names.length === 0 ? 'x' : names.join(' = ')} = ${given()}`;
    }
    case 'variables_change':
      return `${write.variable(block)} += ${write.value(block, 'VALUE')}`;
    case 'variables_update':
      return write.variable(block) + updated('-=');
    case 'lists_set_part':
      return `${write.part(block)} = ${write.value(block, 'VALUE', order.tuple, '[]')}`;
    case 'lists_set_item':
      return `${write.item(block)} = ${given()}`;
    case 'lists_update_item':
      return write.item(block) + updated('+=');
    case 'lists_remove':
      return `del ${write.value(block, 'VALUE', order.atom, 'x')}`;
    case 'neopixel_set': {
      write.need('neopixel', block);
      const colour = ['RED', 'GREEN', 'BLUE'].map((part) => write.value(block, part)).join(', ');
      return `${write.value(block, 'STRIP', order.atom)}[${write.value(block, 'INDEX')}] = (${colour})`;
    }
    case 'classes_set':
      return `${write.member(block)} = ${given()}`;
    case 'classes_update':
      return write.member(block) + updated('+=');
    case 'functions_call':
      return write.call(block);
    case 'functions_method':
      return write.method(block);
    case 'functions_return':
      return hasPart(block, 'VALUE') ? `return ${given()}` : 'return';
    case 'functions_yield':
      return hasPart(block, 'VALUE') ? `yield ${given()}` : 'yield';
    case 'functions_share':
      return `${partText(block, 'KIND', 'global')} ${write.names(block) || 'x'}`;
    case 'functions_explain':
      return docstring(partText(block, 'TEXT'));
    case 'unknown_statement':
      return `# unknown block: ${partText(block, 'TYPE').replace(/[\s\p{Cc}]+/gu, ' ')}`;
    default: {
      const calls = blockSpec(block.type)?.calls;
      if (calls === undefined) return write.fromTemplate(block).text;
      write.need(calls, block);
      return `${calls}(${write.given(block)})`;
    }
  }
}

/** A text of one line as what explains a function; one that cannot stand there becomes a plain string. */
function docstring(text: string): string {
  return /["\\\n\r]/.test(text) ? pythonString(text) : `"""${text}"""`;
}
