/**
 * Programs that run and hardly do what was meant. A hint is given only where there is next to no good reason to write
 * it so: 250 classroom programs get almost none.
 */
import { dottedName, nodesOf, type Node } from '../syntax/tree.ts';
import type { Finding } from '../syntax/finding.ts';
import { lastLine, type UseWorld } from './use-world.ts';
import { emptyRange, loopElse, neverEnds, randomPlace, tooFar } from './hints-of-loops.ts';
import { alwaysThere, boardName, madeTwice, neverCalled, onlyInside } from './hints-of-names.ts';
import { shownText } from './hints-of-texts.ts';
import { isTrue, scopeOf, type NameScope } from './name-scopes.ts';
import { scopedNodes } from './value-types.ts';

const span = (node: Node): Pick<Finding, 'line' | 'from' | 'to'> => ({
  line: node.line,
  from: node.from,
  to: node.to,
});

/** So many at most: nobody reads more. */
const most = 200;

export function findHints(world: UseWorld): Finding[] {
  const found: Finding[] = [];
  for (const [node, scope] of scopedNodes(world.scopes)) {
    if (found.length > most) break;
    switch (node.kind) {
      case 'module':
      case 'block':
        add(found, unreachable(node, world));
        found.push(...shortSleeps(node, scope, world));
        break;
      case 'expression':
        add(found, unused(node, scope, world));
        break;
      case 'if':
        for (let i = 0; i < node.kids.length - 1; i += 2) add(found, condition(node.kids[i], scope, world));
        break;
      case 'while':
        add(found, condition(node.kids[0], scope, world));
        add(found, hastyLoop(node, scope, world));
        add(found, neverEnds(node, scope, world));
        add(found, loopElse(node));
        break;
      case 'for':
        add(found, tooFar(node, scope, world));
        add(found, loopElse(node));
        break;
      case 'binary':
        add(found, power(node, scope, world));
        break;
      case 'boolean':
        add(found, loneValue(node, world));
        break;
      case 'unary':
        if (node.text === 'not') add(found, condition(node.kids[0], scope, world));
        break;
      case 'call':
        add(found, longSleep(node, scope, world));
        add(found, quotedImage(node, scope, world));
        add(found, backwards(node, scope, world));
        add(found, emptyRange(node, scope, world));
        add(found, shownText(node, scope, world));
        break;
      case 'index':
        add(found, randomPlace(node, scope, world));
        break;
      case 'assign':
        add(found, assigned(node, scope, world));
        add(found, boardName(node, scope, world));
        break;
      case 'def':
        add(found, endless(node));
        add(found, forgottenReturn(node, world));
        break;
      case 'class':
        add(found, misnamedInit(node, world));
        break;
      default:
        break;
    }
  }
  add(found, silentRadio(world));
  add(found, darkLights(world));
  found.push(...neverCalled(world), ...madeTwice(world), ...onlyInside(world));
  return found.map((one) => ({ ...one, severity: 'hint' as const }));
}

function add(found: Finding[], one: Finding | undefined): void {
  if (one !== undefined) found.push(one);
}

function line(world: UseWorld, at: number): { start: number; text: string } {
  const start = world.source.lastIndexOf('\n', at - 1) + 1;
  const end = world.source.indexOf('\n', at);
  return { start, text: world.source.slice(start, end < 0 ? undefined : end).replace(/\r$/, '') };
}

/** The line with one piece of it changed. */
function change(
  world: UseWorld,
  from: number,
  to: number,
  by: string,
): { fix: { from: string; to: string } } {
  const { start, text } = line(world, from);
  return { fix: { from: text, to: text.slice(0, from - start) + by + text.slice(to - start) } };
}

/** What stands behind a loop that never ends, or behind `return`. */
function unreachable(block: Node, { source }: UseWorld): Finding | undefined {
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
function unused(statement: Node, scope: NameScope, world: UseWorld): Finding | undefined {
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
            ...change(world, at, at + 2, '='),
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
          ...change(world, at, at + 1, `${operator}=`),
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
          ...change(world, value.from, value.to, `${name} ${text[0] ?? '+'}= 1`),
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
          ...(noArguments ? change(world, value.to, value.to, '()') : {}),
        };
      }
      if (type === 'Image')
        return {
          ...span(value),
          key: 'hint.imageAlone',
          values: { name: text },
          ...change(world, value.from, value.to, `display.show(${text})`),
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

function short(text: string): string {
  return text.length > 24 ? `${text.slice(0, 22)}…` : text;
}

/** `if button_a.is_pressed:` is always true. */
function condition(test: Node | undefined, scope: NameScope, world: UseWorld): Finding | undefined {
  if (test === undefined) return undefined;
  for (const one of test.kind === 'boolean' ? test.kids : [test]) {
    if (one.kind !== 'name' && one.kind !== 'attribute') {
      if (one.kind === 'compare' && one.ops?.length === 1 && /^[=!]=$/.test(one.ops[0] ?? '')) {
        // was_pressed == True
        const [left] = one.kids;
        if (left !== undefined && world.types.typeOf(left, scope) === 'function') return noCall(left, world);
      }
      continue;
    }
    if (world.types.typeOf(one, scope) === 'function') return noCall(one, world);
    const there = alwaysThere(one, scope, world);
    if (there !== undefined) return there;
  }
  return undefined;
}

/** `x ^ 2`: elsewhere the sign for a power. */
function power(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [left, right] = node.kids;
  if (node.kids.length !== 2 || node.ops?.[0] !== '^' || left === undefined || right?.kind !== 'number')
    return undefined;
  if (!/^[23]$/.test(right.text) || (left.kind === 'number' && /^0[xb]/i.test(left.text))) return undefined;
  if (world.types.typeOf(left, scope) === 'bool') return undefined;
  const at = world.source.indexOf('^', left.to);
  const value = world.source.slice(node.from, node.to);
  return {
    ...span(node),
    key: 'hint.power',
    values: { value, near: value.replace('^', '**') },
    ...change(world, at, at + 1, '**'),
  };
}

function noCall(node: Node, world: UseWorld): Finding {
  return {
    ...span(node),
    key: 'hint.noCallIf',
    values: { name: world.source.slice(node.from, node.to) },
    ...change(world, node.to, node.to, '()'),
  };
}

/** `if x == 1 or 2:` is always true. */
function loneValue(node: Node, world: UseWorld): Finding | undefined {
  const [first] = node.kids;
  if (first?.kind !== 'compare' || first.ops?.length !== 1) return undefined;
  const [left, right] = first.kids;
  const lone = node.kids.slice(1).find(({ kind }) => kind === 'string' || kind === 'number');
  if (lone === undefined || left === undefined || (right?.kind !== 'string' && right?.kind !== 'number'))
    return undefined;
  const text = world.source.slice(left.from, left.to);
  const sameLine = !world.source.slice(node.from, node.to).includes('\n');
  return {
    ...span(lone),
    key: 'hint.loneValue',
    values: { word: node.text, value: `${text} ${first.ops[0] ?? '=='} ${lone.text}` },
    ...(sameLine ? change(world, lone.from, lone.to, `${text} ${first.ops[0] ?? '=='} ${lone.text}`) : {}),
  };
}

/** What somebody is to see or hear, and a `sleep` of a few thousandths of a second right behind it. */
function shortSleeps(block: Node, scope: NameScope, world: UseWorld): Finding[] {
  return block.kids.flatMap((statement, index): Finding[] => {
    const call = statement.kind === 'expression' ? statement.kids[0] : undefined;
    const before = block.kids[index - 1]?.kids[0];
    const [callee, value] = call?.kids ?? [];
    if (
      call?.kind !== 'call' ||
      call.kids.length !== 2 ||
      value?.kind !== 'number' ||
      before?.kind !== 'call'
    )
      return [];
    if (world.types.entryOf(callee, scope)?.name !== 'microbit.sleep') return [];
    const amount = Number(value.text);
    if (!(amount > 0 && amount <= 5)) return [];
    const shown = world.types.entryOf(before.kids[0], scope)?.name ?? '';
    if (!/Display\.(show|clear|on|off)$|\.write_(digital|analog)$|^print$|^builtins\.print$/.test(shown))
      return [];
    const near = String(Math.round(amount * 1000));
    return [
      {
        ...span(value),
        key: 'hint.sleepShort',
        values: { value: value.text, near },
        ...change(world, value.from, value.to, near),
      },
    ];
  });
}

/** `time.sleep(500)` is eight minutes. */
function longSleep(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [callee, value] = node.kids;
  if (value?.kind !== 'number' || node.kids.length !== 2) return undefined;
  const entry = world.types.entryOf(callee, scope)?.name;
  const amount = Number(value.text);
  if ((entry === 'time.sleep' || entry === 'utime.sleep') && amount >= 100)
    return {
      ...span(value),
      key: 'hint.sleepLong',
      values: { value: value.text, near: String(amount / 1000) },
      ...change(world, value.from, value.to, String(amount / 1000)),
    };
  return undefined;
}

/** `range(10, 0)` is empty. */
function backwards(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [callee, first, last] = node.kids;
  if (node.kids.length !== 3 || first?.kind !== 'number' || last?.kind !== 'number') return undefined;
  if (world.types.entryOf(callee, scope)?.name !== 'builtins.range') return undefined;
  if (!(Number(first.text) > Number(last.text))) return undefined;
  return {
    ...span(node),
    key: 'hint.backwards',
    values: { left: first.text, right: last.text },
    ...change(world, last.to, last.to, ', -1'),
  };
}

/** `display.show("Image.HEART")`. */
function quotedImage(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [callee, value] = node.kids;
  if (value?.kind !== 'string') return undefined;
  const [, name = ''] = /^["'](Image\.[A-Z][A-Z_0-9]*)["']$/.exec(value.text) ?? [];
  const entry = world.types.entryOf(callee, scope)?.name ?? '';
  if (name === '' || !/Display\.(show|scroll)$/.test(entry)) return undefined;
  return {
    ...span(value),
    key: 'hint.imageQuotes',
    values: { name },
    ...change(world, value.from, value.to, name),
  };
}

const waits =
  /(^|\.)(sleep|sleep_ms|sleep_us|scroll|say|pronounce|sing|play|pitch|deep_sleep|input|calibrate|receive|receive_bytes|receive_full|readline|read|wait)$/;
const floods = /^(print|radio\.send|radio\.send_bytes|uart\.write|log\.add)$/;

/** A loop without end that prints or sends as fast as it can. */
function hastyLoop(node: Node, _scope: NameScope, { scopes, source }: UseWorld): Finding | undefined {
  const [test, block] = node.kids;
  if (!isTrue(test) || block === undefined) return undefined;
  const functions = new Map<string, Node>();
  for (const scope of scopes.all) if (scope.kind === 'function') functions.set(scope.name, scope.node);
  const seen = new Set<Node>();
  /** Whether anything in it, or in what it calls, waits; a `break` may end the loop at once. */
  const slow = (root: Node): boolean => {
    if (seen.has(root)) return false;
    seen.add(root);
    for (const one of nodesOf(root)) {
      if (one.kind === 'break' || one.kind === 'return' || one.kind === 'yield' || one.kind === 'await')
        return true;
      if (one.kind !== 'call') continue;
      const name = dottedName(one.kids[0]) ?? (one.kids[0]?.kind === 'attribute' ? one.kids[0].text : '');
      if (waits.test(name)) return true;
      // display.show waits when it shows several things.
      if (/(^|\.)show$/.test(name) && one.kids[1] !== undefined && one.kids[1].kind !== 'attribute')
        return true;
      const own = functions.get(name.slice(name.lastIndexOf('.') + 1));
      if (own !== undefined && slow(own)) return true;
    }
    return false;
  };
  if (slow(block)) return undefined;
  // Only what happens in every round: under an `if` it waits for somebody.
  for (const statement of block.kids) {
    const call = statement.kind === 'expression' ? statement.kids[0] : undefined;
    const name = call?.kind === 'call' ? (dottedName(call.kids[0]) ?? '') : '';
    if (call !== undefined && floods.test(name))
      return {
        ...span(call),
        key: 'hint.hasty',
        values: { name, at: node.line },
        // The sleep is perhaps just being written at the loop's end.
        until: lastLine(node, source),
      };
  }
  return undefined;
}

/** `voti = voti.sort()` loses the list. */
const changesItself = /^(append|sort|reverse|insert|extend|remove|clear|update)$/;

function assigned(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const value = node.kids.at(-1);
  const target = node.kids[0];
  if (value === undefined || target === undefined) return undefined;
  // x =+ 1
  const equals = world.source.lastIndexOf('=', value.from);
  if (
    value.kind === 'unary' &&
    /^[+-]$/.test(value.text) &&
    equals + 1 === value.from &&
    world.source[value.from + 1] === ' ' &&
    target.kind === 'name'
  )
    return {
      ...span(node),
      key: 'hint.signAfterEquals',
      values: { wrong: `=${value.text}`, right: `${value.text}=` },
      ...change(world, equals, value.from + 1, `${value.text}=`),
    };
  if (value.kind === 'call') {
    const name = dottedName(value.kids[0]) ?? '';
    const method = value.kids[0]?.kind === 'attribute' ? value.kids[0].text : '';
    if (
      node.kids.length === 2 &&
      changesItself.test(method) &&
      target.kind === 'name' &&
      name === `${target.text}.${method}` &&
      !world.scopes.all.some((one) => one.kind === 'class' && one.made.has(method))
    )
      return {
        ...span(node),
        key: 'hint.changesItself',
        values: { name: target.text, call: name },
        ...change(world, target.from, value.from, ''),
      };
    if (world.types.typeOf(value, scope) === 'NoneType' && name !== '' && target.kind === 'name') {
      const definition = world.types.definitionOf(name, scope);
      return definition === undefined
        ? { ...span(value), key: 'hint.givesNothing', values: { name } }
        : { ...span(value), key: 'hint.noReturn', values: { name, at: definition.line } };
    }
  }
  // pi = 3,14
  const [whole, part] = value.kind === 'tuple' ? value.kids : [];
  if (
    value.kids.length === 2 &&
    target.kind === 'name' &&
    whole?.kind === 'number' &&
    part?.kind === 'number' &&
    part.from === whole.to + 1 &&
    /^\d+$/.test(whole.text + part.text) &&
    world.source[value.from] !== '(' &&
    value.from === whole.from
  )
    return /^\d{3}$/.test(part.text) && whole.text !== '0'
      ? {
          ...span(value),
          key: 'hint.commaGroup',
          values: { text: `${whole.text},${part.text}`, near: whole.text + part.text },
          ...change(world, whole.to, part.from, ''),
        }
      : {
          ...span(value),
          key: 'hint.decimalComma',
          values: { near: `${whole.text}.${part.text}` },
          ...change(world, whole.to, part.from, '.'),
        };
  if (value.kind === 'attribute' && target.kind === 'name') {
    const entry = world.types.entryOf(value, scope);
    const reads =
      entry?.kind === 'function' &&
      /\.(is_pressed|was_pressed|get_presses|temperature|read_analog|read_digital|get_[xyz]|current_gesture|receive|heading|running_time|read_light_level|is_touched)$/.test(
        entry.name,
      );
    if (reads && !isCalled(target.text, world))
      return {
        ...span(value),
        key: 'hint.noCall',
        values: { name: world.source.slice(value.from, value.to) },
        ...change(world, value.to, value.to, '()'),
      };
  }
  if (
    value.kind === 'name' &&
    target.kind === 'name' &&
    /^microbit\.(temperature|running_time)$/.test(world.types.entryOf(value, scope)?.name ?? '') &&
    !isCalled(target.text, world)
  )
    return {
      ...span(value),
      key: 'hint.noCall',
      values: { name: value.text },
      ...change(world, value.to, value.to, '()'),
    };
  return undefined;
}

/** `now = running_time`, and later `now()`: another name for it. */
function isCalled(name: string, { source }: UseWorld): boolean {
  return new RegExp(`(^|[^\\w.])${name}\\s*\\(`).test(source);
}

/** `def twice(n): n * 2`: its last line works out what was to be given back. */
function forgottenReturn(definition: Node, world: UseWorld): Finding | undefined {
  const statement = definition.kids.at(-1)?.kids.at(-1);
  const [value] = statement?.kids ?? [];
  if (statement?.kind !== 'expression' || value?.kind !== 'binary') return undefined;
  for (const { kind } of nodesOf(definition)) if (kind === 'return' || kind === 'yield') return undefined;
  return {
    ...span(value),
    key: 'hint.returnMissing',
    values: { value: short(world.source.slice(value.from, value.to)), name: definition.text },
    ...change(world, value.from, value.from, 'return '),
  };
}

/** `def _init_(self):` is never called. */
function misnamedInit(node: Node, world: UseWorld): Finding | undefined {
  const methods = (node.kids.at(-1)?.kids ?? []).filter(({ kind }) => kind === 'def');
  if (methods.some(({ text }) => text === '__init__')) return undefined;
  const one = methods.find(
    ({ text, kids }) =>
      /^_+(init|int|inti|initt|ini)_*$/i.test(text) && kids[1]?.kids[0]?.kids[0]?.text === 'self',
  );
  const name = one?.kids[0];
  if (one === undefined || name === undefined || world.source.includes(`.${one.text}(`)) return undefined;
  return {
    ...span(name),
    key: 'hint.init',
    values: { name: one.text },
    ...change(world, name.from, name.to, '__init__'),
  };
}

/** A function that calls itself in any case. */
function endless(definition: Node): Finding | undefined {
  for (const statement of definition.kids.at(-1)?.kids ?? []) {
    if (/^(if|while|for|try|return|raise|with)$/.test(statement.kind)) {
      const [value] = statement.kids;
      if (
        statement.kind === 'return' &&
        value?.kind === 'call' &&
        dottedName(value.kids[0]) === definition.text
      )
        return {
          ...span(value),
          key: 'hint.recursion',
          values: { name: definition.text, at: definition.line },
        };
      return undefined;
    }
    const call = statement.kids[0];
    if (
      statement.kind === 'expression' &&
      call?.kind === 'call' &&
      dottedName(call.kids[0]) === definition.text
    )
      return { ...span(call), key: 'hint.recursion', values: { name: definition.text, at: definition.line } };
  }
  return undefined;
}

/** `radio.send` without `radio.on()` anywhere: the board stops with an error. */
function silentRadio({ scopes, files, types, source }: UseWorld): Finding | undefined {
  if (!source.includes('radio') || files.some((file) => file !== 'main.py')) return undefined;
  let first: Finding | undefined;
  for (const [node, scope] of scopedNodes(scopes)) {
    if (node.kind !== 'call') continue;
    const entry = types.entryOf(node.kids[0], scope)?.name ?? '';
    if (entry === 'radio.on') return undefined;
    if (/^radio\.(send|receive)/.test(entry))
      first ??= { ...span(node), key: 'hint.radioOff', values: { name: dottedName(node.kids[0]) ?? entry } };
  }
  return first;
}

/** Colours for NeoPixels that nobody shows. */
function darkLights({ scopes, files, source, types }: UseWorld): Finding | undefined {
  if (files.some((file) => file !== 'main.py') || !source.includes('NeoPixel')) return undefined;
  let first: Finding | undefined;
  for (const [node, scope] of scopedNodes(scopes)) {
    if (
      node.kind === 'call' &&
      node.kids[0]?.kind === 'attribute' &&
      /^(show|write|clear)$/.test(node.kids[0].text) &&
      types.typeOf(node.kids[0].kids[0], scope) !== 'MicroBitDisplay'
    )
      return undefined;
    if (
      node.kind === 'assign' &&
      node.kids[0]?.kind === 'index' &&
      types.typeOf(node.kids[0].kids[0], scope) === 'NeoPixel'
    )
      first ??= {
        ...span(node),
        key: 'hint.pixelShow',
        until: Infinity,
        values: { name: dottedName(node.kids[0].kids[0]) ?? 'np' },
      };
  }
  return first;
}
