/** What stands behind a dot and is not there. */
import { api, apiMembers } from '../../firmware/micropython/api.ts';
import { moduleNames } from '../../lessons/checks/micropython-names.ts';
import { definedIn } from './explain-brackets.ts';
import { explainNone } from './explain-none.ts';
import { numbers } from './explain-operands.ts';
import type { NameScope } from './findings/name-scopes.ts';
import { findAttribute } from './findings/uses/attributes.ts';
import { last } from './findings/use-world.ts';
import { nearName } from './near-name.ts';
import {
  asFound,
  carriedOut,
  fileNamed,
  kindWords,
  knowing,
  say,
  textOf,
  type Explanation,
  type RaisedAt,
} from './raised.ts';
import { nodesOf, type Node } from './syntax/tree.ts';
import { computerNames } from './types/computer-names.ts';

const builtinKinds = ['str', 'list', 'dict', 'set', 'tuple', 'bytes'];

/** MicroPython names the type of the object, the pupil wrote its name: it is found in the statement. */
export function explainAttribute(type: string, name: string, raised: RaisedAt): Explanation {
  const { world } = raised;
  const places = carriedOut(raised).filter(
    ([node, scope]) =>
      node.kind === 'attribute' &&
      node.text === name &&
      (world.types.entryOf(node, scope) === undefined || type === 'NoneType'),
  );
  const [node, scope] = places[0] ?? [];
  const object = node?.kids[0];
  if (node === undefined || scope === undefined || object === undefined) {
    if (type === 'NoneType') return say('error.attribute.none', { name });
    return /^__(enter|exit)__$/.test(name)
      ? say('error.attribute.with', { kind: kindWords(type) })
      : say('error.attribute', { owner: type, name });
  }
  if (type === 'NoneType') return onNone(object, scope, name, raised);
  const owner = textOf(world, object);
  if (/^(function|closure|bound_method)$/.test(type)) return say('error.attribute.function', { owner, name });
  if (type === 'module') return ofModule(owner, name, node, scope, raised);
  const own = ofOwnClass(type, name, owner, raised);
  if (own !== undefined) return own;
  const found = findAttribute(node, scope, knowing(world, new Map([[object, type]])));
  if (found !== undefined && /^error\.(attribute\.(near|len)|name\.shadow)/.test(found.key))
    return { ...asFound(found), ...(found.key === 'error.name.shadow' ? { line: found.line } : {}) };
  if (name === 'decode' && type === 'bytes') return say('error.attribute.decode', { owner });
  if (type === 'dict' && keysNamed(name, raised)) return say('error.attribute.key', { owner, name });
  if (numbers.has(type) && object.kind === 'name')
    return { ...say('error.attribute.is', { owner, name, kind: kindWords(type) }), blames: object };
  const others = builtinKinds.filter(
    (kind) => kind !== type && apiMembers(`builtins.${kind}`).some((one) => last(one.name) === name),
  );
  if (builtinKinds.includes(type) || numbers.has(type) || type === 'range') {
    const [other] = others;
    if (other === undefined && computerNames[type]?.has(name) === true)
      return say('error.attribute.computer', { owner, name, kind: kindWords(type) });
    return {
      ...(other === undefined
        ? say('error.attribute.is', { owner, name, kind: kindWords(type) })
        : say('error.attribute.ofKind', { owner, name, kind: kindWords(type), otherKind: kindWords(other) })),
      blames: object,
    };
  }
  return elsewhere(owner, name) ?? say('error.attribute', { owner, name });
}

function onNone(object: Node, scope: NameScope, name: string, raised: RaisedAt): Explanation {
  const reason = explainNone(raised, [[object, scope]]);
  if (reason !== undefined && reason.key !== 'error.type.noneIs') return reason;
  const value = textOf(raised.world, object);
  return value.length > 30
    ? say('error.attribute.none', { name })
    : { ...say('error.attribute.noneIs', { value, name }), blames: object };
}

/** Something else on the board has it: `pin5.is_touched`, `music.HAPPY`. */
function elsewhere(owner: string, name: string): Explanation | undefined {
  const objects = api.filter(
    (one) =>
      (one.kind === 'object' || one.kind === 'module' || one.name === 'microbit.Image') &&
      one.name !== 'microbit' &&
      /^(microbit\.)?\w+$/.test(one.name) &&
      !one.name.startsWith('builtins') &&
      apiMembers(one.name).some((member) => last(member.name) === name),
  );
  const names = objects.map((one) => last(one.name));
  if (names.length === 0) return undefined;
  if (/^pin\d+$/.test(owner)) {
    const pins = names.filter((one) => /^pin\d+$/.test(one));
    return pins.length === 0
      ? undefined
      : say('error.attribute.pins', { owner, name, names: pins.join(', ') });
  }
  return names.length > 3
    ? undefined
    : say('error.attribute.owner', { owner, name, near: `${names[0] ?? ''}.${name}` });
}

/** Whether a dictionary of the program's has a key of this name. */
function keysNamed(name: string, { world }: RaisedAt): boolean {
  return [...nodesOf(world.scopes.module.node)].some(
    ({ kind, kids }) =>
      kind === 'dict' && kids.some((key, index) => index % 2 === 0 && key.text.slice(1, -1) === name),
  );
}

function ofModule(owner: string, name: string, node: Node, scope: NameScope, raised: RaisedAt): Explanation {
  const { world, files } = raised;
  const object = node.kids[0];
  const module =
    (object?.kind === 'name' ? world.scopes.module.made.get(object.text)?.[0]?.imported : undefined) ?? owner;
  const other = fileNamed(module, files);
  if (other !== undefined) return ofFile(module, name, other.scopes.module.made, raised);
  const found = findAttribute(node, scope, world);
  if (found?.key === 'error.attribute.near' || found?.key.startsWith('error.board')) return asFound(found);
  if (computerNames[module]?.has(name) === true)
    return say('error.attribute.computerModule', { owner, name });
  if (moduleNames.has(name)) return say('error.import.own', { name, module: owner });
  return elsewhere(owner, name) ?? say('error.attribute', { owner, name });
}

/** A name that another of the program's files has not, or not yet. */
export function ofFile(
  module: string,
  name: string,
  made: ReadonlyMap<string, unknown>,
  { files }: Pick<RaisedAt, 'files'>,
): Explanation {
  const file = `${module}.py`;
  if (made.has(name)) {
    const circle = Object.entries(files).some(
      ([other, text]) => other !== file && new RegExp(`^\\s*(import|from)\\s+${module}\\b`, 'm').test(text),
    );
    return say(circle ? 'error.import.circle' : 'error.import.inFile', { name, file });
  }
  const near = nearName(name, made.keys());
  if (near !== undefined)
    return { ...say('error.attribute.near', { owner: file, name, near }), fix: { from: name, to: near } };
  return say('error.import.inFile', { name, file });
}

/** Where a class of the program's is defined: here, or in another of its files. */
function homeOf(
  type: string,
  { world, source, files }: RaisedAt,
): { readonly source: string; readonly tree: Node; readonly definition?: Node | undefined } {
  const tree = world.scopes.module.node;
  const definition = definedIn(tree, type);
  if (definition !== undefined) return { source, tree, definition };
  for (const file of Object.keys(files)) {
    if (!file.endsWith('.py') || files[file] === source) continue;
    const other = fileNamed(file.slice(0, -3), files);
    const found = other && definedIn(other.scopes.module.node, type);
    if (other !== undefined && found?.kind === 'class')
      return { source: other.source, tree: other.scopes.module.node, definition: found };
  }
  return { source, tree };
}

/** What the program's own class gives its objects. */
function ofOwnClass(type: string, name: string, owner: string, raised: RaisedAt): Explanation | undefined {
  const { source, tree, definition } = homeOf(type, raised);
  if (definition?.kind !== 'class') return undefined;
  const members = new Set<string>();
  const inits: Node[] = [];
  let at: Node | undefined = definition;
  for (let steps = 0; at !== undefined && steps < 8; steps++) {
    for (const method of at.kids.at(-1)?.kids ?? []) {
      if (method.kind === 'def') members.add(method.text);
      if (method.kind === 'def' && method.text === '__init__') inits.push(method);
      const [target] = method.kids;
      if (method.kind === 'assign' && target?.kind === 'name') members.add(target.text);
    }
    for (const [, set = ''] of source
      .slice(at.from, at.to)
      .matchAll(/\bself\.([\p{L}_][\p{L}\d_]*)\s*=(?!=)/gu))
      members.add(set);
    const base: Node | undefined = at.kids.slice(1, -1).find(({ kind }) => kind === 'name');
    at = base === undefined ? undefined : definedIn(tree, base.text);
  }
  const misspelt = [...members].find((one) => /^_+(init|int|inti|ini)_+$/.test(one) && one !== '__init__');
  if (misspelt !== undefined) {
    const line = definition.kids.at(-1)?.kids.find(({ text }) => text === misspelt)?.line;
    return {
      ...say('error.method.initName', { name: misspelt }),
      ...(line === undefined ? {} : { line, fix: { from: misspelt, to: '__init__' } }),
    };
  }
  const near = nearName(
    name,
    [...members].filter((one) => one !== name),
  );
  const [own, parent] = inits;
  const sets = (init: Node | undefined): boolean =>
    init !== undefined && new RegExp(`\\bself\\.${name}\\s*=`).test(source.slice(init.from, init.to));
  // Its own __init__ hides the one that would have set it.
  if (
    !sets(own) &&
    sets(parent) &&
    own !== undefined &&
    !/\bsuper\(|\.__init__\(/.test(source.slice(own.from, own.to))
  )
    return { ...say('error.attribute.super', { name, at: own.line }), line: own.line };
  if (/^type object/.test(raised.message) && members.has(name))
    return say('error.class.bracketsOf', { name: type });
  if (members.has(name)) return say('error.attribute.notYet', { owner, name });
  if (near !== undefined)
    return { ...say('error.attribute.near', { owner, name, near }), fix: { from: name, to: near } };
  const called = carriedOut(raised).some(
    ([node]) => node.kind === 'call' && node.kids[0]?.kind === 'attribute' && node.kids[0].text === name,
  );
  if (called) return say('error.attribute.method', { owner, name, type });
  // Its __init__ gets the value and does not keep it.
  const given = own?.kids[1]?.kids.some(({ kids }) => kids[0]?.text === name) === true ? name : '0';
  return say('error.attribute.notSet', { owner, name, type, value: given });
}

/** `cannot import name strat` */
export function explainImportName(name: string, raised: RaisedAt): Explanation {
  const from = carriedOut(raised).find(
    ([node]) => node.kind === 'from' && node.kids.some((alias) => alias.text === name),
  )?.[0];
  const other = from && fileNamed(from.text, raised.files);
  return from === undefined || other === undefined
    ? say('error.import.nameOnly', { name })
    : ofFile(from.text, name, other.scopes.module.made, raised);
}
