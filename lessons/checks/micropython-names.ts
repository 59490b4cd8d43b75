import { apiMembers } from '../../firmware/micropython/api.ts';

/** Names that MicroPython on the micro:bit gives a program, for everyone who reads programs. */

/** Modules a program can import on either board. */
export { moduleNames } from '../../firmware/micropython/module-names.ts';

// Marked as pure, so that a page that asks for modules only does not load the API.

/** What `from microbit import *` brings, on either board. */
export const microbitNames: ReadonlySet<string> = /* @__PURE__ */ namesIn('microbit', () => true);

/** Built-in functions and types, on either board. */
export const builtinNames: ReadonlySet<string> = /* @__PURE__ */ namesIn(
  'builtins',
  (words) => words !== 'exception',
);

/** Exceptions. */
export const exceptionNames: ReadonlySet<string> = /* @__PURE__ */ namesIn(
  'builtins',
  (words) => words === 'exception',
);

function namesIn(module: string, wanted: (words: string) => boolean): ReadonlySet<string> {
  return new Set(
    apiMembers(module)
      // What has no name in programs is no name of theirs.
      .filter(({ inner, words }) => inner !== true && wanted(words))
      .map(({ name }) => name.slice(module.length + 1)),
  );
}
