import { api, apiClass, apiMembers } from '../../../firmware/micropython/api.ts';
import { nearName } from '../near-name.ts';
import { computerModules, computerNames } from './computer-names.ts';
import { type Explained, type Place, short } from './finding-place.ts';
import type { ProgramText } from './program-text.ts';
import { typeParts, typeWords } from './type-words.ts';

export function unknownMember(name: string, type: string, at: Place): Explained | undefined {
  const owner = /([\w.]+(?:\([^()]*\))?)\s*\.\s*$/.exec(at.program.text.slice(0, at.from))?.[1] ?? '';
  const parts = typeParts(type);
  const [part] = parts;
  if (part === undefined) return undefined;
  if (part.kind === 'none')
    return { key: 'type.none', values: { owner: short(owner === '' ? 'None' : owner), name } };
  if (part.kind === 'function')
    return { key: 'type.attribute.function', values: { owner: short(owner), name } };
  const what = part.name;
  const known = membersOf(what, at.program);
  const near = nearName(name, known);
  if (!ofPython.has(part.name) && /^[\w.]+$/.test(owner)) {
    const values = { owner: short(owner), name };
    return near === undefined
      ? { key: 'type.attribute.of', values }
      : { key: 'type.attribute.of.near', values: { ...values, near }, fix: { from: name, to: near } };
  }
  const values = { what: typeWords(part.kind === 'other' ? type : stripValue(type)), name };
  if (near !== undefined)
    return { key: 'type.attribute.near', values: { ...values, near }, fix: { from: name, to: near } };
  if (computerNames[what]?.has(name) === true) return { key: 'type.attribute.computer', values };
  return { key: 'type.attribute', values };
}

/** What has no name of its own in a program: `text` is a text, but `display` is the display. */
const ofPython = new Set('str int float bool bytes bytearray list tuple dict set frozenset range'.split(' '));

/** A text has no such name, whichever text it is. */
export function stripValue(type: string): string {
  return typeParts(type)
    .map((part) => (part.kind === 'class' ? `type[${part.name}]` : part.name))
    .join(' | ');
}

/** What can stand behind the dot: of the board's classes, of Python's, and of the program's own. */
function membersOf(name: string, program: ProgramText): string[] {
  const entry = apiClass(name);
  const known = entry === undefined ? [] : apiMembers(entry.name).map((one) => lastName(one.name));
  const own =
    new RegExp(`^class\\s+${name}\\b.*\\n((?:[ \\t]+.*\\n|\\n)*)`, 'm').exec(`${program.text}\n`)?.[1] ?? '';
  return [
    ...known,
    ...[...own.matchAll(/\bself\.(\w+)\s*=[^=]|^\s+def\s+(\w+)|^\s+(\w+)\s*=[^=]/gm)].map(
      ([, attribute, method, field]) => attribute ?? method ?? field ?? '',
    ),
  ];
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

export function unknownInModule(name: string, module: string): Explained {
  const near = nearName(
    name,
    apiMembers(module).map((one) => lastName(one.name)),
  );
  const values = { module, name };
  if (near !== undefined)
    return { key: 'type.module.near', values: { ...values, near }, fix: { from: name, to: near } };
  if (computerNames[module]?.has(name) === true) return { key: 'type.module.computer', values };
  return { key: 'type.module', values };
}

export function importedModule(at: Place): string {
  return /from\s+([\w.]+)\s+import\b[^\n]*$/.exec(at.program.text.slice(0, at.from))?.[1] ?? '';
}

export function unknownModule(name: string): Explained {
  const near = nearName(
    name,
    api.filter((one) => one.kind === 'module' && one.name !== 'builtins').map((one) => one.name),
  );
  if (computerModules.has(name.split('.')[0] ?? '')) return { key: 'type.import.computer', values: { name } };
  if (near !== undefined)
    return { key: 'type.import.near', values: { name, near }, fix: { from: name, to: near } };
  return { key: 'type.import', values: { name } };
}
