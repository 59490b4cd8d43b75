import type { SyntaxNode } from '@lezer/common';

import { blockCatalogue } from './block-catalogue.ts';
import type { BlockSpec } from './block-spec.ts';
import { continuedValue, isIdleComma } from './canonical-python.ts';
import { nodeOrder, orderAskedOf } from './python-order.ts';
import { pythonTree } from './python-tree.ts';
import { pythonName, stringValue } from './python-text.ts';
import { atOnce, type Steps } from './steps.ts';
import { withoutBrackets } from './syntax-parts.ts';

/**
 * A block's Python, read in both directions. `accelerometer.get_<AXIS>()` is written by filling `<AXIS>`
 * from the menu, and recognised by comparing syntax trees, where its place takes any option; `{VALUE}` stands
 * for any expression; `"<LEDS>"` in a string for a text that the field accepts.
 */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'input'; readonly name: string; readonly order: number };

export interface PythonTemplate {
  readonly parts: readonly TemplatePart[];
  /** How tightly the whole binds. */
  readonly order: number;
  /** The text without `{INPUT}`s, from which the names it needs are read once fields are filled. */
  readonly skeleton: string;
}

const compiled = new Map<string, PythonTemplate | undefined>();

export function templateOf(spec: BlockSpec): PythonTemplate | undefined {
  if (!compiled.has(spec.type)) {
    compiled.set(spec.type, spec.python === undefined ? undefined : compile(spec.python));
  }
  return compiled.get(spec.type);
}

const hole = /\{(\w+)\}|<([A-Z]+\d?)>/g;

function compile(python: string): PythonTemplate {
  const code = python.replace(hole, (_, input: string | undefined, field: string) =>
    input === undefined ? field : holeName(input),
  );
  const root = pythonTree(code).topNode.firstChild?.firstChild ?? null;
  const orders = new Map<string, number>();
  root?.cursor().iterate((node) => {
    const name = code.slice(node.from, node.to);
    if (node.name === 'VariableName' && name.startsWith('HOLE_'))
      orders.set(name.slice(5), orderAskedOf(node.node, code));
  });
  const parts: TemplatePart[] = [];
  let at = 0;
  for (const match of python.matchAll(hole)) {
    if (match.index > at) parts.push({ kind: 'text', text: python.slice(at, match.index) });
    const [, input, field] = match;
    if (input !== undefined) parts.push({ kind: 'input', name: input, order: orders.get(input) ?? 0 });
    else if (field !== undefined) parts.push({ kind: 'field', name: field });
    at = match.index + match[0].length;
  }
  if (at < python.length) parts.push({ kind: 'text', text: python.slice(at) });
  return {
    parts,
    order: root === null ? 0 : nodeOrder(root, code),
    skeleton: python.replace(/\{\w+\}/g, ''),
  };
}

function holeName(input: string): string {
  return `HOLE_${input}`;
}

/** What a piece of Python is as a block: the fields to fill and the expressions for its inputs. */
export interface TemplateMatch {
  readonly spec: BlockSpec;
  readonly fields: Readonly<Record<string, string>>;
  readonly inputs: ReadonlyMap<string, SyntaxNode>;
}

/** What a match stands on, for a program to say whether that means there what the catalogue means. */
export interface TemplateClaim {
  readonly spec: BlockSpec;
  /** The name it begins with, `display` of `display.show`; a program may have given it another meaning. */
  readonly root: string | undefined;
  /** The function of a thing it is about, `append` of `x.append(1)`. */
  readonly method: string | undefined;
}

class Pattern {
  private tree: SyntaxNode | undefined;

  constructor(
    readonly spec: BlockSpec,
    readonly code: string,
  ) {}

  get root(): SyntaxNode {
    const tree = (this.tree ??= pythonTree(this.code).topNode.firstChild?.firstChild ?? undefined);
    if (tree === undefined) throw new Error(`no Python in the block ${this.spec.type}`);
    return tree;
  }
}

/** The first block of the catalogue whose Python has this tree, among statements or among values. */
export function matchTemplate(
  node: SyntaxNode,
  source: string,
  place: Place,
  accepts: (claim: TemplateClaim) => boolean = () => true,
): TemplateMatch | undefined {
  const table = patterns(place);
  const method = methodKey(node, source);
  for (const key of [treeKey(node, source), method]) {
    for (const pattern of table.get(key) ?? []) {
      const fields: Record<string, string> = {};
      const inputs = new Map<string, SyntaxNode>();
      if (sameTree(pattern.root, node, pattern, source, fields, inputs)) {
        const root = rootName(pattern.root, pattern.code);
        const claim = {
          spec: pattern.spec,
          root: root?.replace(openField, (_, name: string) => fields[name] ?? ''),
          method: root === undefined && key === method ? method.slice('method '.length) : undefined,
        };
        if (accepts(claim)) return { spec: pattern.spec, fields, inputs };
      }
    }
  }
  return undefined;
}

type Place = 'statement' | 'value';

type Tables = Readonly<Record<Place, Map<string, Pattern[]>>>;
let tables: Tables | undefined;

function patterns(place: Place): Map<string, Pattern[]> {
  return (tables ?? atOnce(preparePatterns()))[place];
}

/** Patterns by what they are about. None is parsed before a program has something of that kind. */
export function* preparePatterns(): Steps<Tables> {
  if (tables !== undefined) return tables;
  const found: Tables = { statement: new Map(), value: new Map() };
  for (const [index, spec] of blockCatalogue.entries()) {
    if (index % 40 === 39) yield;
    if (spec.python === undefined) continue;
    const table = found[spec.form === 'statement' ? 'statement' : 'value'];
    const pattern = new Pattern(spec, patternOf(spec));
    for (const one of withOptions(patternKey(pattern.code), spec)) {
      const list = table.get(one);
      if (list === undefined) table.set(one, [pattern]);
      else list.push(pattern);
    }
  }
  tables = found;
  return found;
}

/** The {@link treeKey} or {@link methodKey} that the tree of a pattern has, from its text. */
function patternKey(code: string): string {
  const method = /^HOLE_\w+\.(\w+)\(/.exec(code)?.[1];
  if (method !== undefined) return `method ${method}`;
  if (code.startsWith('HOLE_')) return 'item';
  const called = /^([\w.]+)\(/.exec(code)?.[1];
  if (called !== undefined) return `call ${called}`;
  return code.includes('.') ? `name ${code}` : 'VariableName';
}

/** A block's Python with names in its places. */
function patternOf(spec: BlockSpec): string {
  return (spec.python ?? '')
    .replace(/\{(\w+)\}/g, (_, input: string) => holeName(input))
    .replace(/<([A-Z]+\d?)>/g, (whole, name: string) => (isOpen(spec, name) ? `FIELD_${name}` : whole));
}

/** The place of a menu in a pattern: `button_FIELD_BUTTON`. */
const openField = /FIELD_([A-Z]+\d?)/;

function optionsOf(spec: BlockSpec, name: string): readonly string[] | undefined {
  const field = spec.fields?.[name];
  return field?.kind === 'choice' || field?.kind === 'picture' ? field.options : undefined;
}

/** Whether a field is a name in the Python, not a text in quotes. */
function isOpen(spec: BlockSpec, name: string): boolean {
  return spec.fields?.[name]?.kind === 'name' || optionsOf(spec, name) !== undefined;
}

/** A key once for every option of a menu in it. */
function withOptions(key: string, spec: BlockSpec): readonly string[] {
  const name = openField.exec(key)?.[1];
  if (name === undefined) return [key];
  return (optionsOf(spec, name) ?? []).map((option) => key.replace(openField, option));
}

/** What the tree is about, so that only a few patterns are tried: `call display.show`, `name Image.HAPPY`. */
function treeKey(node: SyntaxNode, source: string): string {
  if (node.name === 'CallExpression') return `call ${dotted(node.firstChild, source) ?? ''}`;
  if (node.name === 'MemberExpression') return `name ${dotted(node, source) ?? '[]'}`;
  return node.name;
}

/** For calls on anything: `method append`; for `x[i]`: `item`. */
function methodKey(node: SyntaxNode, source: string): string {
  if (node.name === 'MemberExpression') return 'item';
  const property = node.firstChild?.lastChild;
  return property?.name === 'PropertyName' ? `method ${source.slice(property.from, property.to)}` : '';
}

function dotted(node: SyntaxNode | null, source: string, parts = 0): string | undefined {
  if (node?.name === 'VariableName') return source.slice(node.from, node.to);
  // No block is about a longer name.
  if (node?.name !== 'MemberExpression' || parts > 4) return undefined;
  const property = node.lastChild;
  const object = dotted(node.firstChild, source, parts + 1);
  if (property?.name !== 'PropertyName' || object === undefined) return undefined;
  return `${object}.${source.slice(property.from, property.to)}`;
}

function sameTree(
  wanted: SyntaxNode,
  given: SyntaxNode,
  pattern: Pattern,
  source: string,
  fields: Record<string, string>,
  inputs: Map<string, SyntaxNode>,
): boolean {
  const wantedText = pattern.code.slice(wanted.from, wanted.to);
  if (wanted.name === 'VariableName' && wantedText.startsWith('HOLE_')) {
    if (!isExpression(given)) return false;
    inputs.set(wantedText.slice(5), given);
    return true;
  }
  const found = withoutBrackets(given);
  if (wanted.name === 'String' && (found.name === 'String' || found.name === 'ContinuedString'))
    return sameString(wantedText, textOf(found, source), pattern.spec, fields);
  if (wanted.name !== found.name) return false;
  let a = wanted.firstChild;
  let b = found.firstChild;
  if (a === null && b === null) {
    const text = source.slice(found.from, found.to);
    return (
      wantedText === text ||
      (wantedText.includes('FIELD_') && fillsPlace(wantedText, text, pattern.spec, fields))
    );
  }
  for (; a !== null && b !== null; a = a.nextSibling, b = b.nextSibling) {
    if (!sameTree(a, b, pattern, source, fields, inputs)) return false;
    // `f(1, 2,)`
    if (b.nextSibling !== null && isIdleComma(b.nextSibling)) b = b.nextSibling;
  }
  return a === null && b === null;
}

/** Whether a name has an option of the menu where the pattern has its place, and which. */
function fillsPlace(wanted: string, given: string, spec: BlockSpec, fields: Record<string, string>): boolean {
  const place = openField.exec(wanted);
  if (place === null) return false;
  const [whole, name = ''] = place;
  const after = wanted.length - place.index - whole.length;
  const option = given.slice(place.index, given.length - after);
  const fits = optionsOf(spec, name)?.includes(option) ?? pythonName(option) === option;
  if (!fits || wanted.replace(whole, option) !== given) return false;
  // A field that stands there twice says the same twice.
  if ((fields[name] ??= option) !== option) return false;
  return true;
}

const notExpressions = new Set([
  'Comment',
  '(',
  ')',
  '[',
  ']',
  ',',
  ':',
  'AssignOp',
  '*',
  '**',
  'for',
  'in',
  'async',
  '⚠',
]);

function isExpression(node: SyntaxNode): boolean {
  return !notExpressions.has(node.name) && !node.type.isError;
}

/** The value of a string; rows of an image, one below the other, are one string too. */
function textOf(node: SyntaxNode, source: string): string | undefined {
  if (node.name === 'ContinuedString') return continuedValue(node, source);
  return stringValue(source.slice(node.from, node.to));
}

/** The name that an expression begins with, unless that is a hole. */
function rootName(node: SyntaxNode, code: string): string | undefined {
  let first = node;
  while (first.firstChild !== null) first = first.firstChild;
  const name = code.slice(first.from, first.to);
  return first.name === 'VariableName' && !name.startsWith('HOLE_') ? name : undefined;
}

function sameString(
  wanted: string,
  value: string | undefined,
  spec: BlockSpec,
  fields: Record<string, string>,
): boolean {
  if (value === undefined) return false;
  const inner = wanted.slice(1, -1);
  if (inner.includes('FIELD_')) return fillsPlace(inner, value, spec, fields);
  const open = /^([^<]*)<(\w+)>([^<]*)$/.exec(inner);
  if (open === null) return inner === value;
  const [, before = '', name = '', after = ''] = open;
  const field = spec.fields?.[name];
  if (field === undefined || !value.startsWith(before) || !value.endsWith(after)) return false;
  if (value.length < before.length + after.length) return false;
  const text = value.slice(before.length, value.length - after.length);
  if (field.kind === 'leds' && !/^([0-9]{5}:){4}[0-9]{5}$/.test(text)) return false;
  if (field.kind === 'series' && !seriesName.test(text)) return false;
  fields[name] = text;
  return true;
}

/** What data may be called in the serial line format: `temperature`, `box 2`, `luce`. */
export const seriesName = /^[\p{L}_][\p{L}\p{N}_ -]{0,39}$/u;
