import type { LanguageCode, Localized } from './lesson.ts';
import { closestWord } from '../../firmware/closest-word.ts';
import type { PackProblemCode } from './pack-problem.ts';

export type FieldPath = readonly (string | number)[];

/** Something wrong at a path of a document; the owner of the document knows the line. */
export interface FieldProblem {
  readonly path: FieldPath;
  readonly part: 'key' | 'value';
  readonly code: PackProblemCode;
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Where field readers put their problems. */
export type FieldReport = (problem: FieldProblem) => void;

interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads the fields of one mapping. Every method reports what is wrong and returns a harmless value, so that
 * one reading finds all problems; the result is used only when there are none. `finish` reports the keys
 * that nobody asked for.
 */
export interface FieldReader {
  readonly path: FieldPath;
  has(key: string): boolean;
  /** The value as it is; asking makes the key known. */
  raw(key: string): unknown;
  text(key: string): string;
  optionalText(key: string): string | undefined;
  number(key: string, range: Range): number;
  optionalNumber(key: string, range: Range): number | undefined;
  optionalBoolean(key: string): boolean | undefined;
  choice<T extends string>(key: string, choices: readonly T[]): T;
  texts(key: string): string[];
  choices<T extends string>(key: string, choices: readonly T[]): T[];
  /** A text in every language of the pack. */
  localized(key: string): Localized;
  optionalLocalized(key: string): Localized | undefined;
  /** A mapping inside; when it is missing or something else, an empty one that reports nothing more. */
  mapping(key: string): FieldReader;
  optionalMapping(key: string): FieldReader | undefined;
  /** A list of mappings. */
  mappings(key: string): FieldReader[];
  keys(): string[];
  /** A problem deeper inside this mapping. */
  problemAt(
    path: FieldPath,
    part: FieldProblem['part'],
    code: PackProblemCode,
    message: string,
    values: FieldProblem['values'],
  ): void;
  problem(key: string, code: PackProblemCode, message: string, values?: FieldProblem['values']): void;
  finish(): void;
}

/** A reader of `data`, which must be a mapping; `languages` are those every text must have. */
export function readFields(
  data: unknown,
  path: FieldPath,
  languages: readonly LanguageCode[],
  report: FieldReport,
): FieldReader {
  if (isMapping(data)) return new Fields(data, path, languages, report);
  const what = data === null || data === undefined ? 'nothing' : kindOf(data);
  report({
    path,
    part: 'value',
    code: 'wrong-type',
    message: `Here must be "key: value" lines, not ${what}.`,
    values: { expected: 'mapping', found: what },
  });
  return new Fields({}, path, languages, () => undefined);
}

class Fields implements FieldReader {
  private readonly known = new Set<string>();

  constructor(
    private readonly data: Readonly<Record<string, unknown>>,
    readonly path: FieldPath,
    private readonly languages: readonly LanguageCode[],
    private readonly report: FieldReport,
  ) {}

  has(key: string): boolean {
    this.known.add(key);
    return Object.hasOwn(this.data, key) && this.data[key] !== null;
  }

  raw(key: string): unknown {
    return this.has(key) ? this.data[key] : undefined;
  }

  text(key: string): string {
    return this.required(key) ? (this.optionalText(key) ?? '') : '';
  }

  optionalText(key: string): string | undefined {
    const value = this.raw(key);
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
    // YAML reads `version: 1.0` as a number; an author means text.
    if (typeof value === 'number') return String(value);
    this.wrongType(key, 'a text');
    return undefined;
  }

  number(key: string, range: Range): number {
    return this.required(key) ? (this.optionalNumber(key, range) ?? range.from) : range.from;
  }

  optionalNumber(key: string, range: Range): number | undefined {
    const value = this.raw(key);
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      this.wrongType(key, 'a number');
      return undefined;
    }
    if (value < range.from || value > range.to) {
      const limits = `from ${String(range.from)} to ${String(range.to)}`;
      this.problem(key, 'out-of-range', `"${key}" goes ${limits}; this is ${String(value)}.`, {
        key,
        from: range.from,
        to: range.to,
        found: value,
      });
      return undefined;
    }
    return value;
  }

  optionalBoolean(key: string): boolean | undefined {
    const value = this.raw(key);
    if (value === undefined || typeof value === 'boolean') return value;
    this.wrongType(key, 'true or false');
    return undefined;
  }

  choice<T extends string>(key: string, choices: readonly T[]): T {
    const [first] = choices;
    if (first === undefined) throw new RangeError('A choice needs at least one value');
    if (!this.required(key)) return first;
    return this.chosen(key, this.raw(key), choices) ?? first;
  }

  texts(key: string): string[] {
    return this.list(key).flatMap((value, index) => {
      if (typeof value === 'string') return [value];
      this.fieldProblem(
        [...this.path, key, index],
        'wrong-type',
        `Here must be a text, not ${kindOf(value)}.`,
      );
      return [];
    });
  }

  choices<T extends string>(key: string, choices: readonly T[]): T[] {
    return this.list(key).flatMap((value, index) => this.chosen(key, value, choices, index) ?? []);
  }

  localized(key: string): Localized {
    return this.required(key) ? (this.optionalLocalized(key) ?? {}) : {};
  }

  optionalLocalized(key: string): Localized | undefined {
    if (!this.has(key)) return undefined;
    const texts = this.mapping(key);
    const result: Partial<Record<LanguageCode, string>> = {};
    for (const language of this.languages) {
      const text = texts.optionalText(language);
      if (text !== undefined) result[language] = text.trimEnd();
      else if (!texts.has(language)) {
        const message = `"${key}" has no text in "${language}", a language of this pack.`;
        this.problem(key, 'missing-text', message, { key, language });
      }
    }
    texts.finish();
    return result;
  }

  mapping(key: string): FieldReader {
    return this.required(key) ? (this.optionalMapping(key) ?? this.silent(key)) : this.silent(key);
  }

  optionalMapping(key: string): FieldReader | undefined {
    const value = this.raw(key);
    if (value === undefined) return undefined;
    if (isMapping(value)) return new Fields(value, [...this.path, key], this.languages, this.report);
    this.wrongType(key, '"key: value" lines');
    return this.silent(key);
  }

  mappings(key: string): FieldReader[] {
    return this.list(key).map((value, index) =>
      readFields(value, [...this.path, key, index], this.languages, this.report),
    );
  }

  keys(): string[] {
    return Object.keys(this.data);
  }

  problem(
    key: string,
    code: PackProblemCode,
    message: string,
    values: FieldProblem['values'] = { key },
  ): void {
    this.report({ path: [...this.path, key], part: 'value', code, message, values });
  }

  problemAt(
    path: FieldPath,
    part: FieldProblem['part'],
    code: PackProblemCode,
    message: string,
    values: FieldProblem['values'],
  ): void {
    this.report({ path: [...this.path, ...path], part, code, message, values });
  }

  finish(): void {
    for (const key of Object.keys(this.data)) {
      if (this.known.has(key)) continue;
      const candidates = [...this.known];
      const suggestion = closestWord(key, candidates);
      const hint =
        suggestion === undefined ? `Known here: ${candidates.join(', ')}.` : `Did you mean "${suggestion}"?`;
      this.report({
        path: [...this.path, key],
        part: 'key',
        code: 'wrong-key',
        message: `"${key}" is no key here. ${hint}`,
        values: suggestion === undefined ? { key } : { key, suggestion },
      });
    }
  }

  private list(key: string): unknown[] {
    const value = this.raw(key);
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.wrongType(key, 'a list');
    return [];
  }

  private chosen<T extends string>(
    key: string,
    value: unknown,
    choices: readonly T[],
    index?: number,
  ): T | undefined {
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    const path = index === undefined ? [...this.path, key] : [...this.path, key, index];
    const suggestion = typeof value === 'string' ? closestWord(value, choices) : undefined;
    const hint =
      suggestion === undefined ? `It is one of: ${choices.join(', ')}.` : `Did you mean "${suggestion}"?`;
    const shown = typeof value === 'string' ? `"${value}"` : kindOf(value);
    this.fieldProblem(path, 'wrong-value', `"${key}" cannot be ${shown}. ${hint}`, {
      key,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
    return undefined;
  }

  private required(key: string): boolean {
    if (this.has(key)) return true;
    this.problem(key, 'missing-key', `"${key}" is missing.`);
    return false;
  }

  private wrongType(key: string, expected: string): void {
    const found = kindOf(this.data[key]);
    this.problem(key, 'wrong-type', `"${key}" must be ${expected}, not ${found}.`, { key, expected, found });
  }

  private fieldProblem(
    path: FieldPath,
    code: PackProblemCode,
    message: string,
    values: FieldProblem['values'] = {},
  ): void {
    this.report({ path, part: 'value', code, message, values });
  }

  private silent(key: string): FieldReader {
    return new Fields({}, [...this.path, key], [], () => undefined);
  }
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'object':
      return '"key: value" lines';
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    default:
      return 'something else';
  }
}
