import { blockSpec } from './block-catalogue.ts';
import { commentLines, readLayout, usualBlank } from './block-layout.ts';
import { numbered, partText } from './block-parts.ts';
import type { BlockState } from './blocks-document.ts';
import type { ExpressionWriter } from './expression-writer.ts';
import { linesWithinStrings, withoutTail } from './python-lines.ts';
import { order } from './python-order.ts';
import { basesText, errorText, parameterText, targetsText } from './python-pieces.ts';
import { pythonName } from './python-text.ts';
import { statementLine } from './statement-line.ts';

/** A line of Python, and the block to light for it. */
export interface Line {
  text: string;
  readonly id: string | undefined;
}

/** A list that would make its line longer than this stands over several. */
const longest = 110;
const wrapped = new Set(['lists_create', 'lists_dictionary', 'lists_set', 'lists_tuple']);

/** Writes statement blocks, one below the other, with their comments and blank lines. */
export class StatementWriter {
  readonly lines: Line[] = [];

  /** `globals` are the names that a function must call `global`, by block. */
  constructor(
    private readonly write: ExpressionWriter,
    private readonly globals: ReadonlyMap<string, readonly string[]>,
  ) {}

  /** Writes one with all that is in it; returns the type of the last one that was written. */
  statement(
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

  /** Writes a block and all below it. */
  private statements(first: BlockState | undefined, depth: number): void {
    let previous: string | undefined;
    for (let block = first; block !== undefined; block = block.next?.block)
      previous = this.statement(block, depth, previous, false);
  }

  /** A statement with its comment: beside it when it is one line, above it when it is longer. */
  private commented(block: BlockState, depth: number): void {
    const comment = block.icons?.comment?.text.trimEnd();
    const lines = comment === undefined || comment === '' ? [] : commentLines(comment);
    // Text of several lines may have a string open at the end of its first.
    const codeLines = partText(block, 'CODE').split('\n').length;
    const above = lines.length > 1 || (codeLines > 1 && block.type === 'python_statement');
    if (above) for (const line of lines) this.line(depth, line, block.id);
    const at = this.lines.length;
    this.code(block, depth);
    const line = hasBody(block)
      ? this.lines[at + (block.type === 'time_every' ? 1 : codeLines - 1)]
      : this.lines.at(-1);
    if (!above && lines.length === 1 && line !== undefined) line.text = `${line.text}  ${lines[0] ?? ''}`;
  }

  private line(depth: number, text: string, id: string | undefined): void {
    this.lines.push({ text: text === '' ? '' : '    '.repeat(depth) + text, id });
  }

  private code(block: BlockState, depth: number): void {
    const { id } = block;
    switch (block.type) {
      case 'start':
        return;
      case 'note':
        for (const line of commentLines(partText(block, 'TEXT'))) this.line(depth, line, id);
        return;
      case 'loops_forever':
        this.loop(block, depth, 'while True:');
        return;
      case 'loops_repeat':
        this.loop(block, depth, `for _ in range(${this.write.value(block, 'TIMES')}):`);
        return;
      case 'loops_while':
        this.loop(block, depth, `while ${this.write.condition(block, 'WHILE')}:`, lightId(block, 'WHILE'));
        return;
      case 'loops_for_each':
        this.forEach(block, depth, this.write.variable(block));
        return;
      case 'loops_for_each_of':
        this.forEach(block, depth, targetsText(partText(block, 'NAMES')));
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
        const opened = this.write.value(block, 'VALUE', order.condition, 'open("notes.txt")');
        this.line(depth, `with ${opened} as ${this.write.variable(block)}:`, id);
        this.body(block, 'DO', depth);
        return;
      }
      case 'logic_make_sure':
        this.line(depth, statementLine(block, this.write), lightId(block, 'IF'));
        return;
      case 'variables_set':
        this.setTo(block, depth, `${this.write.variable(block)} = `);
        return;
      case 'functions_define':
        this.define(block, depth);
        return;
      case 'classes_define': {
        const bases = basesText(partText(block, 'BASES'));
        const name = pythonName(partText(block, 'NAME', 'Thing'));
        this.line(depth, bases === '' ? `class ${name}:` : `class ${name}(${bases}):`, id);
        this.body(block, 'DO', depth);
        return;
      }
      case 'python_clause':
        this.ownLines(partText(block, 'CODE'), depth, id);
        this.body(block, 'DO', depth);
        return;
      case 'python_statement':
        this.ownLines(partText(block, 'CODE'), depth, id);
        return;
      default:
        this.line(depth, statementLine(block, this.write), id);
    }
  }

  private forEach(block: BlockState, depth: number, targets: string): void {
    this.loop(block, depth, `for ${targets} in ${this.write.value(block, 'LIST', order.tuple, '[]')}:`);
  }

  /** A loop's first line and body, and what it does when it was not left by `break`. */
  private loop(block: BlockState, depth: number, head: string, light = block.id): void {
    this.line(depth, head, light);
    this.body(block, 'DO', depth);
    if (block.extraState?.hasElse === true) this.clause(block, 'DO', 'else:', 'ELSE', depth);
  }

  /** A variable and its value; a long list over several lines, as it is read best. */
  private setTo(block: BlockState, depth: number, head: string): void {
    const value = this.write.value(block, 'VALUE', order.tuple);
    const held = block.inputs?.['VALUE']?.block;
    const isBare = held !== undefined && readLayout(held).bare === true;
    if (depth * 4 + head.length + value.length <= longest || held === undefined || isBare) {
      this.line(depth, head + value, block.id);
      return;
    }
    const items = held.type === 'lists_dictionary' ? this.write.entries(held) : this.write.items(held);
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

  /** A further part of a block: its first line and its body. */
  private clause(block: BlockState, above: string, head: string, input: string, depth: number): void {
    this.gap(block, above);
    this.line(depth, head, block.id);
    this.body(block, input, depth);
  }

  private branches(block: BlockState, depth: number): void {
    const { elseIfs = 0, hasElse = false } = block.extraState ?? {};
    for (let n = 0; n <= elseIfs; n++) {
      const input = `IF${String(n)}`;
      if (n > 0) this.gap(block, `DO${String(n - 1)}`);
      this.line(
        depth,
        `${n === 0 ? 'if' : 'elif'} ${this.write.condition(block, input)}:`,
        lightId(block, input),
      );
      this.body(block, `DO${String(n)}`, depth);
    }
    if (!hasElse) return;
    this.gap(block, `DO${String(elseIfs)}`);
    this.line(depth, 'else:', block.id);
    this.body(block, 'ELSE', depth);
  }

  private tries(block: BlockState, depth: number): void {
    const { handlers = 1, hasElse = false, hasFinally = false } = block.extraState ?? {};
    // `try` alone is no Python; without anything else it catches every error.
    const count = handlers === 0 && !hasFinally ? 1 : handlers;
    this.line(depth, 'try:', block.id);
    this.body(block, 'DO', depth);
    let above = 'DO';
    for (let n = 0; n < count; n++) {
      const error = errorText(partText(block, numbered('ERROR', n)));
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
    this.write.need('run_every', block);
    const time = this.write.value(block, 'TIME');
    this.line(depth, `@run_every(${partText(block, 'UNIT', 'ms')}=${time})`, block.id);
    this.line(depth, `def ${pythonName(partText(block, 'NAME', 'tick'))}():`, block.id);
    this.functionBody(block, depth);
  }

  private define(block: BlockState, depth: number): void {
    const name = pythonName(partText(block, 'NAME', 'function'));
    const parameters = parameterText(partText(block, 'PARAMS'));
    // What stands for a missing argument may use what blocks would import.
    if (parameters.includes('=')) this.write.need(parameters, block);
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

  private body(block: BlockState, input: string, depth: number): void {
    const first = block.inputs?.[input]?.block;
    this.statements(first, depth + 1);
    if (!hasCode(first)) this.line(depth + 1, 'pass', block.id);
  }

  /** Blank lines that stood at the end of a body, above `else` and the like. */
  private gap(block: BlockState, input: string): void {
    for (let i = 0; i < (readLayout(block).tail?.[input] ?? 0); i++) this.line(0, '', undefined);
  }

  /** Python as the pupil wrote it, moved to where it stands. Lines within a long string stay as they are. */
  private ownLines(code: string, depth: number, id: string): void {
    this.write.ownText.push(code);
    const within = linesWithinStrings(code);
    for (const [index, text] of code.split('\n').entries()) {
      const line = within.has(index + 1) ? text : withoutTail(text);
      if (within.has(index)) this.lines.push({ text: line, id });
      else this.line(depth, line, id);
    }
  }
}

/** The block to light for a line with a condition: the condition, when a block stands there. */
function lightId(block: BlockState, input: string): string {
  return block.inputs?.[input]?.block?.id ?? block.id;
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
