import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { lineFinder } from '../../lessons/checks/line-finder.ts';

export interface NameUse {
  readonly name: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** Which names a program makes, where first, and which it reads. */
export interface ProgramSymbols {
  /** First line of each name that gets a value, is defined, imported or is a parameter. */
  readonly made: ReadonlyMap<string, number>;
  readonly read: readonly NameUse[];
  /** Modules imported by name, and modules whose names all came with `*`. */
  readonly stars: ReadonlySet<string>;
}

/** Reads a program's names; one scope for all, which is enough to find a slip of the pen. */
export function programSymbols(source: string): ProgramSymbols {
  const made = new Map<string, number>();
  const read: NameUse[] = [];
  const stars = new Set<string>();
  const lineOf = lineFinder(source);
  const make = (node: SyntaxNode): void => {
    const name = source.slice(node.from, node.to);
    if (!made.has(name)) made.set(name, lineOf(node.from));
  };
  parser.parse(source).iterate({
    enter(reference) {
      const { node } = reference;
      if (reference.name === 'ImportStatement') {
        readImport(node, source, make, stars);
        return false;
      }
      if (reference.name !== 'VariableName') return undefined;
      if (isMaking(node)) make(node);
      else if (!isKeyword(node)) {
        read.push({
          name: source.slice(node.from, node.to),
          line: lineOf(node.from),
          from: node.from,
          to: node.to,
        });
      }
      return undefined;
    },
  });
  return { made, read, stars };
}

function readImport(
  node: SyntaxNode,
  source: string,
  make: (node: SyntaxNode) => void,
  stars: Set<string>,
): void {
  const from = node.getChild('from') !== null;
  let afterImport = !from;
  let module = '';
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === 'import') afterImport = true;
    else if (child.name === '*') stars.add(module);
    else if (child.name === 'VariableName') {
      if (!afterImport) module += source.slice(child.from, child.to);
      // Of `import a.b as c` only the last name counts, of `import a.b` only the first.
      else if (child.nextSibling?.name !== 'as' && child.prevSibling?.name !== '.') make(child);
    }
  }
}

function isKeyword(node: SyntaxNode): boolean {
  return node.parent?.name === 'ArgList' && node.nextSibling?.name === 'AssignOp';
}

const makers = new Set([
  'FunctionDefinition',
  'ClassDefinition',
  'ParamList',
  'ScopeStatement',
  'DeleteStatement',
]);

function isMaking(node: SyntaxNode): boolean {
  let at: SyntaxNode = node;
  // `a, (b, c) = ...` and `for a, b in ...`
  while (
    at.parent !== null &&
    ['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression'].includes(at.parent.name)
  )
    at = at.parent;
  const parent = at.parent;
  if (parent === null) return false;
  if (makers.has(parent.name)) return parent.name !== 'ParamList' || at.prevSibling?.name !== 'AssignOp';
  if (parent.name === 'AssignStatement' || parent.name === 'UpdateStatement')
    return comesBefore(at, /^(AssignOp|UpdateOp|TypeDef)$/) && parent.name === 'AssignStatement';
  if (parent.name === 'NamedExpression') return at.nextSibling?.name === 'AssignOp';
  if (parent.name === 'ForStatement' || parent.name.endsWith('ComprehensionExpression'))
    return at.prevSibling?.name === 'for' || (comesBefore(at, /^in$/) && comesAfter(at, /^for$/));
  if (parent.name === 'TryStatement' || parent.name === 'WithStatement') return at.prevSibling?.name === 'as';
  return false;
}

function comesBefore(node: SyntaxNode, name: RegExp): boolean {
  for (let at = node.nextSibling; at !== null; at = at.nextSibling) if (name.test(at.name)) return true;
  return false;
}

function comesAfter(node: SyntaxNode, name: RegExp): boolean {
  for (let at = node.prevSibling; at !== null; at = at.prevSibling) {
    if (name.test(at.name)) return true;
    if (at.name === 'in') return false;
  }
  return false;
}
