/**
 * Programs that run and hardly do what was meant. A hint is given only where there is next to no good reason to write
 * it so: 250 classroom programs get almost none.
 */
import { dottedName, type Node } from '../syntax/tree.ts';
import type { Finding } from '../syntax/finding.ts';
import { span, type UseWorld, withChange } from './use-world.ts';
import { endless, forgottenReturn, misnamedInit } from './hints-of-functions.ts';
import { condition, loneValue } from './hints-of-questions.ts';
import { unreachable, unused } from './hints-of-statements.ts';
import { hastyLoop, longSleep, shortSleeps } from './hints-of-waiting.ts';
import { emptyRange, loopElse, neverEnds, randomPlace, tooFar } from './hints-of-loops.ts';
import { boardName, madeTwice, neverCalled, onlyInside } from './hints-of-names.ts';
import { shownText } from './hints-of-texts.ts';
import type { NameScope } from './name-scopes.ts';
import { scopedNodes } from './value-types.ts';

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
    ...withChange(world, at, at + 1, '**'),
  };
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
    ...withChange(world, last.to, last.to, ', -1'),
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
    ...withChange(world, value.from, value.to, name),
  };
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
      ...withChange(world, equals, value.from + 1, `${value.text}=`),
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
        ...withChange(world, target.from, value.from, ''),
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
          ...withChange(world, whole.to, part.from, ''),
        }
      : {
          ...span(value),
          key: 'hint.decimalComma',
          values: { near: `${whole.text}.${part.text}` },
          ...withChange(world, whole.to, part.from, '.'),
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
        ...withChange(world, value.to, value.to, '()'),
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
      ...withChange(world, value.to, value.to, '()'),
    };
  return undefined;
}

/** `now = running_time`, and later `now()`: another name for it. */
function isCalled(name: string, { source }: UseWorld): boolean {
  return new RegExp(`(^|[^\\w.])${name}\\s*\\(`).test(source);
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
