import type { SyntaxNode } from '@lezer/common';
import { numbered } from './block-parts.ts';
import type { BlockState, ConnectionState, ExtraState } from './blocks-document.ts';
import { KeepsText, type ExpressionConverter } from './expression-converter.ts';
import type { ProgramSource } from './program-source.ts';
import { basesText, errorText, parameterText } from './python-pieces.ts';
import { pythonName } from './python-text.ts';
import { childStatements, plainChildren, withoutBrackets } from './syntax-parts.ts';
import { TargetReader } from './target-reader.ts';

/** A statement with bodies: its block, and by input what is to stand in it. */
export interface CompoundStatement {
  readonly block: BlockState;
  readonly bodies: readonly (readonly [string, SyntaxNode])[];
  /** A statement of the body that the block itself says. */
  readonly skip?: SyntaxNode;
}

/** More are never read as one block; the state of a block holds no more. */
const mostBranches = 200;

/** Reads the first lines of statements with a body, where there is a block for them. */
export class CompoundStatementReader {
  private readonly targets: TargetReader;

  constructor(
    private readonly source: ProgramSource,
    private readonly expressions: ExpressionConverter,
  ) {
    this.targets = new TargetReader(source, expressions);
  }

  /** The block of a statement with a body, and what goes into it. */
  read(node: SyntaxNode): CompoundStatement | undefined {
    const parts = plainChildren(node);
    const body = node.getChild('Body');
    if (body === null) return undefined;
    switch (node.name) {
      case 'WhileStatement': {
        const condition = parts[1];
        if (parts[2]?.from !== body.from || condition === undefined) return undefined;
        return this.loop(this.whileHead(condition), parts.slice(2));
      }
      case 'ForStatement': {
        const at = parts.findIndex((part) => part.name === 'Body');
        const head = this.forHead(parts.slice(0, at));
        return head === undefined ? undefined : this.loop(head, parts.slice(at));
      }
      case 'WithStatement':
        return this.withOne(parts);
      case 'IfStatement':
        return this.branches(parts);
      case 'TryStatement':
        return this.tries(parts);
      case 'FunctionDefinition':
        return this.define(parts, body);
      case 'ClassDefinition':
        return this.defineClass(parts, body);
      default:
        return undefined;
    }
  }

  private whileHead(condition: SyntaxNode): BlockState {
    if (this.source.isLong(condition)) throw new KeepsText();
    const bare = withoutBrackets(condition);
    if (bare.name === 'Boolean' && this.source.slice(bare) === 'True')
      return { type: 'loops_forever', id: '' };
    return { type: 'loops_while', id: '', inputs: { WHILE: this.expressions.input(condition, undefined) } };
  }

  private forHead(parts: readonly SyntaxNode[]): BlockState | undefined {
    const within = parts.findIndex((part) => part.name === 'in');
    const [targets, values] = [parts.slice(1, within), parts.slice(within + 1)];
    const [target] = targets;
    const [list] = values;
    if (parts[0]?.name !== 'for' || target === undefined || list === undefined) return undefined;
    if (values.some((value) => this.source.isLong(value))) throw new KeepsText();
    const isCounted = targets.length === 1 && values.length === 1 && this.source.slice(target) === '_';
    const times = isCounted ? this.expressions.rangeCount(list) : undefined;
    if (times !== undefined)
      return { type: 'loops_repeat', id: '', inputs: { TIMES: this.expressions.input(times, 5) } };
    const input = this.expressions.whole(values, undefined);
    if (input === undefined) return undefined;
    const inputs = { LIST: input };
    const each =
      targets.length === 1 ? this.targets.withVariable('loops_for_each', target, inputs) : undefined;
    if (each !== undefined) return each;
    const names = this.targets.names(targets);
    return names === undefined
      ? undefined
      : { type: 'loops_for_each_of', id: '', fields: { NAMES: names }, inputs };
  }

  private branches(parts: readonly SyntaxNode[]): CompoundStatement | undefined {
    const inputs: Record<string, ConnectionState> = {};
    const bodies: [string, SyntaxNode][] = [];
    let count = 0;
    let hasElse = false;
    for (let i = 0; i < parts.length;) {
      const [word, next, after] = parts.slice(i, i + 3);
      if (word?.name === 'else' && next?.name === 'Body') {
        hasElse = true;
        bodies.push(['ELSE', next]);
        i += 2;
      } else if (
        (word?.name === 'if' || word?.name === 'elif') &&
        next !== undefined &&
        after?.name === 'Body'
      ) {
        if (this.source.isLong(next)) throw new KeepsText();
        inputs[`IF${String(count)}`] = this.expressions.input(next, undefined);
        bodies.push([`DO${String(count)}`, after]);
        count++;
        i += 3;
      } else return undefined;
    }
    if (count > mostBranches) return undefined;
    const extra: ExtraState = {
      ...(count > 1 ? { elseIfs: count - 1 } : {}),
      ...(hasElse ? { hasElse } : {}),
    };
    const block = {
      type: 'logic_if',
      id: '',
      inputs,
      ...(Object.keys(extra).length === 0 ? {} : { extraState: extra }),
    };
    return { block, bodies };
  }

  /** A loop with its body and perhaps an `else`. */
  private loop(
    head: BlockState,
    [body, word, ending, ...others]: readonly SyntaxNode[],
  ): CompoundStatement | undefined {
    if (body === undefined || others.length > 0) return undefined;
    if (word === undefined) return { block: head, bodies: [['DO', body]] };
    if (word.name !== 'else' || ending?.name !== 'Body') return undefined;
    const bodies: [string, SyntaxNode][] = [
      ['DO', body],
      ['ELSE', ending],
    ];
    return { block: { ...head, extraState: { hasElse: true } }, bodies };
  }

  /** `with value as name:` */
  private withOne(parts: readonly SyntaxNode[]): CompoundStatement | undefined {
    const [word, opened, as, name, body] = parts;
    if (word?.name !== 'with' || opened === undefined || as?.name !== 'as' || name === undefined)
      return undefined;
    if (parts.length !== 5 || body?.name !== 'Body') return undefined;
    if (this.source.isLong(opened)) throw new KeepsText();
    const inputs = { VALUE: this.expressions.input(opened, undefined) };
    const block = this.targets.withVariable('files_with', name, inputs);
    return block === undefined ? undefined : { block, bodies: [['DO', body]] };
  }

  private tries(parts: readonly SyntaxNode[]): CompoundStatement | undefined {
    const fields: Record<string, string> = {};
    const bodies: [string, SyntaxNode][] = [];
    let handlers = 0;
    let extra: ExtraState = {};
    for (let at = 0; at < parts.length;) {
      const word = parts[at];
      const next = parts.findIndex((part, index) => index > at && part.name === 'Body');
      const body = parts[next];
      if (word === undefined || body === undefined) return undefined;
      const text = this.source.text.slice(word.to, body.from).trim();
      switch (word.name) {
        case 'try':
          bodies.push(['DO', body]);
          break;
        case 'except':
          if (errorText(text) !== text) return undefined;
          fields[numbered('ERROR', handlers)] = text;
          bodies.push([numbered('EXCEPT', handlers), body]);
          handlers++;
          break;
        case 'else':
          bodies.push(['ELSE', body]);
          extra = { ...extra, hasElse: true };
          break;
        case 'finally':
          bodies.push(['FINALLY', body]);
          extra = { ...extra, hasFinally: true };
          break;
        default:
          return undefined;
      }
      if (word.name !== 'except' && text !== '') return undefined;
      at = next + 1;
    }
    if (handlers > mostBranches) return undefined;
    if (handlers !== 1) extra = { handlers, ...extra };
    // `except:` in front of another stays as it is: Python does not take it.
    for (let n = 0; n < handlers - 1; n++) if (fields[numbered('ERROR', n)] === '') return undefined;
    const block: BlockState = {
      type: 'logic_try',
      id: '',
      ...(handlers === 0 ? {} : { fields }),
      ...(Object.keys(extra).length === 0 ? {} : { extraState: extra }),
    };
    return { block, bodies };
  }

  private define(parts: readonly SyntaxNode[], body: SyntaxNode): CompoundStatement | undefined {
    const [keyword, name, list] = parts;
    if (
      parts.length !== 4 ||
      keyword?.name !== 'def' ||
      name?.name !== 'VariableName' ||
      list?.name !== 'ParamList' ||
      pythonName(this.source.slice(name)) !== this.source.slice(name)
    )
      return undefined;
    const parameters = this.parameters(list);
    if (parameters === undefined) return undefined;
    const first = childStatements(body)[0];
    const scope = first?.name === 'ScopeStatement' && first.firstChild?.name === 'global' ? first : undefined;
    const block: BlockState = {
      type: 'functions_define',
      id: '',
      fields: { NAME: this.source.slice(name), PARAMS: parameters },
      extraState: {
        globals:
          scope === undefined ? [] : scope.getChildren('VariableName').map((n) => this.source.slice(n)),
      },
    };
    return { block, bodies: [['DO', body]], ...(scope === undefined ? {} : { skip: scope }) };
  }

  /** Parameters as they stand; plain names as we would write them. */
  private parameters(list: SyntaxNode): string | undefined {
    const inner = plainChildren(list).slice(1, -1);
    if (inner.every((part) => part.name === 'VariableName' || part.name === ','))
      return inner
        .filter((part) => part.name !== ',')
        .map((part) => this.source.slice(part))
        .join(', ');
    const text = this.source.slice(list).slice(1, -1).trim();
    return text.includes('\n') || parameterText(text) !== text ? undefined : text;
  }

  private defineClass(parts: readonly SyntaxNode[], body: SyntaxNode): CompoundStatement | undefined {
    const [keyword, name, list] = parts;
    if (keyword?.name !== 'class' || name?.name !== 'VariableName') return undefined;
    if (pythonName(this.source.slice(name)) !== this.source.slice(name)) return undefined;
    const bases = list?.name === 'ArgList' ? this.source.slice(list).slice(1, -1).trim() : '';
    if (bases.includes('\n') || basesText(bases) !== bases) return undefined;
    const block = { type: 'classes_define', id: '', fields: { NAME: this.source.slice(name), BASES: bases } };
    return { block, bodies: [['DO', body]] };
  }
}
