import { blockSpec, fieldSpec, inputSpec } from './block-catalogue.ts';
import type { BlockSpec, FieldSpec } from './block-spec.ts';
import { functionTypes } from './function-globals.ts';
import { pythonName } from './python-text.ts';

/**
 * A program made of blocks, as it is saved: a version and what Blockly's JSON serialization makes of the
 * workspace. Only types, fields and inputs of the catalogue survive {@link parseBlocksDocument}.
 */
export interface BlocksDocument {
  readonly pensabitBlocks: 1;
  readonly workspace: WorkspaceState;
}

export interface WorkspaceState {
  readonly blocks: { readonly languageVersion: 0; readonly blocks: readonly BlockState[] };
  readonly variables: readonly VariableState[];
}

export interface VariableState {
  readonly name: string;
  readonly id: string;
}

export type FieldState = string | number | { readonly id: string };

export interface BlockState {
  readonly type: string;
  readonly id: string;
  readonly x?: number;
  readonly y?: number;
  readonly collapsed?: boolean;
  readonly disabledReasons?: readonly string[];
  readonly inline?: boolean;
  /** Layout that Python had and blocks do not show, see block-layout.ts. */
  readonly data?: string;
  readonly extraState?: ExtraState;
  readonly icons?: {
    readonly comment?: {
      readonly text: string;
      readonly pinned?: boolean;
      readonly height?: number;
      readonly width?: number;
    };
  };
  readonly fields?: Readonly<Record<string, FieldState>>;
  readonly inputs?: Readonly<Record<string, ConnectionState>>;
  readonly next?: { readonly block: BlockState };
}

export interface ConnectionState {
  readonly block?: BlockState;
  readonly shadow?: BlockState;
}

/** What blocks hold besides fields and inputs. */
export interface ExtraState {
  /** `logic_if`: how many `elif`, and whether there is an `else`; loops and `logic_try` may have one too. */
  readonly elseIfs?: number;
  readonly hasElse?: boolean;
  /** `lists_create`, `functions_call`: how many inputs. */
  readonly items?: number;
  /** `start`: first lines as Python had them, when they are not what we would write. */
  readonly header?: string;
  /** `start`: names that the Python used without importing them; left so. */
  readonly absent?: readonly string[];
  /** `logic_try`: how many `except` (1 when it does not say), and whether there is a `finally`. */
  readonly handlers?: number;
  readonly hasFinally?: boolean;
  /** `functions_define`: names after `global`, when they are not what we would write. */
  readonly globals?: readonly string[];
}

export interface DocumentProblem {
  readonly code:
    /** Not JSON of a blocks document at all. */
    | 'not-blocks'
    /** Written by a later Pensabit. */
    | 'newer-version'
    | 'too-many-blocks'
    | 'too-deep'
    | 'too-long'
    /** `__proto__` and the like. */
    | 'forbidden-key'
    /**
     * A part that is not what a block has there. The block is shown as unknown, as below; where it is about the
     * document's own lists, the document is refused.
     */
    | 'bad-block'
    /** A block of a type that does not exist. It is shown as such, does nothing, and is saved as it came. */
    | 'unknown-block';
  /** Where, as a path: `workspace.blocks.blocks[0].next.block`. */
  readonly path: string;
  /** The type or key it is about. */
  readonly name?: string;
}

export type DocumentResult =
  /** `problems` are about blocks that cannot be read: they are in the document, visible, and do nothing. */
  | { readonly ok: true; readonly document: BlocksDocument; readonly problems: readonly DocumentProblem[] }
  | { readonly ok: false; readonly problem: DocumentProblem };

/** More than any class writes; keeps a hostile file from freezing the page. */
export const documentLimits = { blocks: 3000, depth: 80, text: 2_000_000 } as const;

/** Reads a document from a file, a pack or storage. Expected failures are returned, none is thrown. */
export function parseBlocksDocument(input: unknown): DocumentResult {
  try {
    const reader = new DocumentReader();
    return { ok: true, document: reader.document(input), problems: reader.problems };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** A program with nothing in it but the start. */
export function emptyBlocksDocument(): BlocksDocument {
  return {
    pensabitBlocks: 1,
    workspace: {
      blocks: { languageVersion: 0, blocks: [{ type: 'start', id: 'start', x: 30, y: 30 }] },
      variables: [],
    },
  };
}

class Refusal extends Error {
  constructor(readonly problem: DocumentProblem) {
    super(problem.code);
  }
}

function refuse(code: DocumentProblem['code'], path: string, name?: string): never {
  throw new Refusal({ code, path, ...(name === undefined ? {} : { name: name.slice(0, 80) }) });
}

type Json = Readonly<Record<string, unknown>>;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** What is wrong with one block and leaves the others as they are. */
const mended: ReadonlySet<DocumentProblem['code']> = new Set(['bad-block', 'forbidden-key', 'unknown-block']);

/** Letters of an unknown block that are kept with it. */
const mostKept = 100_000;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function object(value: unknown, path: string): Json {
  if (!isObject(value)) refuse('bad-block', path);
  for (const key of Object.keys(value)) if (forbidden.has(key)) refuse('forbidden-key', path, key);
  return value;
}

function position(raw: Json): { x?: number; y?: number } {
  const { x, y } = raw;
  return {
    ...(typeof x === 'number' && Number.isFinite(x) ? { x } : {}),
    ...(typeof y === 'number' && Number.isFinite(y) ? { y } : {}),
  };
}

/** The reverse of {@link keptBlock}; nothing for what is too long, or deeper than can be written. */
function keptText(block: Json): string | undefined {
  try {
    const text = JSON.stringify({ unknown: block });
    return text.length > mostKept ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The block that an unknown one was made of: a version that knows its type gets it back. */
function keptBlock(block: Json): Json | undefined {
  const { type, data } = block;
  if ((type !== 'unknown_statement' && type !== 'unknown_value') || typeof data !== 'string')
    return undefined;
  try {
    const value: unknown = JSON.parse(data);
    const kept = isObject(value) ? value['unknown'] : undefined;
    return isObject(kept) ? { ...kept, ...position(block), id: block['id'] ?? kept['id'] } : undefined;
  } catch {
    return undefined;
  }
}

class DocumentReader {
  readonly problems: DocumentProblem[] = [];
  private count = 0;
  private readonly ids = new Set<string>();
  private readonly variables = new Map<string, string>();

  document(input: unknown): BlocksDocument {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) refuse('not-blocks', '');
    const root = object(input, '');
    const version = root['pensabitBlocks'];
    if (typeof version !== 'number') refuse('not-blocks', '');
    if (version !== 1) refuse('newer-version', 'pensabitBlocks', String(version));
    const workspace = object(root['workspace'] ?? {}, 'workspace');
    for (const [index, entry] of this.list(workspace['variables'], 'workspace.variables').entries()) {
      const path = `workspace.variables[${String(index)}]`;
      const variable = object(entry, path);
      const name = this.text(variable['name'], `${path}.name`);
      if (name.trim() === '') refuse('bad-block', `${path}.name`);
      this.variables.set(this.text(variable['id'], `${path}.id`), name);
    }
    const blocks = object(workspace['blocks'] ?? {}, 'workspace.blocks');
    const path = 'workspace.blocks.blocks';
    const stacks = this.list(blocks['blocks'], path).map((entry, index) =>
      this.stack(entry, `${path}[${String(index)}]`, 'statement', 0),
    );
    return {
      pensabitBlocks: 1,
      workspace: {
        blocks: { languageVersion: 0, blocks: stacks },
        variables: [...this.variables].map(([id, name]) => ({ name, id })),
      },
    };
  }

  /** A block and all that follows it; the chain is walked, not recursed, since programs are long. */
  private stack(input: unknown, path: string, place: 'statement' | 'value', depth: number): BlockState {
    const chain: BlockState[] = [];
    let next: unknown = input;
    let at = path;
    while (next !== undefined) {
      chain.push(this.readable(next, at, place, depth));
      const following = isObject(next) ? next['next'] : undefined;
      // A value has nothing below it.
      if (following === undefined || place === 'value') break;
      at = `${at}.next.block`;
      next = isObject(following) ? following['block'] : undefined;
      if (next === undefined) this.problems.push({ code: 'bad-block', path: at });
    }
    return chain.reduceRight((following, block) => ({ ...block, next: { block: following } }));
  }

  /** A block, or one that says that there is one here that cannot be read, and keeps it for who can. */
  private readable(input: unknown, path: string, place: 'statement' | 'value', depth: number): BlockState {
    if (++this.count > documentLimits.blocks) refuse('too-many-blocks', path);
    if (depth > documentLimits.depth) refuse('too-deep', path);
    const raw = isObject(input) ? (keptBlock(input) ?? input) : input;
    const { count, problems } = this;
    const known = problems.length;
    try {
      return this.block(object(raw, path), path, place, depth);
    } catch (error) {
      if (!(error instanceof Refusal) || !mended.has(error.problem.code)) throw error;
      this.count = count;
      // What was wrong further in is said by what is wrong here.
      problems.splice(known, Infinity, error.problem);
      return this.placeholder(raw, path, place);
    }
  }

  private placeholder(raw: unknown, path: string, place: 'statement' | 'value'): BlockState {
    const block = isObject(raw) ? raw : { type: '?' };
    const type = typeof block['type'] === 'string' ? block['type'] : '?';
    const { next: _next, ...rest } = block;
    const kept = keptText(rest);
    return {
      ...position(block),
      type: place === 'value' ? 'unknown_value' : 'unknown_statement',
      id: this.id(block['id'], path),
      ...(type === '?' || kept === undefined ? {} : { data: kept }),
      fields: { TYPE: type.slice(0, 80) },
    };
  }

  private block(raw: Json, path: string, place: 'statement' | 'value', depth: number): BlockState {
    const type = this.text(raw['type'], `${path}.type`);
    const spec = blockSpec(type);
    if (spec === undefined) refuse('unknown-block', path, type);
    if (path.includes('.next.') || path.includes('.inputs.')) {
      const value = spec.form === 'value' || spec.form === 'boolean';
      if (value !== (place === 'value') || spec.form === 'hat') refuse('bad-block', path, type);
    }
    const extra = this.extraState(raw['extraState'], spec, path);
    const fields = this.fields(raw['fields'], spec, path);
    const inputs = this.inputs(raw['inputs'], spec, path, depth);
    const comment = this.comment(raw['icons'], path);
    return {
      id: this.id(raw['id'], path),
      ...position(raw),
      type,
      ...(raw['collapsed'] === true ? { collapsed: true } : {}),
      ...(Array.isArray(raw['disabledReasons']) && raw['disabledReasons'].every((r) => typeof r === 'string')
        ? { disabledReasons: raw['disabledReasons'] }
        : {}),
      ...(typeof raw['inline'] === 'boolean' ? { inline: raw['inline'] } : {}),
      ...(typeof raw['data'] === 'string' ? { data: this.text(raw['data'], `${path}.data`) } : {}),
      ...(extra === undefined ? {} : { extraState: extra }),
      ...(comment === undefined ? {} : { icons: { comment } }),
      ...(fields === undefined ? {} : { fields }),
      ...(inputs === undefined ? {} : { inputs }),
    };
  }

  private id(value: unknown, path: string): string {
    let id =
      typeof value === 'string' && value !== '' && value.length <= 100 ? value : `b${String(this.count)}`;
    while (this.ids.has(id)) id = `${id}.${String(this.count)}`;
    if (forbidden.has(id)) refuse('forbidden-key', `${path}.id`, id);
    this.ids.add(id);
    return id;
  }

  private fields(value: unknown, spec: BlockSpec, path: string): Record<string, FieldState> | undefined {
    if (value === undefined) return undefined;
    const result: Record<string, FieldState> = {};
    for (const [name, field] of Object.entries(object(value, `${path}.fields`))) {
      const at = `${path}.fields.${name}`;
      const known = fieldSpec(spec, name);
      if (known === undefined) refuse('bad-block', at, name);
      result[name] = this.field(field, known, at);
    }
    return result;
  }

  private field(value: unknown, known: FieldSpec, path: string): FieldState {
    switch (known.kind) {
      case 'variable': {
        const id = this.text(object(value, path)['id'], `${path}.id`);
        if (!this.variables.has(id)) refuse('bad-block', path, id);
        return { id };
      }
      case 'number': {
        const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
        if (typeof number !== 'number' || !Number.isFinite(number)) refuse('bad-block', path, String(value));
        return number;
      }
      case 'choice':
      case 'picture': {
        const choice = this.text(value, path);
        if (!known.options.includes(choice)) refuse('bad-block', path, choice);
        return choice;
      }
      case 'leds': {
        const leds = this.text(value, path);
        if (!/^([0-9]{5}:){4}[0-9]{5}$/.test(leds)) refuse('bad-block', path, leds);
        return leds;
      }
      case 'series':
      case 'name':
      case 'piece':
      case 'text':
      case 'code':
        return this.text(value, path);
    }
  }

  private inputs(
    value: unknown,
    spec: BlockSpec,
    path: string,
    depth: number,
  ): Record<string, ConnectionState> | undefined {
    if (value === undefined) return undefined;
    const result: Record<string, ConnectionState> = {};
    for (const [name, raw] of Object.entries(object(value, `${path}.inputs`))) {
      const at = `${path}.inputs.${name}`;
      const known = inputSpec(spec, name);
      if (known === undefined) refuse('bad-block', at, name);
      const connection = object(raw, at);
      const place = known.kind === 'statements' ? 'statement' : 'value';
      const read = (key: 'block' | 'shadow'): { [K in typeof key]?: BlockState } =>
        connection[key] === undefined
          ? {}
          : { [key]: this.stack(connection[key], `${at}.${key}`, place, depth + 1) };
      result[name] = { ...read('block'), ...read('shadow') };
    }
    return result;
  }

  private extraState(value: unknown, spec: BlockSpec, path: string): ExtraState | undefined {
    if (value === undefined || value === null) return undefined;
    const at = `${path}.extraState`;
    const raw = object(value, at);
    const count = (key: string): number | undefined => {
      const n = raw[key];
      if (n === undefined) return undefined;
      if (typeof n !== 'number' || !Number.isInteger(n) || n < 0 || n > 200)
        refuse('bad-block', `${at}.${key}`);
      return n;
    };
    const names = (key: string): string[] | undefined =>
      raw[key] === undefined
        ? undefined
        : this.list(raw[key], `${at}.${key}`).map((n) => this.text(n, `${at}.${key}`));
    const state: Record<string, unknown> = {
      ...(spec.grows === 'branches'
        ? { elseIfs: count('elseIfs'), hasElse: raw['hasElse'] === true || undefined }
        : {}),
      ...(spec.grows === 'ending' ? { hasElse: raw['hasElse'] === true || undefined } : {}),
      ...(spec.grows === 'handlers'
        ? {
            handlers: count('handlers'),
            hasElse: raw['hasElse'] === true || undefined,
            hasFinally: raw['hasFinally'] === true || undefined,
          }
        : {}),
      ...(spec.grows === 'items' || spec.grows === 'arguments' ? { items: count('items') } : {}),
      ...(spec.type === 'start'
        ? {
            header: raw['header'] === undefined ? undefined : this.text(raw['header'], `${at}.header`),
            absent: names('absent'),
          }
        : {}),
      ...(functionTypes.has(spec.type)
        ? { globals: names('globals')?.filter((name) => pythonName(name) === name) }
        : {}),
    };
    for (const key of Object.keys(state)) if (state[key] === undefined) Reflect.deleteProperty(state, key);
    return Object.keys(state).length === 0 ? undefined : state;
  }

  private comment(
    value: unknown,
    path: string,
  ): { text: string; pinned?: boolean; height?: number; width?: number } | undefined {
    if (value === undefined) return undefined;
    const raw = object(value, `${path}.icons`)['comment'];
    if (raw === undefined) return undefined;
    const comment = object(raw, `${path}.icons.comment`);
    return {
      text: this.text(comment['text'], `${path}.icons.comment.text`),
      ...(comment['pinned'] === true ? { pinned: true } : {}),
      ...(typeof comment['height'] === 'number' ? { height: comment['height'] } : {}),
      ...(typeof comment['width'] === 'number' ? { width: comment['width'] } : {}),
    };
  }

  private text(value: unknown, path: string): string {
    if (typeof value !== 'string') refuse('bad-block', path);
    if (value.length > documentLimits.text) refuse('too-long', path);
    return value;
  }

  private list(value: unknown, path: string): readonly unknown[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) refuse('bad-block', path);
    return value;
  }
}
