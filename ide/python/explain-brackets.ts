/** What is in the brackets of a call: too much, too little, or of the wrong kind. */
import { explainNone, noneSomewhere } from './explain-none.ts';
import { literalText } from './findings/use-world.ts';
import { numbers } from './explain-operands.ts';
import type { ApiEntry, ApiParameter } from '../../firmware/micropython/api-entry.ts';
import { scopeOf, type NameScope } from './findings/name-scopes.ts';
import { findCall, wrongArguments } from './findings/uses/calls.ts';
import { nearName } from './near-name.ts';
import {
  asFound,
  carriedOut,
  fileNamed,
  kindWords,
  knowing,
  lastLine,
  say,
  textOf,
  type Explanation,
  type RaisedAt,
} from './raised.ts';
import { dottedName, nodesOf, type Node } from './syntax/tree.ts';

/** A call in the statement, with what it calls where that is the program's own. */
export interface OwnCall {
  readonly node: Node;
  readonly name: string;
  readonly definition: Node;
  /** 1 where Python hands over the object as well: methods, and classes that make one. */
  readonly self: 0 | 1;
  /** The file it is defined in; missing: this one. */
  readonly file?: string;
}

/** Calls in the statement, the innermost last. */
export function callsIn(raised: RaisedAt): readonly (readonly [Node, NameScope])[] {
  return carriedOut(raised).filter(([{ kind }]) => kind === 'call');
}

/** What a call calls, when the program defines it itself, in this file or another. */
export function ownCall(node: Node, raised: RaisedAt): OwnCall | undefined {
  const [callee] = node.kids;
  const { world, files } = raised;
  const tree = world.scopes.module.node;
  if (callee === undefined) return undefined;
  if (callee.kind === 'name') {
    const here = definedIn(tree, callee.text);
    if (here !== undefined) return made(node, callee.text, here, tree);
    const imported = world.scopes.module.made.get(callee.text)?.[0]?.imported?.split('.') ?? [];
    const [module = '', name = ''] = imported;
    return imported.length === 2 ? inFile(node, module, name, files) : undefined;
  }
  if (callee.kind !== 'attribute') return undefined;
  const [object] = callee.kids;
  const module =
    object?.kind === 'name' ? world.scopes.module.made.get(object.text)?.[0]?.imported : undefined;
  if (module !== undefined && files[`${module}.py`] !== undefined)
    return inFile(node, module, callee.text, files);
  const methods = methodsNamed(tree, callee.text);
  const [method] = methods;
  if (methods.length !== 1 || method === undefined) return undefined;
  const bare = object?.kind === 'name' && definedIn(tree, object.text)?.kind === 'class';
  return { node, name: callee.text, definition: method, self: bare ? 0 : 1 };
}

function inFile(node: Node, module: string, name: string, files: RaisedAt['files']): OwnCall | undefined {
  const other = fileNamed(module, files);
  const found = other && definedIn(other.scopes.module.node, name);
  const call = other && found && made(node, name, found, other.scopes.module.node);
  return call && { ...call, file: `${module}.py` };
}

function made(node: Node, name: string, found: Node, tree: Node): OwnCall | undefined {
  if (found.kind === 'def') return { node, name, definition: found, self: 0 };
  const init = initOf(found, tree);
  return init === undefined ? undefined : { node, name, definition: init, self: 1 };
}

/** The `def` or `class` of a name at the top of a file. */
export function definedIn(tree: Node, name: string): Node | undefined {
  const all = tree.kids
    .map((one) => (one.kind === 'decorated' ? (one.kids.at(-1) ?? one) : one))
    .filter(({ kind, text }) => (kind === 'def' || kind === 'class') && text === name);
  return all.length === 1 ? all[0] : undefined;
}

/** The methods of this name in the program's classes. */
export function methodsNamed(tree: Node, name: string): Node[] {
  return [...nodesOf(tree)]
    .filter(({ kind }) => kind === 'class')
    .flatMap((one) => one.kids.at(-1)?.kids ?? [])
    .filter(({ kind, text }) => kind === 'def' && text === name);
}

/** A class's `__init__`, or that of what it is made from. */
export function initOf(owner: Node, tree: Node): Node | undefined {
  let at: Node | undefined = owner;
  for (let steps = 0; at !== undefined && steps < 8; steps++) {
    const init = at.kids.at(-1)?.kids.find(({ kind, text }) => kind === 'def' && text === '__init__');
    if (init !== undefined) return init;
    const base: Node | undefined = at.kids.slice(1, -1).find(({ kind }) => kind === 'name');
    at = base === undefined ? undefined : definedIn(tree, base.text);
  }
  return undefined;
}

interface Wants {
  readonly names: readonly string[];
  readonly least: number;
  readonly most: number;
}

/** What a function wants in its brackets, without the object that Python hands over. */
function wantsOf(definition: Node, self: 0 | 1): Wants {
  const all = definition.kids[1]?.kids ?? [];
  const places = all.filter(({ text, kids }) => text === '' && kids.length > 0).slice(self);
  return {
    names: places.map(({ kids }) => kids[0]?.text ?? ''),
    least: places.filter(({ kids }) => kids.length === 1).length,
    most: all.some(({ text }) => text !== '') ? Infinity : places.length,
  };
}

/** The call in the statement whose brackets do not fit, and what they should hold. */
export function wrongBrackets(raised: RaisedAt): Explanation | undefined {
  const { world } = raised;
  for (const [node, scope] of callsIn(raised)) {
    const [callee, ...given] = node.kids;
    const entry = world.types.entryOf(callee, scope);
    const name = dottedName(callee) ?? callee?.text ?? '';
    const wrong =
      entry?.signatures === undefined ? undefined : wrongArguments(node, name, given, entry.signatures);
    if (wrong !== undefined) {
      if (wrong.key !== 'error.type.keyword') return asFound(wrong);
      const names = (entry?.signatures ?? []).flatMap(({ parameters }) => parameters.map((one) => one.name));
      return say('error.type.keywordOf', { name: String(wrong.values['name']), names: names.join(', ') });
    }
  }
  return undefined;
}

/** `function takes 2 positional arguments but 1 were given`: both numbers count the object. */
export function explainCount(wanted: number, given: number, raised: RaisedAt): Explanation {
  const { world } = raised;
  const own = callsIn(raised).flatMap(([node]) => ownCall(node, raised) ?? []);
  const superCall = carriedOut(raised).find(
    ([node]) => node.kind === 'call' && node.kids[0]?.kind === 'attribute' && isSuper(node.kids[0].kids[0]),
  )?.[0];
  if (superCall !== undefined && own.every(({ node }) => node === superCall)) {
    const name = `super().${superCall.kids[0]?.text ?? ''}`;
    const counts = { wanted: wanted - 1, given: Math.max(given - 1, 0) };
    const above = methodAbove(superCall.kids[0]?.text ?? '', raised);
    const missing = above === undefined ? [] : wantsOf(above, 1).names.slice(counts.given, counts.wanted);
    if (given < wanted && missing.length > 0)
      return say('error.type.lacks', { name, missing: missing.join(', ') });
    return say(given < wanted ? 'error.type.tooFew' : 'error.type.tooMany', { name, ...counts });
  }
  for (const call of own) {
    const places = call.node.kids.slice(1).filter(({ kind }) => kind !== 'keyword').length;
    const wants = wantsOf(call.definition, 0);
    if (wanted !== wants.most && wanted !== wants.least) continue;
    if (given !== places + call.self && own.length > 1) continue;
    return explainOwn(call, places, given, raised);
  }
  const found = wrongBrackets(raised);
  if (found !== undefined) return found;
  const name = classAlone(raised);
  if (given === 0 && wanted > 0 && name !== undefined) return say('error.class.bracketsOf', { name });
  const hidden = callsIn(raised).some(
    ([{ kids }, scope]) =>
      kids[0]?.kind === 'attribute' && world.types.entryOf(kids[0].kids[0], scope)?.kind !== 'module',
  )
    ? 1
    : 0;
  if (given - hidden < 0) return say('error.class.brackets');
  if (hidden === 1 && wanted < 1) return say('error.method.selfAny');
  return say('error.type.arguments', { wanted: wanted - hidden, given: given - hidden });
}

/** The method that `super()` reaches from the class around the line. */
function methodAbove(name: string, { world, line }: RaisedAt): Node | undefined {
  const tree = world.scopes.module.node;
  const around = tree.kids.findLast(({ kind, line: at }) => kind === 'class' && at <= (line ?? 0));
  const base = around?.kids.slice(1, -1).find(({ kind }) => kind === 'name');
  const above = base && definedIn(tree, base.text);
  return name === '__init__' && above !== undefined
    ? initOf(above, tree)
    : above?.kids.at(-1)?.kids.find(({ kind, text }) => kind === 'def' && text === name);
}

const isSuper = (node: Node | undefined): boolean =>
  node?.kind === 'call' && dottedName(node.kids[0]) === 'super';

function explainOwn(call: OwnCall, places: number, given: number, raised: RaisedAt): Explanation {
  const { definition, name, self, node, file } = call;
  const inClass =
    self === 1 || methodsNamed(raised.world.scopes.module.node, definition.text).includes(definition);
  const first = definition.kids[1]?.kids[0];
  // `Dog.bark()`: nobody is there to bark.
  const owner = node.kids[0]?.kind === 'attribute' ? node.kids[0].kids[0] : undefined;
  if (inClass && given === places && first?.kids[0]?.text === 'self' && definition.text !== '__init__') {
    const known = classAlone(raised) ?? (owner?.kind === 'name' ? owner.text : undefined);
    if (known !== undefined) return say('error.class.bracketsOf', { name: known });
  }
  if (inClass && self === 1 && first?.kids[0]?.text !== 'self' && first?.text !== '*')
    return {
      ...say('error.method.self', { name: definition.text }),
      ...(file === undefined ? { line: definition.line } : {}),
    };
  const wants = wantsOf(definition, self);
  const named = node.kids.flatMap((kid) => (kid.kind === 'keyword' ? [kid.text] : []));
  if (wants.most === 0) return say('error.type.noArguments', { name });
  const wanted = wants.least === wants.most ? wants.least : `${String(wants.least)}-${String(wants.most)}`;
  if (places > wants.most) return say('error.type.tooMany', { name, wanted, given: places });
  const missing = wants.names.slice(places, wants.least).filter((one) => !named.includes(one));
  return missing.length === 0
    ? say('error.type.tooFew', { name, wanted, given: places })
    : say('error.type.lacks', { name, missing: missing.join(', ') });
}

/** The class that was kept instead of an object, in `cat = Cat`, when its method is called. */
function classAlone(raised: RaisedAt): string | undefined {
  const { module } = raised.world.scopes;
  for (const [node, scope] of callsIn(raised)) {
    const owner = node.kids[0]?.kind === 'attribute' ? node.kids[0].kids[0] : undefined;
    if (owner?.kind !== 'name') continue;
    const kept = scopeOf(owner.text, scope)
      ?.made.get(owner.text)
      ?.find(({ how }) => how === 'assign')?.value;
    for (const name of [owner.text, kept?.kind === 'name' ? kept.text : ''])
      if (definedIn(module.node, name)?.kind === 'class') return name;
  }
  return undefined;
}

/** `unexpected keyword argument 'height'` */
export function explainKeyword(name: string, raised: RaisedAt): Explanation {
  for (const [node] of callsIn(raised)) {
    if (!node.kids.some((kid) => kid.kind === 'keyword' && kid.text === name)) continue;
    const call = ownCall(node, raised);
    if (call === undefined) continue;
    const { names } = wantsOf(call.definition, call.self);
    const near = nearName(name, names);
    if (near !== undefined)
      return { ...say('error.type.keywordNear', { name, near }), fix: { from: name, to: near } };
    return names.length === 0
      ? say('error.type.noArguments', { name: call.name })
      : say('error.type.keywordOf', { name, names: names.join(', ') });
  }
  return wrongBrackets(raised) ?? say('error.type.keyword', { name });
}

/** Something in the brackets of a call of the board's is of another kind than it wants. */
export function wrongKind(given: string, wanted: string, raised: RaisedAt): Explanation | undefined {
  const { world } = raised;
  const found: { node: Node; call: Node; scope: NameScope; sure: boolean }[] = [];
  for (const [call, scope] of callsIn(raised)) {
    const [callee, ...values] = call.kids;
    // f.write("a", "b"): V1 takes what comes second for a length.
    const second = values.length > 1 && /(?<!i2c)\.write$/.test(dottedName(callee) ?? '');
    if (second && wanted === 'int' && callee !== undefined)
      return say('error.type.tooMany', { name: textOf(world, callee), wanted: 1, given: values.length });
    const method = callee?.kind === 'attribute' && world.types.entryOf(callee, scope) === undefined;
    // A function of the program's own takes anything.
    if (!method && world.types.entryOf(callee, scope) === undefined) continue;
    if (/^(str|print|repr|type|bool|len|isinstance)$/.test(dottedName(callee) ?? '')) continue;
    const entry = world.types.entryOf(callee, scope);
    for (const [index, value] of values.entries()) {
      const node = value.kind === 'keyword' ? value.kids[0] : value;
      if (node === undefined || takes(entry, value, index, given)) continue;
      const type = world.types.typeOf(node, scope);
      const same = type === given || (numbers.has(type ?? '') && numbers.has(given) && given !== 'float');
      if (type === undefined || same) found.push({ node, call, scope, sure: same });
    }
  }
  const sure = found.filter((one) => one.sure);
  const [one] = sure.length > 0 ? sure : found;
  if (one === undefined || (sure.length === 0 && found.length > 1)) return undefined;
  const { node, call, scope } = one;
  if (given === 'NoneType') return explainNone(raised, [[node, scope]]);
  const known = findCall(call, scope, knowing(world, new Map([[node, given]])));
  const fits = known.find(({ key }) => /^error\.type\.(wants|whole|len)/.test(key));
  if (fits !== undefined) return { ...asFound(fits), blames: node };
  const name = dottedName(call.kids[0]) ?? call.kids[0]?.text ?? '';
  const value = textOf(world, node);
  if (given === 'str' && numbers.has(wanted)) {
    const text = literalText(node);
    const key =
      text === undefined
        ? 'error.type.wantsNumber'
        : /^-?\d+(\.\d+)?$/.test(text)
          ? 'error.type.wantsNumberQuoted'
          : 'error.type.wantsNumberWord';
    return { ...say(key, { name, value }), blames: node };
  }
  if (given === 'float' && wanted === 'int')
    return { ...say('error.type.whole', { name, value }), blames: node };
  if (/^(function|bound_method|closure)$/.test(given))
    return say('error.type.functionGiven', { name: value });
  if (wanted === 'bytes')
    return numbers.has(given)
      ? { ...say('error.type.bytesNumber', { name, value }), blames: node }
      : { ...say('error.type.bytesList', { name, value, kind: kindWords(given) }), blames: node };
  if (wanted === 'str' && numbers.has(given))
    return { ...say('error.type.wantsTextIs', { name, value, kind: kindWords(given) }), blames: node };
  return {
    ...say('error.type.wants', { name, value, kind: kindWords(given), needed: kindWords(wanted) }),
    blames: node,
  };
}

/** Of what kinds something is that is no text and no bytes, and may be given instead. */
const noBuffers = ['int', 'float', 'NoneType', 'list', 'tuple', 'dict', 'bool'];

/** `object with buffer protocol required`: bytes, or a text. */
export function explainBuffer(raised: RaisedAt): Explanation {
  const { world } = raised;
  const bytes = callsIn(raised).some(([{ kids }]) =>
    /(^|\.)(i2c\.write|spi\.write|spi\.write_readinto|send_bytes)$/.test(dottedName(kids[0]) ?? ''),
  );
  for (const [call, scope] of callsIn(raised))
    for (const value of call.kids.slice(1)) {
      const none = explainNone(raised, [[value, scope]]);
      if (none !== undefined && none.key !== 'error.type.noneIs') return none;
      const given = world.types.typeOf(value, scope);
      if (given === undefined || !noBuffers.includes(given)) continue;
      const explained = wrongKind(given, bytes ? 'bytes' : 'str', raised);
      if (explained !== undefined) return explained;
    }
  return wrongKind('int', bytes ? 'bytes' : 'str', raised) ?? say('error.type.buffer');
}

/** Whether every way to call it takes this kind in this place. */
function takes(entry: ApiEntry | undefined, value: Node, index: number, given: string): boolean {
  const parameters = (entry?.signatures ?? []).map(({ parameters: all }): ApiParameter | undefined =>
    value.kind === 'keyword' ? all.find(({ name }) => name === value.text) : all[index],
  );
  return (
    parameters.length > 0 &&
    parameters.every(
      (one) => one?.type.split(/[\s|]+/).some((type) => type === given || type === 'object') === true,
    )
  );
}

/** `can't convert str to int` */
export function explainConvert(given: string, wanted: string, raised: RaisedAt): Explanation {
  const found = wrongKind(given, wanted, raised);
  if (found !== undefined) return found;
  if (given === 'NoneType') return noneSomewhere(raised);
  if (given === 'str' && numbers.has(wanted)) return say('error.type.textForNumber');
  if (given === 'float' && wanted === 'int') return say('error.type.wholeAny');
  if (wanted === 'str') return say('error.type.wantsText', { left: kindWords(given) });
  return say('error.type.convert', { left: kindWords(given), right: kindWords(wanted) });
}

/** Lines of the function around a line, the innermost. */
export function functionAround({ world, line, source }: RaisedAt): NameScope | undefined {
  return world.scopes.all.findLast(
    ({ kind, node }) =>
      kind === 'function' && line !== undefined && node.line <= line && lastLine(source, node) >= line,
  );
}
