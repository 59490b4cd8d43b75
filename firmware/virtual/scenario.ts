import { isEdgePin } from './board/edge-connector.ts';
import { gestureNames, type BoardInput, type ButtonName, type GestureName } from './microbit-io.ts';
import { closestWord } from '../closest-word.ts';

// This file is longer than most: it is the one place that knows every key of a scenario, and a reader
// who looks for one wants its check and its meaning side by side.

/**
 * What the world does to a board, and when. Written as a list of entries, in YAML for instance:
 *
 *     - at: 1s
 *       click: a
 *     - at: 2.5
 *       temperature: { from: 20, to: 30, over: 10s }
 */
export interface Scenario {
  /** In order of time; what was written first comes first among equals. */
  readonly inputs: readonly TimedInput[];
}

export interface TimedInput {
  /** Simulated milliseconds since the scenario began. */
  readonly at: number;
  readonly input: BoardInput;
}

/** Something wrong in a scenario. */
export interface ScenarioProblem {
  readonly code: ScenarioProblemCode;
  /** Keys and indices from the top of the data to the culprit. */
  readonly path: readonly (string | number)[];
  /** Whether the last key of the path is wrong itself, or what it holds. */
  readonly on: 'key' | 'value';
  /** What the message speaks of, for a message in another language. */
  readonly values: Readonly<Record<string, string | number>>;
  /** One sentence or two in English. */
  readonly message: string;
}

export type ScenarioProblemCode =
  /** The scenario is not a list. */
  | 'not-a-list'
  /** An entry of the list is not a mapping of keys to values. */
  | 'not-an-entry'
  /** An entry does not say `at`. */
  | 'missing-at'
  /** An entry says when but not what. */
  | 'nothing-happens'
  /** A key nobody knows; values: key, perhaps suggestion. */
  | 'unknown-key'
  /** A key that must be there; values: key. */
  | 'missing-key'
  /** A name out of a fixed set; values: value, expected, perhaps suggestion. */
  | 'unknown-name'
  /** Not the kind of value that belongs there; values: expected, value. */
  | 'wrong-type'
  /** A number too small or too large; values: value, from, to. */
  | 'out-of-range';

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** How long a click holds a button unless it says, milliseconds. */
const clickTime = 100;
/** Temperature ramps go in steps of what the sensor can tell apart, degrees. */
const temperatureStep = 0.25;

/** Checks plain data (parsed YAML or JSON) and turns it into a scenario. Finds all problems at once. */
export function parseScenario(data: unknown): ParsedScenario {
  const problems: ScenarioProblem[] = [];
  const inputs: TimedInput[] = [];
  if (Array.isArray(data)) {
    data.forEach((entry: unknown, index) => new EntryReader(index, problems, inputs).read(entry));
  } else {
    problems.push({
      code: 'not-a-list',
      path: [],
      on: 'value',
      values: {},
      message: "A scenario is a list of entries, each beginning with '- at:'.",
    });
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, scenario: { inputs: inputs.sort((a, b) => a.at - b.at) } };
}

type Mapping = Readonly<Record<string, unknown>>;

const actions = [
  'press',
  'release',
  'click',
  'temperature',
  'acceleration',
  'gesture',
  'light',
  'touch',
  'untouch',
  'voltage',
  'magneticField',
  'serial',
  'reset',
] as const;
type Action = (typeof actions)[number];

const buttonsByName: Readonly<Record<string, readonly ButtonName[]>> = {
  a: ['a'],
  b: ['b'],
  'a+b': ['a', 'b'],
};

interface Range {
  readonly from: number;
  readonly to: number;
  readonly unit: string;
}
const degrees: Range = { from: -25, to: 75, unit: 'degrees' };
const lightLevels: Range = { from: 0, to: 255, unit: 'levels of light' };
const milliG: Range = { from: -16_384, to: 16_384, unit: 'milli-g' };
const nanotesla: Range = { from: -1_000_000, to: 1_000_000, unit: 'nanotesla' };
const volts: Range = { from: 0, to: 3.3, unit: 'volts' };

/** Reads one entry of the list. */
class EntryReader {
  #at = 0;

  constructor(
    private readonly index: number,
    private readonly problems: ScenarioProblem[],
    private readonly inputs: TimedInput[],
  ) {}

  read(entry: unknown): void {
    if (!isMapping(entry)) {
      this.#problem([], 'not-an-entry', {}, "An entry is keys with values, such as 'at: 1s' and 'press: a'.");
      return;
    }
    this.#checkKeys(entry, ['at', ...actions], []);
    const at = 'at' in entry ? this.#duration(entry.at, ['at']) : undefined;
    if (!('at' in entry)) {
      this.#problem(
        [],
        'missing-at',
        {},
        "This entry does not say when: give it an 'at', such as 'at: 1.5s'.",
      );
    }
    this.#at = at ?? 0;
    const present = actions.filter((action) => action in entry);
    for (const action of present) this.#action(action, entry[action]);
    if (present.length === 0 && Object.keys(entry).every((key) => key === 'at')) {
      this.#problem(
        [],
        'nothing-happens',
        {},
        `Nothing happens in this entry. It may say ${anyOf(actions)}.`,
      );
    }
  }

  #action(action: Action, value: unknown): void {
    switch (action) {
      case 'press':
      case 'release':
        for (const button of this.#buttons(value, [action]) ?? []) this.#add({ type: action, button });
        return;
      case 'click':
        return this.#click(value);
      case 'temperature':
        return this.#level(action, value, degrees, temperatureStep, (celsius) => ({ type: action, celsius }));
      case 'light':
        return this.#level(action, value, lightLevels, 1, (level) => ({
          type: action,
          level: Math.round(level),
        }));
      case 'acceleration':
        return this.#vector(action, value, milliG);
      case 'magneticField':
        return this.#vector(action, value, nanotesla);
      case 'gesture': {
        const gesture = this.#name(value, gestureNames, [action]);
        if (gesture !== undefined) this.#add({ type: action, gesture: gesture as GestureName });
        return;
      }
      case 'touch':
      case 'untouch': {
        if (value === 0 || value === 1 || value === 2) {
          this.#add({ type: 'touch', pin: value, touched: action === 'touch' });
        } else this.#wrongType([action], 'pin 0, 1 or 2', value);
        return;
      }
      case 'voltage':
        return this.#voltage(value);
      case 'serial':
        if (typeof value === 'string') this.#add({ type: 'serial', bytes: new TextEncoder().encode(value) });
        else this.#wrongType([action], 'text (put it in quotes)', value);
        return;
      case 'reset':
        if (value === true || value === null) this.#add({ type: 'reset' });
        else this.#wrongType([action], "'true'", value);
    }
  }

  #click(value: unknown): void {
    let held = clickTime;
    let buttons: readonly ButtonName[] | undefined;
    if (isMapping(value)) {
      if (!this.#checkKeys(value, ['button', 'for'], ['click'], ['button'])) return;
      buttons = this.#buttons(value.button, ['click', 'button']);
      if ('for' in value) held = this.#duration(value.for, ['click', 'for']) ?? held;
    } else {
      buttons = this.#buttons(value, ['click']);
    }
    for (const button of buttons ?? []) {
      this.#add({ type: 'press', button });
      this.#add({ type: 'release', button }, held);
    }
  }

  #voltage(value: unknown): void {
    if (!isMapping(value)) return this.#wrongType(['voltage'], '{ pin: 1, volts: 2.5 }', value);
    if (!this.#checkKeys(value, ['pin', 'volts'], ['voltage'], ['pin', 'volts'])) return;
    const { pin } = value;
    if (typeof pin !== 'number' || !isEdgePin(pin)) {
      return this.#wrongType(['voltage', 'pin'], 'an edge pin: 0 to 16, 19 or 20', pin);
    }
    const level = value.volts === null ? null : this.#number(value.volts, volts, ['voltage', 'volts']);
    if (level !== undefined) this.#add({ type: 'voltage', pin, volts: level });
  }

  /** A number now, or `{ from, to, over }`: a ramp in steps of `step`. */
  #level(
    key: Action,
    value: unknown,
    range: Range,
    step: number,
    input: (value: number) => BoardInput,
  ): void {
    if (!isMapping(value)) {
      const number = this.#number(value, range, [key]);
      if (number !== undefined) this.#add(input(number));
      return;
    }
    const keys = ['from', 'to', 'over'];
    if (!this.#checkKeys(value, keys, [key], keys)) return;
    const from = this.#number(value.from, range, [key, 'from']);
    const to = this.#number(value.to, range, [key, 'to']);
    const over = this.#duration(value.over, [key, 'over']);
    if (from === undefined || to === undefined || over === undefined) return;
    const steps = Math.ceil(Math.abs(to - from) / step);
    this.#add(input(from));
    for (let done = 1; done < steps; done += 1) {
      const part = (done * step) / Math.abs(to - from);
      this.#add(input(from + Math.sign(to - from) * done * step), over * part);
    }
    this.#add(input(to), over);
  }

  #vector(action: 'acceleration' | 'magneticField', value: unknown, range: Range): void {
    const axes = ['x', 'y', 'z'] as const;
    const keys: readonly (string | number)[] = Array.isArray(value) ? [0, 1, 2] : axes;
    if (Array.isArray(value) ? value.length !== 3 : !isMapping(value)) {
      return this.#wrongType([action], 'three numbers: [x, y, z]', value);
    }
    const parts = value as Readonly<Record<string | number, unknown>>;
    if (!Array.isArray(value) && !this.#checkKeys(value as Mapping, axes, [action], axes)) return;
    const [x, y, z] = keys.map((key) => this.#number(parts[key], range, [action, key]));
    if (x === undefined || y === undefined || z === undefined) return;
    this.#add({ type: action, x, y, z });
  }

  #buttons(value: unknown, path: readonly string[]): readonly ButtonName[] | undefined {
    if (Array.isArray(value) && value.length > 0) {
      const each = value.map((one: unknown, index) =>
        this.#name(one, Object.keys(buttonsByName), [...path, index]),
      );
      return [...new Set(each.flatMap((name) => (name === undefined ? [] : (buttonsByName[name] ?? []))))];
    }
    const name = this.#name(value, Object.keys(buttonsByName), path);
    return name === undefined ? undefined : buttonsByName[name];
  }

  #name(value: unknown, known: readonly string[], path: readonly (string | number)[]): string | undefined {
    if (typeof value !== 'string') {
      this.#wrongType(path, anyOf(known), value);
      return undefined;
    }
    const lower = value.toLowerCase();
    if (known.includes(lower)) return lower;
    const suggestion = closestWord(value, known);
    this.#problem(
      path,
      'unknown-name',
      { value, expected: known.join(', '), ...(suggestion === undefined ? {} : { suggestion }) },
      suggestion === undefined
        ? `Unknown value '${value}'. Expected ${anyOf(known)}.`
        : `Unknown value '${value}'. Did you mean '${suggestion}'?`,
    );
    return undefined;
  }

  #number(value: unknown, range: Range, path: readonly (string | number)[]): number | undefined {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      this.#wrongType(path, 'a number', value);
      return undefined;
    }
    if (value < range.from || value > range.to) {
      this.#problem(
        path,
        'out-of-range',
        { value, from: range.from, to: range.to },
        `${value} is out of range: ${range.from} to ${range.to} ${range.unit}.`,
      );
      return undefined;
    }
    return value;
  }

  /** A number of seconds, or text with its unit; gives milliseconds. */
  #duration(value: unknown, path: readonly string[]): number | undefined {
    let milliseconds = NaN;
    if (typeof value === 'number') milliseconds = value * 1000;
    else if (typeof value === 'string') {
      const match = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*(ms|s|min)?\s*$/.exec(value);
      const unit = { ms: 1, s: 1000, min: 60_000 }[match?.[2] ?? 's'] ?? NaN;
      if (match !== null) milliseconds = Number(match[1]) * unit;
    }
    if (Number.isFinite(milliseconds) && milliseconds >= 0) return milliseconds;
    this.#wrongType(path, "a time: '1.5s', '200ms' or a number of seconds", value);
    return undefined;
  }

  /** Reports unknown and missing keys; true when none is missing. */
  #checkKeys(
    mapping: Mapping,
    known: readonly string[],
    path: readonly string[],
    required: readonly string[] = [],
  ): boolean {
    for (const key of Object.keys(mapping)) {
      if (known.includes(key)) continue;
      const suggestion = closestWord(key, known);
      this.#problem(
        [...path, key],
        'unknown-key',
        { key, ...(suggestion === undefined ? {} : { suggestion }) },
        suggestion === undefined
          ? `Unknown key '${key}'. Known are ${anyOf(known)}.`
          : `Unknown key '${key}'. Did you mean '${suggestion}'?`,
        'key',
      );
    }
    const missing = required.filter((key) => !(key in mapping));
    for (const key of missing)
      this.#problem(path, 'missing-key', { key }, `The key '${key}' is missing here.`);
    return missing.length === 0;
  }

  #wrongType(path: readonly (string | number)[], expected: string, value: unknown): void {
    const shown = describe(value);
    this.#problem(path, 'wrong-type', { expected, value: shown }, `Expected ${expected}, found ${shown}.`);
  }

  #problem(
    path: readonly (string | number)[],
    code: ScenarioProblemCode,
    values: Readonly<Record<string, string | number>>,
    message: string,
    on: 'key' | 'value' = 'value',
  ): void {
    this.problems.push({ code, path: [this.index, ...path], on, values, message });
  }

  #add(input: BoardInput, later = 0): void {
    this.inputs.push({ at: this.#at + later, input });
  }
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function anyOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'keys with values';
  if (typeof value === 'string') return `'${value}'`;
  // Infinity and NaN are null in JSON.
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
