import { blockSpec } from '../blocks/block-catalogue.ts';
import { blockHint } from '../blocks/block-hint.ts';
import type { BlockSpec, Category, FieldSpec } from '../blocks/block-spec.ts';
import type { BlocksDocument, BlockState } from '../blocks/blocks-document.ts';
import { drawers } from '../blocks/toolbox.ts';
import { messageFor } from '../i18n/translate.ts';

/** A kind of block that can be added. */
export interface KindHit {
  readonly type: string;
  readonly category: Category;
  /** Its sentence, with dots for its places. */
  readonly words: string;
  /** The Python it stands for; empty when there is no short one. */
  readonly python: string;
}

/** A block of the program. */
export interface BlockHit {
  readonly id: string;
  readonly type: string;
  readonly category: Category | undefined;
  /** Its sentence, with what stands in it. */
  readonly words: string;
}

/** More kinds than these are no answer to a question. */
const mostKinds = 12;

/**
 * Kinds of blocks that a few words ask for, best first: by their sentence, what they are called elsewhere, their
 * Python, their drawer and what they do, in the language on screen; accents and capitals do not matter. `limits` is
 * what a lesson offers, which comes before the rest.
 */
export function searchKinds(query: string, limits: readonly string[] | undefined): readonly KindHit[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const own = new Set(drawers(limits).flatMap(({ types }) => types));
  return drawers()
    .flatMap(({ category, types }) => types.map((type) => ({ category, type })))
    .map(({ category, type }) => {
      const hit = kindOf(type, category);
      const score = scoreOf(words, placesOf(hit));
      return { hit, score: score > 0 && own.has(type) ? score + 2 : score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostKinds)
    .map(({ hit }) => hit);
}

/** Blocks of a program that hold all the words, in the program's order: by their sentence, values, names and notes. */
export function searchProgram(query: string, document: BlocksDocument): readonly BlockHit[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const names = new Map(document.workspace.variables.map(({ id, name }) => [id, name]));
  const found: BlockHit[] = [];
  const { blocks } = document.workspace.blocks;
  const isStart = (block: BlockState): boolean => block.type === 'start';
  const waiting = [...blocks.filter(isStart), ...blocks.filter((block) => !isStart(block))].reverse();
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    const spec = blockSpec(block.type);
    const said = spec === undefined ? '' : sentence(spec, block, names);
    const text = folded(`${said} ${block.icons?.comment?.text ?? ''} ${spec?.python ?? ''}`);
    if (words.every((word) => text.includes(word)))
      found.push({ id: block.id, type: block.type, category: spec?.category, words: said });
    if (block.next !== undefined) waiting.push(block.next.block);
    for (const { block: inner, shadow } of Object.values(block.inputs ?? {}).reverse())
      for (const one of [inner ?? shadow]) if (one !== undefined) waiting.push(one);
  }
  return found;
}

function kindOf(type: string, category: Category): KindHit {
  const spec = blockSpec(type);
  return {
    type,
    category,
    words: plainWords(messageFor(`block.${type}`) ?? type, () => '…'),
    python: spec?.python === undefined ? '' : spec.python.replace(/\{\w+\}|<\w+>/g, '…'),
  };
}

/** Where words are looked for, and how much a find there says. */
function placesOf({ type, category, words, python }: KindHit): readonly (readonly [string, number])[] {
  const spec = blockSpec(type);
  return [
    [words, 20],
    [messageFor(`workspace.also.${type}`) ?? '', 14],
    [python, 10],
    [messageFor(`block.category.${category}`) ?? '', 6],
    [spec === undefined ? '' : optionsOf(spec), 5],
    [spec === undefined ? '' : blockHint(spec, () => ''), 3],
  ];
}

/** Every word must be somewhere; a word's beginning says more than its middle, and the first word most. */
function scoreOf(words: readonly string[], places: readonly (readonly [string, number])[]): number {
  const texts = places.map(([text, weight]) => [folded(text), weight] as const);
  let score = 0;
  for (const word of words) {
    let best = 0;
    for (const [text, weight] of texts) {
      const at = text.indexOf(word);
      if (at < 0) continue;
      const begins = at === 0 || new RegExp(`[^\\p{L}\\p{N}]${escaped(word)}`, 'u').test(text);
      best = Math.max(best, weight * (at === 0 ? 3 : begins ? 2 : 1));
    }
    if (best === 0) return 0;
    score += best;
  }
  return score;
}

/** A block's sentence with what is chosen, typed and named in it. */
function sentence(spec: BlockSpec, block: BlockState, names: ReadonlyMap<string, string>): string {
  return plainWords(messageFor(`block.${spec.type}`) ?? spec.type, (place) => {
    const field = spec.fields?.[place];
    const value = block.fields?.[place];
    if (field === undefined || value === undefined) return '…';
    if (typeof value === 'object') return names.get(value.id) ?? '…';
    if (field.kind === 'leds') return '…';
    return labelOf(field, String(value));
  });
}

function labelOf(field: FieldSpec, value: string): string {
  if (field.kind === 'choice' && field.labels !== 'value')
    return messageFor(`${field.labels}.${value}`) ?? value;
  if (field.kind === 'picture') return messageFor(`block.option.picture.${value}`) ?? value;
  return value;
}

function optionsOf(spec: BlockSpec): string {
  return Object.values(spec.fields ?? {})
    .flatMap((field) =>
      field.kind === 'choice' || field.kind === 'picture'
        ? field.options.map((option) => labelOf(field, option))
        : [],
    )
    .join(' ');
}

function plainWords(message: string, fill: (place: string) => string): string {
  return message
    .replace(/\{(\w+)\}/g, (_, place: string) => ` ${fill(place)} `)
    .replace(/(\s*…)+\s*/g, ' … ')
    .replace(/\s+/g, ' ')
    .trim();
}

function wordsOf(query: string): readonly string[] {
  return folded(query.slice(0, 100))
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Without accents and capitals. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
