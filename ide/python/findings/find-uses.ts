/** What a program does with things that they cannot do, found without running it. */
import type { Finding } from '../syntax/finding.ts';
import type { Node } from '../syntax/tree.ts';
import { type UseWorld, add, span } from './use-world.ts';
import { findAttribute } from './uses/attributes.ts';
import { findCall } from './uses/calls.ts';
import { findBoardOnly, findImport } from './uses/imports.ts';
import { findIndex, findItemAssignment, findLoop } from './uses/items.ts';
import { findDash, findGiven, findMethodAssignment, findUnpacking } from './uses/given-values.ts';
import { findMethods } from './uses/methods.ts';
import { findAugment, findComparison, findOperation } from './uses/operations.ts';
import { findClassCall, findOwnAttribute } from './uses/own-classes.ts';
import { findOwnCall } from './uses/own-calls.ts';
import { atItsDigits } from './uses/quoted-digits.ts';
import { scopedNodes } from './value-types.ts';

export function findUses(world: UseWorld): Finding[] {
  const found: Finding[] = [];
  /** `for i in range(2.5)` counts all the same: the compiler makes a plain loop of it. */
  const counted = new Set<Node | undefined>();
  for (const [node, scope] of scopedNodes(world.scopes)) {
    switch (node.kind) {
      case 'import':
      case 'from':
        found.push(...findImport(node, world));
        break;
      case 'attribute':
        add(found, findAttribute(node, scope, world) ?? findOwnAttribute(node, scope, world));
        break;
      case 'name':
        add(found, findBoardOnly(node, scope, world));
        break;
      case 'call': {
        const own = [...findCall(node, scope, world), ...findClassCall(node, scope, world)];
        found.push(...own.filter(({ key }) => key !== 'error.type.whole' || !counted.has(node)));
        if (own.length === 0) add(found, findGiven(node, scope, world) ?? findOwnCall(node, scope, world));
        break;
      }
      case 'expression':
        add(found, findDash(node, scope, world));
        break;
      case 'binary':
        add(found, atItsDigits(findOperation(node, scope, world), node, scope, world));
        break;
      case 'augment':
        add(found, atItsDigits(findAugment(node, scope, world), node, scope, world));
        break;
      case 'compare':
        add(found, atItsDigits(findComparison(node, scope, world), node, scope, world));
        break;
      case 'for':
        counted.add(node.kids[1]);
        add(found, findLoop(node, scope, world));
        break;
      case 'assign':
        add(found, findItemAssignment(node, scope, world) ?? findMethodAssignment(node, scope, world));
        add(found, findUnpacking(node));
        break;
      case 'raise':
        // raise "too cold"
        if (/^(string|number)$/.test(node.kids[0]?.kind ?? ''))
          found.push({ ...span(node), key: 'error.type.raise', values: {} });
        break;
      case 'index':
        add(found, findIndex(node, scope, world));
        break;
      case 'class':
        found.push(...findMethods(node));
        break;
      default:
        break;
    }
  }
  return found;
}
