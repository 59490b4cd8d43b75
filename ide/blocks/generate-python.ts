import type { BlocksDocument } from './blocks-document.ts';
import { withoutCollisions } from './colliding-names.ts';
import { ExpressionWriter } from './expression-writer.ts';
import { functionGlobals } from './function-globals.ts';
import { importedNames, type ImportedNames } from './imported-names.ts';
import { keepOwnText } from './keep-own-text.ts';
import { ownTextOf } from './own-text.ts';
import { blockModules, pythonName, starNames } from './python-text.ts';
import { StatementWriter, type Line } from './statement-writer.ts';
import { atOnce, type Steps } from './steps.ts';

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

class PythonWriter {
  private readonly expressions: ExpressionWriter;
  private readonly statements: StatementWriter;
  missing: string[] = [];
  isUsual = false;

  constructor(
    private readonly document: BlocksDocument,
    globals?: ReadonlyMap<string, readonly string[]>,
  ) {
    const variables = variableNames(document);
    this.expressions = new ExpressionWriter(variables);
    this.statements = new StatementWriter(this.expressions, globals ?? functionGlobals(document, variables));
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
        previous = this.statements.statement(block, 0, previous, belowHeader);
        yield;
      }
    }
    const { lines: head, missing } = this.header(header, new Set(start?.extraState?.absent ?? []));
    this.missing = missing;
    if (header?.trim() !== '' && missing.length === 0)
      this.isUsual = this.header(undefined, new Set()).lines.join('\n') === head.join('\n');
    const { lines } = this.statements;
    if (lines.length > 0 && header !== undefined && header.trim() === '' && head.length > 0) head.push('');
    const all: Line[] = [...head.map((text) => ({ text, id: this.importer(text) })), ...lines];
    const source = all.map((line) => line.text).join('\n');
    return { source: source === '' ? '' : `${source}\n`, lines: all.map((line) => line.id) };
  }

  /** First lines: as the Python had them plus what is missing, or our own. */
  private header(
    own: string | undefined,
    absent: ReadonlySet<string>,
  ): { lines: string[]; missing: string[] } {
    const lines = own === undefined ? ['from microbit import *'] : own === '' ? [] : own.split('\n');
    const imported = importedNames([lines.join('\n'), ...this.expressions.ownText].join('\n'));
    const missing = [...this.expressions.needed.keys()].filter(
      (name) => !absent.has(name) && !isImported(name, imported),
    );
    const added = missing.filter((name) => blockModules.has(name)).map((name) => `import ${name}`);
    const star = missing.some((name) => starNames.has(name)) ? ['from microbit import *'] : [];
    return { lines: [...lines, ...star, ...added.sort()], missing };
  }

  /** A V1 stops at these: the block that wants them is to blame. */
  private importer(line: string): string | undefined {
    const module = /^import (log|power)\s*$/.exec(line)?.[1];
    return module === undefined ? undefined : this.expressions.needed.get(module);
  }
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
