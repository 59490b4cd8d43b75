import { blockSpec, inputSpec } from './block-catalogue.ts';
import { commentLines, readLayout, usualBlank } from './block-layout.ts';
import type { BlocksDocument, BlockState, ConnectionState } from './blocks-document.ts';
import { withoutCollisions } from './colliding-names.ts';
import { functionGlobals } from './function-globals.ts';
import { importedNames, type ImportedNames } from './imported-names.ts';
import { keepOwnText } from './keep-own-text.ts';
import { ownTextOf } from './own-text.ts';
import { linesWithinStrings, withoutTail } from './python-lines.ts';
import { codeOrder, operatorOrder, order } from './python-order.ts';
import {
  basesText,
  dottedName,
  errorText,
  numberText,
  parameterText,
  targetsText,
  valueText,
} from './python-pieces.ts';
import { atOnce, type Steps } from './steps.ts';
import { templateOf } from './python-template.ts';
import { blockModules, outerNames, pythonName, pythonString, starNames } from './python-text.ts';

// Longer than 400 lines: one walk over the blocks whose methods call one another and share the lines so far.

export interface GeneratedPython {
  /** Ends with a line break, unless the program is empty. */
  readonly source: string;
  /**
   * For every line of the source, from the first: the block to light for it. For an `if` or `while` that
   * is its condition, which is what goes wrong in such a line. Blank lines and imports have none, but for those of
   * modules that a V1 lacks.
   */
  readonly lines: readonly (string | undefined)[];
}

/**
 * The MicroPython of a document: what hangs under "when the board starts", as a teacher would write it.
 * Needs neither Blockly nor a DOM. Never throws for a document that parseBlocksDocument accepted.
 */
export function generatePython(document: BlocksDocument): GeneratedPython {
  return written.get(document) ?? atOnce(generatePythonInSteps(document));
}

/** The same with breaths in between. */
export function* generatePythonInSteps(document: BlocksDocument): Steps<GeneratedPython> {
  const known = written.get(document);
  if (known !== undefined) return known;
  const python = keepOwnText(
    yield* new PythonWriter(withoutCollisions(document)).write(),
    ownTextOf(document),
  );
  written.set(document, python);
  return python;
}

/** Documents do not change; who marks lines, links both sides or saves asks for the same one. */
const written = new WeakMap<BlocksDocument, GeneratedPython>();

/**
 * The same, and what it takes to know whether a document needs first lines of its own. `globals` are its
 * {@link functionGlobals}, which the caller knows.
 */
export function* generateWithHeader(
  document: BlocksDocument,
  globals: ReadonlyMap<string, readonly string[]>,
): Steps<
  GeneratedPython & {
    /** Names of the board's modules that the document uses and nothing in it imports. */
    readonly missing: readonly string[];
    /** Whether the source would be the same without a header of the document's own. */
    readonly isUsual: boolean;
  }
> {
  const writer = new PythonWriter(document, globals);
  const python = yield* writer.write();
  return { ...python, missing: writer.missing, isUsual: writer.isUsual };
}

/** Text a statement adds to its first line, and the block to light there. */
interface Line {
  text: string;
  readonly id: string | undefined;
}

interface Code {
  readonly text: string;
  readonly order: number;
}

/** A list that would make its line longer than this stands over several. */
const longest = 110;
const wrapped = new Set(['lists_create', 'lists_dictionary', 'lists_set', 'lists_tuple']);

class PythonWriter {
  private readonly lines: Line[] = [];
  /** Names of the board that blocks use, and the first block that uses each. */
  private readonly needed = new Map<string, string>();
  private readonly variables: ReadonlyMap<string, string>;
  private readonly globals: ReadonlyMap<string, readonly string[]>;
  missing: string[] = [];
  isUsual = false;
  /** Python that pupils wrote: it may import or define what blocks would import. */
  private readonly ownText: string[] = [];

  constructor(
    private readonly document: BlocksDocument,
    globals?: ReadonlyMap<string, readonly string[]>,
  ) {
    this.variables = variableNames(document);
    this.globals = globals ?? functionGlobals(document, this.variables);
  }

  /** In steps, a statement at the left edge each. */
  *write(): Steps<GeneratedPython> {
    const stacks = this.document.workspace.blocks.blocks;
    const starts = stacks.filter((block) => block.type === 'start');
    const start = starts[0];
    const header = start?.extraState?.header;
    // Whether imports stand above decides the first blank line; our own always begin with one.
    const belowHeader = header === undefined || header.trim() !== '';
    let previous: string | undefined;
    for (const stack of starts.length > 0 ? starts : stacks) {
      const first = stack.type === 'start' ? stack.next?.block : stack;
      for (let block = first; block !== undefined; block = block.next?.block) {
        previous = this.one(block, 0, previous, belowHeader);
        yield;
      }
    }
    const { lines: head, missing } = this.header(header, new Set(start?.extraState?.absent ?? []));
    this.missing = missing;
    if (header?.trim() !== '' && missing.length === 0)
      this.isUsual = this.header(undefined, new Set()).lines.join('\n') === head.join('\n');
    if (this.lines.length > 0 && header !== undefined && header.trim() === '' && head.length > 0)
      head.push('');
    const all: Line[] = [...head.map((text) => ({ text, id: this.importer(text) })), ...this.lines];
    const source = all.map((line) => line.text).join('\n');
    return { source: source === '' ? '' : `${source}\n`, lines: all.map((line) => line.id) };
  }

  /** First lines: as the Python had them plus what is missing, or our own. */
  private header(
    own: string | undefined,
    absent: ReadonlySet<string>,
  ): { lines: string[]; missing: string[] } {
    const lines = own === undefined ? ['from microbit import *'] : own === '' ? [] : own.split('\n');
    const imported = importedNames([lines.join('\n'), ...this.ownText].join('\n'));
    const missing = [...this.needed.keys()].filter(
      (name) => !absent.has(name) && !isImported(name, imported),
    );
    const added = missing.filter((name) => blockModules.has(name)).map((name) => `import ${name}`);
    const star = missing.some((name) => starNames.has(name)) ? ['from microbit import *'] : [];
    return { lines: [...lines, ...star, ...added.sort()], missing };
  }

  /** Writes a block and all below it. */
  private statements(first: BlockState | undefined, depth: number): void {
    let previous: string | undefined;
    for (let block = first; block !== undefined; block = block.next?.block)
      previous = this.one(block, depth, previous, false);
  }

  /** Writes a block; returns the type of the last one that was written. */
  private one(
    block: BlockState,
    depth: number,
    previous: string | undefined,
    belowHeader: boolean,
  ): string | undefined {
    if ((block.disabledReasons?.length ?? 0) > 0) return previous;
    const usual = usualBlank({ depth, type: block.type, previous, belowHeader });
    const blank = readLayout(block).blank ?? usual;
    for (let i = 0; i < blank; i++) this.lines.push({ text: '', id: undefined });
    this.commented(block, depth);
    return block.type;
  }

  /** A statement with its comment: beside it when it is one line, above it when it is longer. */
  private commented(block: BlockState, depth: number): void {
    const comment = block.icons?.comment?.text.trimEnd();
    const lines = comment === undefined || comment === '' ? [] : commentLines(comment);
    // Text of several lines may have a string open at the end of its first.
    const codeLines = this.text(block, 'CODE').split('\n').length;
    const above = lines.length > 1 || (codeLines > 1 && block.type === 'python_statement');
    if (above) for (const line of lines) this.line(depth, line, block.id);
    const at = this.lines.length;
    this.statement(block, depth);
    const line = hasBody(block)
      ? this.lines[at + (block.type === 'time_every' ? 1 : codeLines - 1)]
      : this.lines.at(-1);
    if (!above && lines.length === 1 && line !== undefined) line.text = `${line.text}  ${lines[0] ?? ''}`;
  }

  private line(depth: number, text: string, id: string | undefined): void {
    this.lines.push({ text: text === '' ? '' : '    '.repeat(depth) + text, id });
  }

  private statement(block: BlockState, depth: number): void {
    const { id } = block;
    switch (block.type) {
      case 'start':
        return;
      case 'note':
        for (const line of commentLines(this.text(block, 'TEXT'))) this.line(depth, line, id);
        return;
      case 'loops_forever':
        this.line(depth, 'while True:', id);
        this.looped(block, depth);
        return;
      case 'loops_repeat':
        this.line(depth, `for _ in range(${this.value(block, 'TIMES')}):`, id);
        this.looped(block, depth);
        return;
      case 'loops_while':
        this.line(depth, `while ${this.condition(block, 'WHILE')}:`, lightId(block, 'WHILE'));
        this.looped(block, depth);
        return;
      case 'loops_for_each':
        this.line(
          depth,
          `for ${this.variable(block)} in ${this.value(block, 'LIST', order.tuple, '[]')}:`,
          id,
        );
        this.looped(block, depth);
        return;
      case 'loops_for_each_of':
        this.line(
          depth,
          `for ${targetsText(this.text(block, 'NAMES'))} in ${this.value(block, 'LIST', order.tuple, '[]')}:`,
          id,
        );
        this.looped(block, depth);
        return;
      case 'loops_break':
        this.line(depth, 'break', id);
        return;
      case 'loops_continue':
        this.line(depth, 'continue', id);
        return;
      case 'logic_if':
        this.branches(block, depth);
        return;
      case 'logic_try':
        this.tries(block, depth);
        return;
      case 'time_every':
        this.every(block, depth);
        return;
      case 'files_with': {
        const opened = this.value(block, 'VALUE', order.condition, 'open("notes.txt")');
        this.line(depth, `with ${opened} as ${this.variable(block)}:`, id);
        this.body(block, 'DO', depth);
        return;
      }
      case 'logic_make_sure': {
        const message = this.has(block, 'MESSAGE') ? `, ${this.value(block, 'MESSAGE')}` : '';
        this.line(depth, `assert ${this.condition(block, 'IF')}${message}`, lightId(block, 'IF'));
        return;
      }
      case 'logic_raise':
        this.line(depth, this.has(block, 'ERROR') ? `raise ${this.value(block, 'ERROR')}` : 'raise', id);
        return;
      case 'variables_set':
        this.setTo(block, depth, `${this.variable(block)} = `);
        return;
      case 'variables_set_several': {
        const targets = targetsText(this.text(block, 'NAMES'));
        this.line(depth, `${targets} = ${this.value(block, 'VALUE', order.tuple)}`, id);
        return;
      }
      case 'variables_set_same': {
        const names = this.names(block).split(', ').filter(Boolean);
        const targets = names.length === 0 ? 'x' : names.join(' = ');
        this.line(depth, `${targets} = ${this.value(block, 'VALUE', order.tuple)}`, id);
        return;
      }
      case 'lists_set_part':
        this.line(depth, `${this.part(block)} = ${this.value(block, 'VALUE', order.tuple, '[]')}`, id);
        return;
      case 'neopixel_set': {
        this.need('neopixel', block);
        const colour = ['RED', 'GREEN', 'BLUE'].map((part) => this.value(block, part)).join(', ');
        const strip = this.value(block, 'STRIP', order.atom);
        this.line(depth, `${strip}[${this.value(block, 'INDEX')}] = (${colour})`, id);
        return;
      }
      case 'lists_set_item':
        this.line(depth, `${this.item(block)} = ${this.value(block, 'VALUE', order.tuple)}`, id);
        return;
      case 'lists_update_item':
        this.line(
          depth,
          `${this.item(block)} ${this.text(block, 'OP', '+=')} ${this.value(block, 'VALUE')}`,
          id,
        );
        return;
      case 'lists_remove':
        this.line(depth, `del ${this.value(block, 'VALUE', order.atom, 'x')}`, id);
        return;
      case 'classes_set':
        this.line(depth, `${this.member(block)} = ${this.value(block, 'VALUE', order.tuple)}`, id);
        return;
      case 'classes_update':
        this.line(
          depth,
          `${this.member(block)} ${this.text(block, 'OP', '+=')} ${this.value(block, 'VALUE')}`,
          id,
        );
        return;
      case 'classes_define': {
        const bases = basesText(this.text(block, 'BASES'));
        const name = pythonName(this.text(block, 'NAME', 'Thing'));
        this.line(depth, bases === '' ? `class ${name}:` : `class ${name}(${bases}):`, id);
        this.body(block, 'DO', depth);
        return;
      }
      case 'variables_change':
        this.line(depth, `${this.variable(block)} += ${this.value(block, 'VALUE')}`, id);
        return;
      case 'variables_update':
        this.line(
          depth,
          `${this.variable(block)} ${this.text(block, 'OP', '-=')} ${this.value(block, 'VALUE')}`,
          id,
        );
        return;
      case 'functions_define':
        this.define(block, depth);
        return;
      case 'functions_call':
        this.line(depth, this.call(block), id);
        return;
      case 'functions_return': {
        const value = block.inputs?.['VALUE'];
        this.line(
          depth,
          value === undefined ? 'return' : `return ${this.value(block, 'VALUE', order.tuple)}`,
          id,
        );
        return;
      }
      case 'functions_yield':
        this.line(
          depth,
          this.has(block, 'VALUE') ? `yield ${this.value(block, 'VALUE', order.tuple)}` : 'yield',
          id,
        );
        return;
      case 'functions_method':
        this.line(depth, this.method(block), id);
        return;
      case 'functions_share':
        this.line(depth, `${this.text(block, 'KIND', 'global')} ${this.names(block) || 'x'}`, id);
        return;
      case 'functions_explain':
        this.line(depth, docstring(this.text(block, 'TEXT')), id);
        return;
      case 'python_clause':
        this.ownLines(this.text(block, 'CODE'), depth, id);
        this.body(block, 'DO', depth);
        return;
      case 'python_statement':
        this.ownLines(this.text(block, 'CODE'), depth, id);
        return;
      case 'unknown_statement':
        this.line(depth, `# unknown block: ${this.text(block, 'TYPE').replace(/[\s\p{Cc}]+/gu, ' ')}`, id);
        return;
      default: {
        const calls = blockSpec(block.type)?.calls;
        if (calls !== undefined) this.need(calls, block);
        const code = calls === undefined ? this.fromTemplate(block).text : `${calls}(${this.given(block)})`;
        this.line(depth, code, id);
      }
    }
  }

  /** A variable and its value; a long list over several lines, as it is read best. */
  private setTo(block: BlockState, depth: number, head: string): void {
    const value = this.value(block, 'VALUE', order.tuple);
    const held = block.inputs?.['VALUE']?.block;
    const isBare = held !== undefined && readLayout(held).bare === true;
    if (depth * 4 + head.length + value.length <= longest || held === undefined || isBare) {
      this.line(depth, head + value, block.id);
      return;
    }
    const items = held.type === 'lists_dictionary' ? this.entries(held) : this.items(held);
    if (!wrapped.has(held.type) || items.length < 2) {
      this.line(depth, head + value, block.id);
      return;
    }
    this.line(depth, head + value.charAt(0), block.id);
    // Short ones side by side, as far as they go.
    const together = items.every((item) => item.length <= 12);
    let row = '';
    const end = (): void => {
      if (row !== '') this.line(depth + 1, row, block.id);
      row = '';
    };
    for (const item of items) {
      if (!together || depth * 4 + row.length + item.length > 90) end();
      row = row === '' ? `${item},` : `${row} ${item},`;
    }
    end();
    this.line(depth, value.slice(-1), block.id);
  }

  /** A loop's body, and what it does when it was not left by `break`. */
  private looped(block: BlockState, depth: number): void {
    this.body(block, 'DO', depth);
    if (block.extraState?.hasElse === true) this.clause(block, 'DO', 'else:', 'ELSE', depth);
  }

  /** A further part of a block: its first line and its body. */
  private clause(block: BlockState, above: string, head: string, input: string, depth: number): void {
    this.gap(block, above);
    this.line(depth, head, block.id);
    this.body(block, input, depth);
  }

  private tries(block: BlockState, depth: number): void {
    const { handlers = 1, hasElse = false, hasFinally = false } = block.extraState ?? {};
    // `try` alone is no Python; without anything else it catches every error.
    const count = handlers === 0 && !hasFinally ? 1 : handlers;
    this.line(depth, 'try:', block.id);
    this.body(block, 'DO', depth);
    let above = 'DO';
    for (let n = 0; n < count; n++) {
      const error = errorText(this.text(block, numbered('ERROR', n)));
      // Only the last may catch every error.
      const rest = n < count - 1 ? 'except Exception:' : 'except:';
      this.clause(block, above, error === '' ? rest : `except ${error}:`, numbered('EXCEPT', n), depth);
      above = numbered('EXCEPT', n);
    }
    if (hasElse && count > 0) {
      this.clause(block, above, 'else:', 'ELSE', depth);
      above = 'ELSE';
    }
    if (hasFinally) this.clause(block, above, 'finally:', 'FINALLY', depth);
  }

  private every(block: BlockState, depth: number): void {
    this.need('run_every', block);
    const time = this.value(block, 'TIME');
    this.line(depth, `@run_every(${this.text(block, 'UNIT', 'ms')}=${time})`, block.id);
    this.line(depth, `def ${pythonName(this.text(block, 'NAME', 'tick'))}():`, block.id);
    this.functionBody(block, depth);
  }

  private body(block: BlockState, input: string, depth: number): void {
    const first = block.inputs?.[input]?.block;
    this.statements(first, depth + 1);
    if (!hasCode(first)) this.line(depth + 1, 'pass', block.id);
  }

  private branches(block: BlockState, depth: number): void {
    const { elseIfs = 0, hasElse = false } = block.extraState ?? {};
    for (let n = 0; n <= elseIfs; n++) {
      const input = `IF${String(n)}`;
      if (n > 0) this.gap(block, `DO${String(n - 1)}`);
      this.line(depth, `${n === 0 ? 'if' : 'elif'} ${this.condition(block, input)}:`, lightId(block, input));
      this.body(block, `DO${String(n)}`, depth);
    }
    if (!hasElse) return;
    this.gap(block, `DO${String(elseIfs)}`);
    this.line(depth, 'else:', block.id);
    this.body(block, 'ELSE', depth);
  }

  /** Blank lines that stood at the end of a body, above `else` and the like. */
  private gap(block: BlockState, input: string): void {
    for (let i = 0; i < (readLayout(block).tail?.[input] ?? 0); i++) this.line(0, '', undefined);
  }

  private define(block: BlockState, depth: number): void {
    const name = pythonName(this.text(block, 'NAME', 'function'));
    const parameters = parameterText(this.text(block, 'PARAMS'));
    // What stands for a missing argument may use what blocks would import.
    if (parameters.includes('=')) this.need(parameters, block);
    this.line(depth, `def ${name}(${parameters}):`, block.id);
    this.functionBody(block, depth);
  }

  /** The body of a function, below the names it shares with the program. */
  private functionBody(block: BlockState, depth: number): void {
    const globals = block.extraState?.globals ?? this.globals.get(block.id) ?? [];
    if (globals.length > 0) this.line(depth + 1, `global ${globals.join(', ')}`, block.id);
    const first = block.inputs?.['DO']?.block;
    this.statements(first, depth + 1);
    if (!hasCode(first) && globals.length === 0) this.line(depth + 1, 'pass', block.id);
  }

  private call(block: BlockState): string {
    return `${this.called(block)}(${this.given(block)})`;
  }

  private called(block: BlockState): string {
    const name = dottedName(this.text(block, 'NAME', 'function'));
    this.need(name, block);
    return name;
  }

  private need(code: string, block: BlockState): void {
    for (const name of outerNames(code)) if (!this.needed.has(name)) this.needed.set(name, block.id);
  }

  /** A V1 stops at these: the block that wants them is to blame. */
  private importer(line: string): string | undefined {
    const module = /^import (log|power)\s*$/.exec(line)?.[1];
    return module === undefined ? undefined : this.needed.get(module);
  }

  private method(block: BlockState): string {
    return `${this.member(block)}(${this.given(block)})`;
  }

  private member(block: BlockState): string {
    return `${this.value(block, 'OBJECT', order.atom, 'x')}.${pythonName(this.text(block, 'NAME', 'value'))}`;
  }

  private item(block: BlockState): string {
    return `${this.value(block, 'LIST', order.atom, '[]')}[${this.value(block, 'INDEX')}]`;
  }

  /** `list[from:to]`, with steps when there are any. */
  private part(block: BlockState): string {
    const end = (input: string): string => (this.has(block, input) ? this.value(block, input) : '');
    const step = block.type === 'lists_part_step' ? `:${end('STEP')}` : '';
    return `${this.value(block, 'LIST', order.atom)}[${end('FROM')}:${end('TO')}${step}]`;
  }

  private names(block: BlockState): string {
    return this.text(block, 'NAMES')
      .split(',')
      .filter((name) => name.trim() !== '')
      .map(pythonName)
      .join(', ');
  }

  private has(block: BlockState, input: string): boolean {
    return block.inputs?.[input] !== undefined;
  }

  private items(block: BlockState): string[] {
    return Array.from({ length: block.extraState?.items ?? 0 }, (_, n) =>
      this.value(block, `ADD${String(n)}`),
    );
  }

  /** Python as the pupil wrote it, moved to where it stands. Lines within a long string stay as they are. */
  private ownLines(code: string, depth: number, id: string): void {
    this.ownText.push(code);
    const within = linesWithinStrings(code);
    for (const [index, text] of code.split('\n').entries()) {
      const line = within.has(index + 1) ? text : withoutTail(text);
      if (within.has(index)) this.lines.push({ text: line, id });
      else this.line(depth, line, id);
    }
  }

  /** An input's Python, in brackets when its place asks for a tighter expression. */
  private value(block: BlockState, input: string, asked: number = order.condition, empty?: string): string {
    const inside = block.inputs?.[input];
    const held = inside?.block ?? inside?.shadow;
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

  private condition(block: BlockState, input: string, asked: number = order.condition): string {
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
        const text = numberText(this.text(block, 'NUM', '0'));
        return { text, order: order.number };
      }
      case 'text':
        return atom(pythonString(this.text(block, 'TEXT')));
      case 'variables_get':
        return atom(this.variable(block));
      case 'logic_boolean':
        return atom(this.text(block, 'VALUE', 'True'));
      case 'logic_compare':
        return this.comparison(block, ['A', 'B'], ['OP']);
      case 'logic_between':
        return this.comparison(block, ['A', 'B', 'C'], ['OP1', 'OP2']);
      case 'logic_operation': {
        const operator = this.text(block, 'OP', 'and');
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
        const operator = this.text(block, 'OP', '&');
        const own = operatorOrder(operator);
        return {
          text: `${this.value(block, 'A', own)} ${operator} ${this.value(block, 'B', own + 1)}`,
          order: own,
        };
      }
      case 'maths_sign':
        return {
          text: `${this.text(block, 'OP', '+')}${this.value(block, 'A', order.sign)}`,
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
        return { text: `${pythonString(this.text(block, 'TEXT'))} % ${value}`, order: order.multiply };
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
        const parameters = parameterText(this.text(block, 'PARAMS'));
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
        const name = pythonName(this.text(block, 'NAME', 'value'));
        return { text: `${name}=${this.value(block, 'VALUE')}`, order: order.condition };
      }
      case 'functions_spread':
        return {
          text: `${this.text(block, 'OP', '*')}${this.value(block, 'VALUE', order.bitOr, '[]')}`,
          order: order.condition,
        };
      case 'classes_get':
        return atom(this.member(block));
      case 'python_value': {
        const text = valueText(this.text(block, 'CODE'));
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
  private given(block: BlockState): string {
    const held = block.extraState?.items === 1 ? block.inputs?.['ADD0'] : undefined;
    const only = held?.block ?? held?.shadow;
    if (only?.type === 'lists_stream' || only?.type === 'lists_stream_if') return this.each(only);
    return this.items(block).join(', ');
  }

  /** What stands in a dictionary; a value by itself means nothing yet. */
  private entries(block: BlockState): string[] {
    return Array.from({ length: block.extraState?.items ?? 0 }, (_, n) => {
      const input = `ADD${String(n)}`;
      const held = block.inputs?.[input]?.block ?? block.inputs?.[input]?.shadow;
      if (held?.type === 'lists_pair') return this.pair(held).join(': ');
      const isSpread = held?.type === 'functions_spread' && this.text(held, 'OP') === '**';
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
      return operator === undefined ? value : ` ${this.text(block, operator, '<')} ${value}`;
    });
    return { text: text.join(''), order: order.compare };
  }

  private arithmetic(block: BlockState): Code {
    const operator = this.text(block, 'OP', '+');
    const own = operatorOrder(operator);
    // `**` binds to the right, and its right side may carry a sign: 2 ** -1.
    const left = this.value(block, 'A', operator === '**' ? own + 1 : own);
    const right = this.value(block, 'B', operator === '**' ? order.sign : own + 1);
    return { text: `${left} ${operator} ${right}`, order: own };
  }

  /** A part of a joined text: texts as they are, all else through `str()`. */
  private joined(block: BlockState, input: string, asked: number): string {
    const held = block.inputs?.[input]?.block ?? block.inputs?.[input]?.shadow;
    if (held?.type === 'text' || held?.type === 'text_join') return this.value(block, input, asked);
    return `str(${held === undefined ? '""' : this.expression(held).text})`;
  }

  private fromTemplate(block: BlockState): Code {
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
    if (field?.kind === 'series') return pythonString(this.text(block, name, 'data')).slice(1, -1);
    if (field?.kind === 'name') return pythonName(this.text(block, name, field.value));
    if (field?.kind === 'choice' || field?.kind === 'picture')
      return this.text(block, name, field.options[0]);
    return this.text(block, name, '00000:00000:00000:00000:00000');
  }

  private text(block: BlockState, field: string, fallback = ''): string {
    const value = block.fields?.[field];
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : fallback;
  }

  private variable(block: BlockState): string {
    const field = block.fields?.['VAR'];
    return (typeof field === 'object' ? this.variables.get(field.id) : undefined) ?? 'x';
  }
}

/** A text of one line as what explains a function; one that cannot stand there becomes a plain string. */
function docstring(text: string): string {
  return /["\\\n\r]/.test(text) ? pythonString(text) : `"""${text}"""`;
}

/** The name of a part that there may be several of: `EXCEPT`, `EXCEPT1`, … */
export function numbered(name: string, n: number): string {
  return n === 0 ? name : `${name}${String(n)}`;
}

function atom(text: string): Code {
  return { text, order: order.atom };
}

/** The block to light for a line with a condition: the condition, when a block stands there. */
function lightId(block: BlockState, input: string): string {
  const held: ConnectionState | undefined = block.inputs?.[input];
  return held?.block?.id ?? block.id;
}

/** Whether the first line of a block ends with a colon, and what hangs below is in it. */
function hasBody({ type }: BlockState): boolean {
  const inputs = blockSpec(type)?.inputs ?? {};
  return type === 'logic_if' || Object.values(inputs).some(({ kind }) => kind === 'statements');
}

/** Whether a body says anything to Python; comments alone do not. */
function hasCode(first: BlockState | undefined): boolean {
  for (let block = first; block !== undefined; block = block.next?.block) {
    if (
      (block.disabledReasons?.length ?? 0) > 0 ||
      block.type === 'note' ||
      block.type === 'unknown_statement'
    )
      continue;
    if (block.type !== 'python_statement') return true;
    const code = block.fields?.['CODE'];
    if (typeof code === 'string' && code.split('\n').some((line) => !/^\s*(#.*)?$/.test(line))) return true;
  }
  return false;
}

function isImported(name: string, imported: ImportedNames): boolean {
  return imported.names.has(name) || (starNames.has(name) && imported.stars.has('microbit'));
}

/** A Python name for every variable; two that would be the same get a number. */
function variableNames(document: BlocksDocument): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, name } of document.workspace.variables) {
    const wanted = pythonName(name);
    let free = wanted;
    for (let n = 2; taken.has(free); n++) free = `${wanted}_${String(n)}`;
    taken.add(free);
    names.set(id, free);
  }
  return names;
}
