import type { ApiEntry } from './api-entry.ts';
import { audioModule } from './modules/audio.ts';
import { boardModules } from './modules/board.ts';
import { builtinsModule } from './modules/builtins.ts';
import { imageClass } from './modules/image.ts';
import { languageModules } from './modules/language.ts';
import { microbitModule } from './modules/microbit.ts';
import { musicModule } from './modules/music.ts';
import { pinClasses } from './modules/pins.ts';
import { radioModule } from './modules/radio.ts';
import { randomModule } from './modules/random.ts';
import { timeModule } from './modules/time.ts';
import { readApi } from './read-api.ts';

/**
 * Everything MicroPython on the micro:bit gives a program, in the order it is offered: V1 as in the runtimes 1.0.1
 * and 1.1.1, V2 as in 2.1.2. The tests compare it with `dir()` on both V1 runtimes and with the names in V2's.
 */
export const api: readonly ApiEntry[] = /* @__PURE__ */ readApi([
  microbitModule,
  imageClass,
  pinClasses,
  musicModule,
  randomModule,
  radioModule,
  audioModule,
  boardModules,
  timeModule,
  languageModules,
  builtinsModule,
]);

// Pure, as far as a bundler is concerned: who asks for nothing of it does not carry it.
const index = /* @__PURE__ */ indexOf(api);

function indexOf(entries: readonly ApiEntry[]): {
  readonly byName: ReadonlyMap<string, ApiEntry>;
  readonly classes: ReadonlyMap<string, ApiEntry>;
  readonly members: ReadonlyMap<string, readonly ApiEntry[]>;
} {
  const found = new Map<string, ApiEntry[]>();
  for (const one of entries) {
    const dot = one.name.lastIndexOf('.');
    if (dot < 0) continue;
    const owner = one.name.slice(0, dot);
    const known = found.get(owner);
    if (known === undefined) found.set(owner, [one]);
    else known.push(one);
  }
  const isClass = entries.filter((one) => one.kind === 'class');
  return {
    byName: new Map(entries.map((one) => [one.name, one])),
    classes: new Map(isClass.map((one) => [one.name.slice(one.name.lastIndexOf('.') + 1), one])),
    members: found,
  };
}

/** By its full name: `microbit.display.show` is found too, though the method is its class's. */
export function apiEntry(fullName: string): ApiEntry | undefined {
  const own = index.byName.get(fullName);
  if (own !== undefined) return own;
  const dot = fullName.lastIndexOf('.');
  return dot < 0 ? undefined : apiMember(fullName.slice(0, dot), fullName.slice(dot + 1));
}

/** A class by its last name, as types write it: `Image`, `MicroBitDisplay`, `str`. */
export function apiClass(name: string): ApiEntry | undefined {
  return index.classes.get(name);
}

/**
 * What can stand behind the dot of a module, a class, or an object, by its full name. An object's members are its
 * class's and have the class's name (`microbit.MicroBitDisplay.show`).
 */
export function apiMembers(ownerFullName: string): readonly ApiEntry[] {
  const owner = apiEntry(ownerFullName);
  if (owner === undefined) return [];
  if (owner.type !== undefined) {
    const type = apiClass(owner.type.replace(/\[.*/, '')) ?? index.byName.get(owner.type);
    return type === undefined ? [] : apiMembers(type.name);
  }
  const own = index.members.get(owner.name) ?? [];
  const base = owner.base === undefined ? undefined : apiClass(owner.base);
  return base === undefined ? own : [...apiMembers(base.name), ...own];
}

/** One of {@link apiMembers}, by its last name. */
export function apiMember(ownerFullName: string, name: string): ApiEntry | undefined {
  return apiMembers(ownerFullName).find((one) => one.name.endsWith(`.${name}`));
}
