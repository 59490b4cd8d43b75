import type { ApiEntry } from '../../firmware/micropython/api-entry.ts';
import { apiClass, apiEntry } from '../../firmware/micropython/api.ts';
import type { ProgramPlace } from './cursor-place.ts';
import { programThings } from './program-cache.ts';
import { typeOf, type Thing } from './program-things.ts';

/** Where a program uses a thing of the board's. */
export interface ApiUse {
  readonly entry: ApiEntry;
  /** The name's place in the text: of `display.show` only `show`. */
  readonly from: number;
  readonly to: number;
  /** From 1. */
  readonly line: number;
}

/** A name behind a dot that the thing in front does not have. */
export interface UnknownMember {
  readonly name: string;
  /** What stands in front: a module, a class, or what a value's type is. */
  readonly owner: ApiEntry;
  /** All names it has. */
  readonly has: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/**
 * The board's things a program uses, found through its imports and simple assignments, in the order of the text; what
 * is on one board alone is told by `entry.boards`. Never throws; a broken text gives what can be read.
 */
export function apiUses(source: string, files: ProgramPlace['files'] = {}): readonly ApiUse[] {
  return readUses(source, files).uses;
}

/** Names behind a dot that are not there: `display.sho`, and methods that a list or a text does not have. */
export function unknownMembers(source: string, files: ProgramPlace['files'] = {}): readonly UnknownMember[] {
  return readUses(source, files).unknown;
}

function readUses(
  source: string,
  files: ProgramPlace['files'],
): { readonly uses: readonly ApiUse[]; readonly unknown: readonly UnknownMember[] } {
  const program = programThings(source, files);
  const uses: ApiUse[] = [];
  const unknown: UnknownMember[] = [];
  let line = 1;
  let counted = 0;
  const lineOf = (offset: number): number => {
    for (let at = source.indexOf('\n', counted); at >= 0 && at < offset; at = source.indexOf('\n', at + 1)) {
      line++;
      counted = at + 1;
    }
    return line;
  };
  for (const use of program.scopes.uses) {
    const at = { from: use.from, to: use.to, line: lineOf(use.from) };
    const found = (thing: Thing | undefined): void => {
      if (thing?.kind === 'api') uses.push({ entry: thing.entry, ...at });
    };
    if (use.kind === 'name' && (use.making === undefined || use.imported !== undefined))
      found(program.named(use.name, use.scope));
    else if (use.kind === 'module') {
      const entry = program.file(use.name) === undefined ? apiEntry(use.name) : undefined;
      found(entry && { kind: 'api', entry });
    } else if (use.kind === 'foreign') {
      const entry =
        program.file(use.module) === undefined ? apiEntry(`${use.module}.${use.name}`) : undefined;
      found(entry && { kind: 'api', entry });
    } else if (use.kind === 'attribute') {
      const owner = program.valueOf(program.thingOf(use.owner, use.scope));
      const members = program.members(owner);
      const member = members.find(({ name }) => name === use.name);
      if (member !== undefined) found(member.thing);
      else {
        const entry = ownerEntry(owner);
        if (entry !== undefined && members.length > 0)
          unknown.push({ name: use.name, owner: entry, has: members.map(({ name }) => name), ...at });
      }
    }
  }
  return { uses, unknown };
}

/** Whose members are known for certain: not a value that may be of several types. */
function ownerEntry(owner: Thing | undefined): ApiEntry | undefined {
  const type = typeOf(owner)?.replace(/\[.*/, '');
  if (type !== undefined) return /^\w+$/.test(type) ? apiClass(type) : undefined;
  return owner?.kind === 'api' && owner.entry.kind !== 'function' ? owner.entry : undefined;
}
