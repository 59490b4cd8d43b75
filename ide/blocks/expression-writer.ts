import { blockSpec, inputSpec } from './block-catalogue.ts';
import { readLayout } from './block-layout.ts';
import { hasPart, heldBlock, partText } from './block-parts.ts';
import type { BlockState } from './blocks-document.ts';
import { codeOrder, operatorOrder, order } from './python-order.ts';
import { dottedName, numberText, parameterText, valueText } from './python-pieces.ts';
import { templateOf } from './python-template.ts';
import { outerNames, pythonName, pythonString } from './python-text.ts';

/** An expression's text, and how tightly it binds. */
interface Code {
  readonly text: string;
  readonly order: number;
}

/** Writes value blocks, and notes what they need of the rest of the program. */
export class ExpressionWriter {
  /** Names of the board that blocks use, and the first block that uses each. */
  readonly needed = new Map<string, string>();
  /** Python that pupils wrote: it may import or define what blocks would import. */
  readonly ownText: string[] = [];

  /** `variables` are the Python names of variables, by id. */
  constructor(private readonly variables: ReadonlyMap<string, string>) {}

  /** An input's Python, in brackets when its place asks for a tighter expression. */
  value(block: BlockState, input: string, asked: number = order.condition, empty?: string): string {
    const held = heldBlock(block, input);
    const code = held === undefined ? this.empty(block, input, empty) : this.expression(held);
    return code.order < asked ? `(${code.text})` : code.text;
  }

  /** What stands for a hole with nothing in it. */
  private empty(block: BlockState, input: string, wanted?: string): Code {
    const spec = blockSpec(block.type);
    const known = spec === undefined ? undefined : inputSpec(spec, input);
    const usual = known?.kind === 'boolean' ? 'False' : known?.kind === 'value' ? known.empty : undefined;
    const text = wanted ?? usual ?? '0';
    return text === '0' ? { text, order: order.number } : atom(text);
  }

  condition(block: BlockState, input: string, asked: number = order.condition): string {
    return this.value(block, input, asked, 'False');
  }

  private expression(block: BlockState): Code {
    switch (block.type) {
      case 'maths_number': {
        const number = Number(block.fields?.['NUM'] ?? 0);
        return {
          text: String(number),
          order: number < 0 || Object.is(number, -0) ? order.sign : order.number,
        };
      }
      case 'maths_written': {
        const text = numberText(partText(block, 'NUM', '0'));
        return { text, order: order.number };
      }
      case 'text':
        return atom(pythonString(partText(block, 'TEXT')));
      case 'variables_get':
        return atom(this.variable(block));
      case 'logic_boolean':
        return atom(partText(block, 'VALUE', 'True'));
      case 'logic_compare':
        return this.comparison(block, ['A', 'B'], ['OP']);
      case 'logic_between':
        return this.comparison(block, ['A', 'B', 'C'], ['OP1', 'OP2']);
      case 'logic_operation': {
        const operator = partText(block, 'OP', 'and');
        const own = operatorOrder(operator);
        const text = `${this.condition(block, 'A', own)} ${operator} ${this.condition(block, 'B', own + 1)}`;
        return readLayout(block).brackets === true ? atom(`(${text})`) : { text, order: own };
      }
      case 'logic_nothing':
        return atom('None');
      case 'logic_choose': {
        const [yes, no] = [this.value(block, 'A', order.or), this.value(block, 'B')];
        return {
          text: `${yes} if ${this.condition(block, 'IF', order.or)} else ${no}`,
          order: order.condition,
        };
      }
      case 'logic_not':
        return { text: `not ${this.condition(block, 'A', order.not)}`, order: order.not };
      case 'maths_arithmetic':
        return this.arithmetic(block);
      case 'maths_bits': {
        const operator = partText(block, 'OP', '&');
        const own = operatorOrder(operator);
        return {
          text: `${this.value(block, 'A', own)} ${operator} ${this.value(block, 'B', own + 1)}`,
          order: own,
        };
      }
      case 'maths_sign':
        return {
          text: `${partText(block, 'OP', '+')}${this.value(block, 'A', order.sign)}`,
          order: order.sign,
        };
      case 'maths_negative':
        return { text: `-${this.value(block, 'A', order.sign)}`, order: order.sign };
      case 'text_join':
        return {
          text: `${this.joined(block, 'A', order.add)} + ${this.joined(block, 'B', order.add + 1)}`,
          order: order.add,
        };
      case 'text_fill': {
        const value = this.value(block, 'VALUE', order.multiply + 1);
        return { text: `${pythonString(partText(block, 'TEXT'))} % ${value}`, order: order.multiply };
      }
      case 'lists_create':
        return atom(`[${this.items(block).join(', ')}]`);
      case 'lists_set': {
        const items = this.items(block).join(', ');
        return atom(items === '' ? 'set()' : `{${items}}`);
      }
      case 'lists_dictionary':
        return atom(`{${this.entries(block).join(', ')}}`);
      // A pair outside of a dictionary is two values.
      case 'lists_pair':
        return atom(`(${this.pair(block).join(', ')})`);
      case 'lists_tuple':
        return this.tuple(block);
      case 'lists_part':
      case 'lists_part_step':
        return atom(this.part(block));
      case 'lists_each':
      case 'lists_each_if':
        return atom(`[${this.each(block)}]`);
      case 'lists_stream':
      case 'lists_stream_if':
        return atom(`(${this.each(block)})`);
      case 'functions_short': {
        const parameters = parameterText(partText(block, 'PARAMS'));
        if (parameters.includes('=')) this.need(parameters, block);
        const head = parameters === '' ? 'lambda' : `lambda ${parameters}`;
        return { text: `${head}: ${this.value(block, 'VALUE')}`, order: order.condition };
      }
      case 'functions_result':
        return atom(this.call(block));
      case 'functions_method_result':
        return atom(this.method(block));
      case 'functions_name':
        return atom(this.called(block));
      case 'functions_named': {
        const name = pythonName(partText(block, 'NAME', 'value'));
        return { text: `${name}=${this.value(block, 'VALUE')}`, order: order.condition };
      }
      case 'functions_spread':
        return {
          text: `${partText(block, 'OP', '*')}${this.value(block, 'VALUE', order.bitOr, '[]')}`,
          order: order.condition,
        };
      case 'classes_get':
        return atom(this.member(block));
      case 'python_value': {
        const text = valueText(partText(block, 'CODE'));
        this.ownText.push(text);
        return { text, order: codeOrder(text) };
      }
      case 'unknown_value':
        return atom('None');
      default:
        return this.fromTemplate(block);
    }
  }

  private each(block: BlockState): string {
    const each = `${this.value(block, 'VALUE')} for ${this.variable(block)} in ${this.value(block, 'LIST', order.or)}`;
    return block.type.endsWith('_if') ? `${each} if ${this.condition(block, 'IF', order.or)}` : each;
  }

  /** What a call is given; values one by one as all there is need no brackets of their own. */
  given(block: BlockState): string {
    const only = block.extraState?.items === 1 ? heldBlock(block, 'ADD0') : undefined;
    if (only?.type === 'lists_stream' || only?.type === 'lists_stream_if') return this.each(only);
    return this.items(block).join(', ');
  }

  items(block: BlockState): string[] {
    return Array.from({ length: block.extraState?.items ?? 0 }, (_, n) =>
      this.value(block, `ADD${String(n)}`),
    );
  }

  /** What stands in a dictionary; a value by itself means nothing yet. */
  entries(block: BlockState): string[] {
    return Array.from({ length: block.extraState?.items ?? 0 }, (_, n) => {
      const input = `ADD${String(n)}`;
      const held = heldBlock(block, input);
      if (held?.type === 'lists_pair') return this.pair(held).join(': ');
      const isSpread = held?.type === 'functions_spread' && partText(held, 'OP') === '**';
      return isSpread ? this.value(block, input) : `${this.value(block, input)}: None`;
    });
  }

  private pair(block: BlockState): [string, string] {
    return [this.value(block, 'KEY'), this.value(block, 'VALUE')];
  }

  /** Brackets are part of a tuple, except where Python had none. */
  private tuple(block: BlockState): Code {
    const items = this.items(block);
    const text = items.length === 1 ? `${items[0] ?? ''},` : items.join(', ');
    const bare = readLayout(block).bare === true && items.length > 0;
    return bare ? { text, order: order.tuple } : atom(`(${text})`);
  }

  private comparison(block: BlockState, inputs: readonly string[], operators: readonly string[]): Code {
    const text = inputs.map((input, n) => {
      const value = this.value(block, input, order.compare + 1);
      const operator = operators[n - 1];
      return operator === undefined ? value : ` ${partText(block, operator, '<')} ${value}`;
    });
    return { text: text.join(''), order: order.compare };
  }

  private arithmetic(block: BlockState): Code {
    const operator = partText(block, 'OP', '+');
    const own = operatorOrder(operator);
    // `**` binds to the right, and its right side may carry a sign: 2 ** -1.
    const left = this.value(block, 'A', operator === '**' ? own + 1 : own);
    const right = this.value(block, 'B', operator === '**' ? order.sign : own + 1);
    return { text: `${left} ${operator} ${right}`, order: own };
  }

  /** A part of a joined text: texts as they are, all else through `str()`. */
  private joined(block: BlockState, input: string, asked: number): string {
    const held = heldBlock(block, input);
    if (held?.type === 'text' || held?.type === 'text_join') return this.value(block, input, asked);
    return `str(${held === undefined ? '""' : this.expression(held).text})`;
  }

  call(block: BlockState): string {
    return `${this.called(block)}(${this.given(block)})`;
  }

  private called(block: BlockState): string {
    const name = dottedName(partText(block, 'NAME', 'function'));
    this.need(name, block);
    return name;
  }

  method(block: BlockState): string {
    return `${this.member(block)}(${this.given(block)})`;
  }

  member(block: BlockState): string {
    return `${this.value(block, 'OBJECT', order.atom, 'x')}.${pythonName(partText(block, 'NAME', 'value'))}`;
  }

  item(block: BlockState): string {
    return `${this.value(block, 'LIST', order.atom, '[]')}[${this.value(block, 'INDEX')}]`;
  }

  /** `list[from:to]`, with steps when there are any. */
  part(block: BlockState): string {
    const end = (input: string): string => (hasPart(block, input) ? this.value(block, input) : '');
    const step = block.type === 'lists_part_step' ? `:${end('STEP')}` : '';
    return `${this.value(block, 'LIST', order.atom)}[${end('FROM')}:${end('TO')}${step}]`;
  }

  names(block: BlockState): string {
    return partText(block, 'NAMES')
      .split(',')
      .filter((name) => name.trim() !== '')
      .map(pythonName)
      .join(', ');
  }

  need(code: string, block: BlockState): void {
    for (const name of outerNames(code)) if (!this.needed.has(name)) this.needed.set(name, block.id);
  }

  fromTemplate(block: BlockState): Code {
    const spec = blockSpec(block.type);
    const template = spec === undefined ? undefined : templateOf(spec);
    if (template === undefined) return atom('None');
    let skeleton = template.skeleton;
    let text = '';
    for (const part of template.parts) {
      if (part.kind === 'text') text += part.text;
      else if (part.kind === 'input') text += this.value(block, part.name, part.order);
      else {
        const field = this.fieldText(block, part.name);
        text += field;
        skeleton = skeleton.replaceAll(`<${part.name}>`, field);
      }
    }
    this.need(skeleton, block);
    if (spec?.needs !== undefined) this.need(spec.needs, block);
    return { text, order: template.order };
  }

  /** A field within a template: series names are free text inside quotes, the rest is Python already. */
  private fieldText(block: BlockState, name: string): string {
    const field = blockSpec(block.type)?.fields?.[name];
    if (field?.kind === 'series') return pythonString(partText(block, name, 'data')).slice(1, -1);
    if (field?.kind === 'name') return pythonName(partText(block, name, field.value));
    if (field?.kind === 'choice' || field?.kind === 'picture') return partText(block, name, field.options[0]);
    return partText(block, name, '00000:00000:00000:00000:00000');
  }

  variable(block: BlockState): string {
    const field = block.fields?.['VAR'];
    return (typeof field === 'object' ? this.variables.get(field.id) : undefined) ?? 'x';
  }
}

function atom(text: string): Code {
  return { text, order: order.atom };
}
