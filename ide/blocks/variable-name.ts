import { builtinNames, microbitNames } from '../../lessons/checks/micropython-names.ts';
import { blockModules, pythonName } from './python-text.ts';

/** Why a variable cannot be called something. */
export type NameRefusal =
  /** There is nothing in it that Python could call a name: `!!!`, a picture. */
  | 'letters'
  /** A word of Python's own: `for`, `list`. */
  | 'python'
  /** The board's: `temperature`, `music`. */
  | 'microbit'
  /** A variable has it, or one that Python could not tell from it: `my score` and `my_score`. */
  | 'exists'
  /** A function of the program has it. */
  | 'function';

/** What a name becomes when it is taken over: letters that nobody sees (they may turn a line round) are left out. */
export function visibleName(typed: string): string {
  return typed
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Whether a variable can be called something; `used` are the names of the program's own variables and functions. */
export function refuseVariableName(
  name: string,
  used: { readonly variables: readonly string[]; readonly functions: readonly string[] },
): NameRefusal | undefined {
  if (!/[\p{L}\p{N}]/u.test(name)) return 'letters';
  const plain = pythonName(name);
  // A word that Python keeps for itself gets an underscore.
  if (plain === `${name}_` || builtinNames.has(plain)) return 'python';
  if (microbitNames.has(plain) || blockModules.has(plain)) return 'microbit';
  const same = (other: string): boolean => pythonName(other).toLowerCase() === plain.toLowerCase();
  if (used.variables.some(same)) return 'exists';
  return used.functions.some(same) ? 'function' : undefined;
}
