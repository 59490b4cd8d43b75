/** Brackets after something that is no function. */
import { callsIn, definedIn, methodsNamed } from './explain-brackets.ts';
import { explainNone } from './explain-none.ts';
import { numbers } from './explain-operands.ts';
import { scopeOf } from './findings/name-scopes.ts';
import { isSame, kindWords, say, type Explanation, type RaisedAt } from './raised.ts';
import { dottedName, nodesOf } from './syntax/tree.ts';

/** `'int' object is not callable` */
export function explainCallable(type: string, raised: RaisedAt): Explanation {
  const { world } = raised;
  for (const [node, scope] of callsIn(raised)) {
    const [callee] = node.kids;
    if (callee === undefined) continue;
    const known = world.types.typeOf(callee, scope);
    if (known !== undefined && !isSame(known, type) && known !== 'type' && type !== 'NoneType') continue;
    if (
      callee.kind === 'number' ||
      callee.kind === 'tuple' ||
      callee.kind === 'list' ||
      callee.kind === 'string'
    ) {
      if (callee.kind === 'number' || numbers.has(type)) return say('error.type.timesAny');
      return say('error.type.commaCall', { type });
    }
    if (callee.kind === 'call')
      return type === 'NoneType'
        ? say('error.type.noneCall')
        : say('error.type.callable', { name: kindWords(type) });
    const name = dottedName(callee);
    if (name === undefined || world.types.entryOf(callee, scope)?.kind === 'function') continue;
    if (definedIn(world.scopes.module.node, name) !== undefined && type !== 'NoneType') continue;
    if (type === 'NoneType') {
      const reason = callee.kind === 'name' ? explainNone(raised, [[callee, scope]]) : undefined;
      return reason !== undefined && reason.key !== 'error.type.noneIs'
        ? reason
        : say('error.type.noneCallName', { name });
    }
    if (type === 'module') return say('error.type.callObject', { name });
    const at =
      callee.kind === 'name'
        ? scopeOf(name, scope)
            ?.made.get(name)
            ?.find(({ how, value }) => how === 'assign' && value)?.node.line
        : undefined;
    if (at !== undefined) return say('error.type.callValue', { name, at });
    const hides =
      callee.kind === 'attribute' && methodsNamed(world.scopes.module.node, callee.text).length > 0
        ? setOnSelf(callee.text, raised)
        : undefined;
    if (hides !== undefined) return say('error.method.hidden', { name: callee.text, at: hides });
    const own = world.scopes.all.some(({ kind, name: owner }) => kind === 'class' && owner === type);
    return own
      ? say('error.type.callObject', { name })
      : say('error.type.callKind', { name, kind: kindWords(type) });
  }
  if (type === 'NoneType') return say('error.type.noneCall');
  if (type === 'module') return say('error.type.moduleCall');
  return say('error.type.callable', { name: kindWords(type) });
}

/** The line that gives an object a value of this name. */
function setOnSelf(name: string, { world }: RaisedAt): number | undefined {
  return [...nodesOf(world.scopes.module.node)].find(
    ({ kind, kids: [target] }) =>
      kind === 'assign' &&
      target?.kind === 'attribute' &&
      target.text === name &&
      target.kids[0]?.text === 'self',
  )?.line;
}
