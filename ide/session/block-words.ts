import { blockCatalogue, blockSpec, fieldSpec, inputSpec } from '../blocks/block-catalogue.ts';
import type { BlockSpec, FieldSpec } from '../blocks/block-spec.ts';
import type { BlocksDocument, BlockState } from '../blocks/blocks-document.ts';
import { pythonToBlocks } from '../blocks/python-to-blocks.ts';
import { language, messageFor, t } from '../i18n/translate.ts';

/** A block as it is saved, or as it lies in its drawer. */
interface Worded {
  readonly type: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly inputs?: Readonly<Record<string, { readonly block?: Worded; readonly shadow?: Worded }>>;
}

/** A block's sentence as it stands on the block, with what lies in it; dots are what is empty, or goes on inside. */
export function blockWords(block: Worded, names: ReadonlyMap<string, string> = new Map()): string {
  const spec = blockSpec(block.type);
  if (spec === undefined) return '…';
  return plainWords(sentenceOf(block, spec), (place) => {
    const field = fieldSpec(spec, place);
    if (field !== undefined) return fieldWords(field, block.fields?.[place], names);
    const { block: held, shadow } = block.inputs?.[place] ?? {};
    const inner = held ?? shadow;
    return inner === undefined || inputSpec(spec, place)?.kind === 'statements'
      ? '…'
      : blockWords(inner, names);
  });
}

/** A block's own sentence alone: places that hold blocks are dots. */
export function ownWords(block: Worded, names: ReadonlyMap<string, string>): string {
  return blockWords({ type: block.type, ...(block.fields && { fields: block.fields }) }, names);
}

/**
 * What a piece of Python is called among blocks: a value, a statement or its first line, or a function of the board.
 * Undefined when there is no block for it, and for a name alone, which blocks call the same.
 */
export function wordsOfPython(code: string): string | undefined {
  const key = `${language.value.language} ${code}`;
  // A card that follows its block is drawn anew in every frame.
  if (!known.has(key)) {
    if (known.size >= mostKnown) known.clear();
    known.set(key, readWords(code.trim()));
  }
  return known.get(key);
}
const known = new Map<string, string | undefined>();
const mostKnown = 100;

function readWords(text: string): string | undefined {
  if (text.startsWith('elif ')) {
    const words = readWords(text.slice(2));
    return words?.replace(t('block.logic_if'), t('block.logic_if.elseIf'));
  }
  if (text.length > longest || text.includes('\n') || !/[\w"']/.test(text)) return undefined;
  const called = /^[A-Za-z_]\w*(\.\w+)*$/.test(text) ? wordsOfFunction(text) : undefined;
  // Names, numbers and texts look the same everywhere.
  if (called !== undefined || /^(?!(None|True|False)$)(\w+|-?[\d.]+|"[^"]*"|'[^']*')$/.test(text))
    return called;
  const value = blockIn(`a = (${text})`, 'VALUE');
  const statement = blockIn(text.endsWith(':') ? `${text}\n    pass` : text);
  // Most of what is called for its value can be called without one, as a function that blocks do not know.
  return value === undefined || value.type === 'functions_result'
    ? (statement?.words ?? value?.words)
    : value.words;
}

/** Longer Python is no value that a sentence speaks of. */
const longest = 200;

/** Whether a line of a program is a Python block, or has one in it: its pupil reads and writes Python. */
export function holdsPython(document: BlocksDocument, id: string): boolean {
  const waiting = [...document.workspace.blocks.blocks];
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    if (block.id === id) return hasPython(block);
    if (block.next !== undefined) waiting.push(block.next.block);
    for (const { block: inner } of Object.values(block.inputs ?? {}))
      if (inner !== undefined) waiting.push(inner);
  }
  return true;
}

/** What a few signs can be read as, and hardly mean: the program's beginning, `2,500`, `{name}`. */
const noSentence = new Set(['start', 'lists_tuple', 'lists_set']);

/** Modules that blocks know, so that their functions are read as blocks. */
const header =
  'from microbit import *\nimport math\nimport music\nimport neopixel\nimport radio\nimport random\n';

function blockIn(
  source: string,
  input?: string,
): { readonly type: string; readonly words: string } | undefined {
  const { variables, blocks } = pythonToBlocks(`${header}${source}\n`).workspace;
  let last = blocks.blocks.find(({ type }) => type === 'start');
  while (last?.next !== undefined) last = last.next.block;
  const wanted = input === undefined ? last : last?.inputs?.[input]?.block;
  if (wanted === undefined || noSentence.has(wanted.type) || hasPython(wanted)) return undefined;
  const words = blockWords(wanted, new Map(variables.map(({ id, name }) => [id, name])));
  return { type: wanted.type, words };
}

/** Whether a block, or a value in it, is Python as it is, or goes by a name of Python that has a point in it. */
function hasPython({ type, fields = {}, inputs = {} }: BlockState): boolean {
  if (/^(python|functions_method|classes|unknown)/.test(type)) return true;
  const { NAME: name } = fields;
  if (type.startsWith('functions') && typeof name === 'string' && name.includes('.')) return true;
  const spec = blockSpec(type);
  return Object.entries(inputs).some(([name, { block }]) => {
    const isBody = spec !== undefined && inputSpec(spec, name)?.kind === 'statements';
    return block !== undefined && !isBody && hasPython(block);
  });
}

/** The block of a function: one that is wanted often, and asks for nothing special. */
function wordsOfFunction(name: string): string | undefined {
  const [best] = blockCatalogue
    .filter(({ python, hidden }) => hidden !== true && python?.startsWith(`${name}(`))
    .map(({ type, rarer, python = '' }) => ({
      type,
      cost: (rarer === true ? 2 : 0) + (/^[\w.]+\((\{\w+\})?\)$/.test(python) ? 0 : 1),
    }))
    .sort((a, b) => a.cost - b.cost);
  return best === undefined ? undefined : blockWords({ type: best.type });
}

/** The sentence with all its places; blocks that grow have theirs behind their words. */
function sentenceOf({ type, inputs = {} }: Worded, { grows }: BlockSpec): string {
  const said = messageFor(`block.${type}`) ?? type;
  if (grows === 'branches') return `${said} {IF0} ${t('block.logic_if.then')} …`;
  if (grows !== 'items' && grows !== 'arguments') return said;
  const places = Object.keys(inputs).filter((place) => place.startsWith('ADD'));
  return `${said} ${places.map((place) => `{${place}}`).join(', ')}`;
}

function fieldWords(field: FieldSpec, value: unknown, names: ReadonlyMap<string, string>): string {
  if (typeof value === 'object' && value !== null) {
    const { id, name } = value as { readonly id?: string; readonly name?: string };
    return name ?? names.get(id ?? '') ?? '…';
  }
  if (field.kind === 'leds' || field.kind === 'variable' || field.kind === 'series') return '…';
  if (typeof value === 'string' || typeof value === 'number') return labelOf(field, String(value));
  if (field.kind === 'choice' || field.kind === 'picture') return labelOf(field, field.options[0] ?? '…');
  return '…';
}

/** What a block shows for a value. */
export function labelOf(field: FieldSpec, value: string): string {
  if (field.kind === 'choice' && field.labels !== 'value')
    return messageFor(`${field.labels}.${value}`) ?? value;
  if (field.kind === 'picture') return messageFor(`block.option.picture.${value}`) ?? value;
  return field.kind === 'text' ? t('workspace.quoted', { text: value }) : value;
}

/** A sentence with its places filled, dots that stand beside each other taken as one. */
export function plainWords(message: string, fill: (place: string) => string): string {
  return message
    .replace(/\{(\w+)\}/g, (_, place: string) => ` ${fill(place)} `)
    .replace(/(\s*…)+\s*/g, ' … ')
    .replace(/\s+/g, ' ')
    .replace(/ ,/g, ',')
    .trim();
}
