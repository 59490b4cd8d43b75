import type { SyntaxNode } from '@lezer/common';
import { pythonTree } from './python-tree.ts';
import { builtinNames } from '../../lessons/checks/micropython-names.ts';
import type { Steps } from './steps.ts';
import { blockModules, pythonName, starNames } from './python-text.ts';

/** Which names of a Python program are variables for blocks, and which functions it defines. */
export interface ProgramNames {
  readonly variables: readonly string[];
  readonly functions: ReadonlySet<string>;
  /** Names that mean what the program says: assigned, defined or imported by itself. */
  readonly own: ReadonlySet<string>;
  /** Modules that go by their own name: `import neopixel`. */
  readonly modules: ReadonlySet<string>;
}

/**
 * Variables are names that are given a value, are parameters, or are used and known to nobody (a slip of
 * the pen is still a variable to the pupil). Of names that differ only in capitals the first is one and
 * the others stay Python text: Blockly takes them for the same.
 */
export function* collectNames(source: string): Steps<ProgramNames> {
  const text = (node: SyntaxNode): string => source.slice(node.from, node.to);
  const functions = new Set<string>();
  const imported = new Set<string>();
  const used = new Set<string>();
  const modules = new Set<string>();
  pythonTree(source).iterate({
    enter(reference) {
      // Only where it is needed: most nodes are none of these.
      switch (reference.name) {
        case 'FunctionDefinition':
        case 'ClassDefinition': {
          const name = reference.node.getChild('VariableName');
          if (name !== null) functions.add(text(name));
          break;
        }
        case 'ImportStatement':
          for (const name of reference.node.getChildren('VariableName')) {
            imported.add(text(name));
            if (reference.node.firstChild?.name === 'import' && name.nextSibling?.name !== 'as')
              modules.add(text(name));
          }
          return false;
        case 'VariableName': {
          const name = source.slice(reference.from, reference.to);
          if (!used.has(name) && isPlainUse(reference.node)) used.add(name);
        }
      }
      return undefined;
    },
  });
  yield;
  const assigned = assignedNames(source);
  yield;
  const variables: string[] = [];
  const taken = new Set<string>();
  for (const name of used) {
    const known = functions.has(name) || imported.has(name) || isKnown(name);
    if ((known && !assigned.has(name)) || functions.has(name)) continue;
    if (pythonName(name) !== name || taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    variables.push(name);
  }
  return { variables, functions, own: new Set([...functions, ...assigned]), modules };
}

function isKnown(name: string): boolean {
  return starNames.has(name) || blockModules.has(name) || builtinNames.has(name);
}

/** Not what is called, nor the name of a keyword argument. */
function isPlainUse(node: SyntaxNode): boolean {
  const parent = node.parent;
  if (parent?.name === 'CallExpression') return parent.firstChild?.from !== node.from;
  if (parent?.name === 'ArgList') return node.nextSibling?.name !== 'AssignOp';
  return parent?.name !== 'FunctionDefinition' && parent?.name !== 'ClassDefinition';
}

const assigning = new Set(['AssignStatement', 'UpdateStatement', 'ForStatement', 'ParamList']);
const namesBehind: Readonly<Record<string, string>> = {
  WithStatement: 'as',
  ArrayComprehensionExpression: 'for',
  ComprehensionExpression: 'for',
  ArgList: 'for',
};

function assignedNames(source: string): ReadonlySet<string> {
  const names = new Set<string>();
  pythonTree(source).iterate({
    enter(reference) {
      const word = namesBehind[reference.name];
      if (word !== undefined)
        for (const at of reference.node.getChildren(word)) {
          const name = at.nextSibling;
          if (name?.name === 'VariableName') names.add(source.slice(name.from, name.to));
        }
      if (!assigning.has(reference.name)) return;
      for (let child = reference.node.firstChild; child !== null; child = child.nextSibling) {
        if (child.name === 'in' || child.name === 'UpdateOp') break;
        if (child.name === 'VariableName') names.add(source.slice(child.from, child.to));
        // `a = b = 0`: what stands behind the last `=` is the value.
        if (child.name === 'AssignOp' && reference.name === 'AssignStatement' && !hasAssignBehind(child))
          break;
      }
    },
  });
  return names;
}

function hasAssignBehind(node: SyntaxNode): boolean {
  for (let at = node.nextSibling; at !== null; at = at.nextSibling) if (at.name === 'AssignOp') return true;
  return false;
}
