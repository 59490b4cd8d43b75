/** Statements that are never reached, or that work something out and lose it. */
import { short } from '../syntax/place.ts';
import { dottedName, type Node } from '../syntax/tree.ts';
import type { Finding } from '../syntax/finding.ts';
import { span, type UseWorld, withChange } from './use-world.ts';
import { isTrue, scopeOf, type NameScope } from './name-scopes.ts';

/** What stands behind a loop that never ends, or behind `return`. */
export function unreachable(block: Node, { source }: UseWorld): Finding | undefined {
  for (const [index, statement] of block.kids.entries()) {
    const next = block.kids[index + 1];
    if (next === undefined) return undefined;
    if (statement.kind === 'while' && isTrue(statement.kids[0]) && !leaves(statement))
      return {
        ...span(next),
        to: firstLineEnd(source, next),
        key: 'hint.afterLoop',
        values: { at: statement.line },
      };
    if (/^(return|break|continue|raise)$/.test(statement.kind) && next.line > statement.line)
      return {
        ...span(next),
        to: firstLineEnd(source, next),
        key: 'hint.unreachable',
        values: { word: statement.kind, at: statement.line },
      };
  }
  return undefined;
}

function firstLineEnd(source: string, node: Node): number {
  const end = source.indexOf('\n', node.from);
  return end < 0 ? node.to : Math.min(end, node.to);
}

/** Whether something inside ends a loop: its own `break`, `return`, `raise`, or a call that resets the board. */
function leaves(loop: Node): boolean {
  const stack: (readonly [Node, boolean])[] = loop.kids.map((kid) => [kid, true] as const);
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const [node, own] = item;
    if (
      node.kind === 'return' ||
      node.kind === 'raise' ||
      node.kind === 'yield' ||
      (node.kind === 'break' && own)
    )
      return true;
    if (
      node.kind === 'call' &&
      /^(reset|panic|machine\.reset|sys\.exit|exit|quit|microbit\.reset|deep_sleep|power\.\w+)$/.test(
        dottedName(node.kids[0]) ?? '',
      )
    )
      return true;
    if (node.kind === 'def' || node.kind === 'class' || node.kind === 'lambda') continue;
    const inner = node.kind === 'while' || node.kind === 'for';
    for (const kid of node.kids) stack.push([kid, own && !inner]);
  }
  return false;
}

/** A statement that works something out and does nothing with it. */
export function unused(statement: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [value] = statement.kids;
  if (value === undefined) return undefined;
  const text = world.source.slice(value.from, value.to);
  switch (value.kind) {
    case 'compare':
      if (value.ops?.length === 1 && value.ops[0] === '==' && value.kids[0]?.kind === 'name') {
        const [left, right] = value.kids;
        const at = world.source.indexOf('==', left.to);
        if (right !== undefined && at >= 0 && at < right.from)
          return {
            ...span(value),
            key: 'hint.compareAlone',
            values: { name: left.text },
            ...withChange(world, at, at + 2, '='),
          };
      }
      return { ...span(value), key: 'hint.unused', values: { value: short(text) } };
    case 'binary': {
      const [left] = value.kids;
      const operator = value.ops?.[0] ?? '';
      if (
        left?.kind === 'name' &&
        value.ops?.length === 1 &&
        /^[+\-*/]$/.test(operator) &&
        world.types.typeOf(left, scope) !== 'function'
      ) {
        const at = world.source.indexOf(operator, left.to);
        return {
          ...span(value),
          key: 'hint.unusedSum',
          values: { value: short(text), name: left.text, operator },
          ...withChange(world, at, at + 1, `${operator}=`),
        };
      }
      return { ...span(value), key: 'hint.unused', values: { value: short(text) } };
    }
    case 'unary':
      if (/^(\+\+|--)\w+$/.test(text.replace(/\s/g, ''))) {
        const name = text.replace(/[+\-\s]/g, '');
        return {
          ...span(value),
          key: 'error.syntax.plusPlus',
          values: { sign: text.startsWith('+') ? '++' : '--', near: `${name} ${text[0] ?? '+'}= 1` },
          ...withChange(world, value.from, value.to, `${name} ${text[0] ?? '+'}= 1`),
        };
      }
      return undefined;
    case 'name':
    case 'attribute': {
      const entry = world.types.entryOf(value, scope);
      const type = world.types.typeOf(value, scope);
      if (entry?.kind === 'function' || type === 'function') {
        const noArguments =
          entry?.signatures?.some(({ parameters }) => parameters.every((one) => one.default !== undefined)) ??
          (value.kind === 'name' &&
            (world.types.definitionOf(value.text, scope)?.kids[1]?.kids.length ?? 1) === 0);
        return {
          ...span(value),
          key: 'hint.noCall',
          values: { name: text },
          ...(noArguments ? withChange(world, value.to, value.to, '()') : {}),
        };
      }
      if (type === 'Image')
        return {
          ...span(value),
          key: 'hint.imageAlone',
          values: { name: text },
          ...withChange(world, value.from, value.to, `display.show(${text})`),
        };
      if (value.kind === 'name' && /^(exit|quit|stop|end|clear|reset)$/i.test(text)) return undefined;
      return entry === undefined && scopeOf(value.kind === 'name' ? value.text : '', scope) === undefined
        ? undefined
        : { ...span(value), key: 'hint.unused', values: { value: short(text) } };
    }
    case 'call': {
      const entry = world.types.entryOf(value.kids[0], scope);
      const name = entry?.name.replace(/^(microbit|builtins)\./, '') ?? '';
      if (
        /^(random\.(randint|choice|random|uniform|randrange)|temperature|running_time|MicroBitButton\.is_pressed|len|str|int|round|abs|min|max|sorted|sum|MicroBitAccelerometer\.get_[xyz]|MicroBitDisplay\.read_light_level)$/.test(
          name,
        )
      )
        return {
          ...span(value),
          key: 'hint.unusedCall',
          values: { name: dottedName(value.kids[0]) ?? name },
        };
      return undefined;
    }
    case 'tuple': {
      const calls = value.kids.some(({ kind }) => kind === 'call');
      return calls ? undefined : { ...span(value), key: 'hint.unused', values: { value: short(text) } };
    }
    case 'number':
    case 'list':
    case 'dict':
      return { ...span(value), key: 'hint.unused', values: { value: short(text) } };
    default:
      break;
  }
  return undefined;
}
