import type { ApiEntry, ApiParameter, ApiSignature, BoardModel } from './api-entry.ts';
import { api, apiClass, apiMembers } from './api.ts';

/** For which boards stubs are: `both` has all that either board gives. */
export type StubBoard = BoardModel | 'both';

/**
 * Python stubs (`microbit.pyi`, `music.pyi`, ...) for a type checker, made from the API's entries; valid Python 3.8.
 * Builtins are not among them: see {@link builtinNamesOn}.
 */
export function stubFiles(board: StubBoard): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const one of api) {
    if (one.kind === 'module' && one.name !== 'builtins' && isOn(one, board))
      files.set(`${one.name}.pyi`, moduleStub(one, board));
  }
  return files;
}

/**
 * What a board gives without import: names at the top (`''`) and methods by their class (`str`: `split`, ...).
 * Whoever has a larger `builtins.pyi` takes from it what is missing here.
 */
export function builtinNamesOn(board: StubBoard): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>([['', new Set()]]);
  for (const one of apiMembers('builtins')) {
    if (!isOn(one, board)) continue;
    if (one.inner !== true) names.get('')?.add(lastName(one));
    if (one.kind === 'class') {
      const methods = apiMembers(one.name).filter((member) => isOn(member, board));
      names.set(lastName(one), new Set(methods.map(lastName)));
    }
  }
  return names;
}

function moduleStub(module: ApiEntry, board: StubBoard): string {
  const members = apiMembers(module.name).filter((one) => isOn(one, board));
  // Classes first: what a name is made of must be above it.
  const classes = members.filter((one) => one.kind === 'class');
  const rest = members.filter((one) => one.kind !== 'class');
  const body = [
    ...classes.map((one) => classStub(one, board)),
    ...rest.map((one) => (one.kind === 'function' ? functionStub(one, board, '') : valueStub(one, ''))),
  ].join('\n');
  const inner = classes.some((one) => one.inner === true);
  const names = members.filter((one) => one.inner !== true).map((one) => `'${lastName(one)}'`);
  // What a program cannot name must not come with `from microbit import *`.
  const all = inner ? `__all__ = [${names.join(', ')}]\n` : '';
  return `${importsOf(module, body)}${all}\n${body}\n`;
}

const typingNames = [
  'Any',
  'Callable',
  'Iterable',
  'Iterator',
  'NoReturn',
  'Sequence',
  'TypeVar',
  'overload',
];

/** Imports for the names a stub uses, and its type variable. */
function importsOf(module: ApiEntry, body: string): string {
  const variable = /\bT\b/.test(body);
  const typing = typingNames.filter((name) =>
    name === 'TypeVar' ? variable : new RegExp(`\\b${name}\\b`).test(body),
  );
  const others = new Map<string, Set<string>>();
  for (const [name] of body.matchAll(/\b[A-Z]\w+\b/g)) {
    const found = apiClass(name);
    const home = found?.name.slice(0, found.name.lastIndexOf('.'));
    if (home === undefined || home === module.name || home === 'builtins') continue;
    others.set(home, (others.get(home) ?? new Set()).add(name));
  }
  return [
    ...(typing.length > 0 ? [`from typing import ${typing.join(', ')}\n`] : []),
    ...[...others].map(([home, names]) => `from ${home} import ${[...names].sort().join(', ')}\n`),
    ...(variable ? [`T = TypeVar('T')\n`] : []),
  ].join('');
}

function classStub(entry: ApiEntry, board: StubBoard): string {
  const bases: Readonly<Record<string, string>> = { tuple: 'tuple[Any, ...]', dict: 'dict[Any, Any]' };
  const base = entry.base === undefined ? '' : `(${bases[entry.base] ?? entry.base})`;
  const own = apiMembers(entry.name).filter(
    (one) => one.name.startsWith(`${entry.name}.`) && isOn(one, board),
  );
  const made = signaturesOn(entry, board).map(({ parameters }) => ({ parameters, returns: 'None' }));
  const lines = [
    ...functionLines('__init__', made, '    ', true),
    ...own.map((one) =>
      one.kind === 'function' ? functionStub(one, board, '    ') : valueStub(one, '    '),
    ),
  ];
  return `class ${lastName(entry)}${base}:\n${lines.length > 0 ? lines.join('\n') : '    pass'}`;
}

function functionStub(entry: ApiEntry, board: StubBoard, indent: string): string {
  return functionLines(lastName(entry), signaturesOn(entry, board), indent, indent !== '').join('\n');
}

function functionLines(
  name: string,
  signatures: readonly ApiSignature[],
  indent: string,
  method: boolean,
): string[] {
  const overloaded = signatures.length > 1 ? `${indent}@overload\n` : '';
  return signatures.map(({ parameters, returns }) => {
    const written = [...(method ? ['self'] : []), ...parametersStub(parameters)].join(', ');
    return `${overloaded}${indent}def ${name}(${written}) -> ${returns}: ...`;
  });
}

function parametersStub(parameters: readonly ApiParameter[]): string[] {
  const written: string[] = [];
  const lastPosition = parameters.findLastIndex((one) => one.only === 'position');
  let star = false;
  for (const [i, one] of parameters.entries()) {
    if (one.only === 'name' && !star) written.push('*');
    star ||= one.only === 'name' || one.only === 'rest';
    const stars = one.only === 'rest' ? '*' : one.only === 'names' ? '**' : '';
    written.push(`${stars}${one.name}: ${one.type}${defaultStub(one)}`);
    if (i === lastPosition) written.push('/');
  }
  return written;
}

/** Names such as `pin0` are no business of a stub: it only says that the value may be missing. */
function defaultStub(one: ApiParameter): string {
  if (one.default === undefined) return '';
  return ` = ${/^(None|True|False|-?[\dx.a-fA-F]+|b?'.*')$/.test(one.default) ? one.default : '...'}`;
}

function valueStub(entry: ApiEntry, indent: string): string {
  const { type = 'Any' } = entry;
  const name = lastName(entry);
  return entry.kind === 'object' && api.some((one) => one.kind === 'module' && one.name === type)
    ? `${indent}import ${type} as ${name}`
    : `${indent}${name}: ${type}`;
}

function signaturesOn(entry: ApiEntry, board: StubBoard): readonly ApiSignature[] {
  const all = entry.signatures ?? [];
  return board === 'both' ? all : all.filter((one) => one.boards?.includes(board) ?? true);
}

function isOn(entry: ApiEntry, board: StubBoard): boolean {
  return board === 'both' || entry.boards.includes(board);
}

function lastName(entry: ApiEntry): string {
  return entry.name.slice(entry.name.lastIndexOf('.') + 1);
}
