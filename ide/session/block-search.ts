import { editDistance } from '../../firmware/closest-word.ts';
import { blockSpec } from '../blocks/block-catalogue.ts';
import { blockHint } from '../blocks/block-hint.ts';
import type { BlockSpec, Category } from '../blocks/block-spec.ts';
import type { BlocksDocument, BlockState } from '../blocks/blocks-document.ts';
import { drawers, everyday, toolboxBlock } from '../blocks/toolbox.ts';
import { language, messageFor, type Language } from '../i18n/translate.ts';
import { blockWords, labelOf, ownWords, plainWords } from './block-words.ts';

/** A kind of block that can be added. */
export interface KindHit {
  readonly type: string;
  readonly category: Category;
  /** Its sentence, as it lies in its drawer. */
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

/** Python of blocks that are written by hand, for who knows it from elsewhere. */
const pythonWords: Readonly<Record<string, string>> = {
  note: '#',
  loops_forever: 'while True',
  loops_repeat: 'for in range',
  loops_while: 'while',
  loops_for_each: 'for in',
  loops_break: 'break',
  loops_continue: 'continue',
  logic_if: 'if elif else',
  logic_compare: '== != < > <= >= in is',
  logic_operation: 'and or',
  logic_not: 'not',
  logic_boolean: 'True False',
  logic_nothing: 'None',
  logic_try: 'try except finally',
  variables_set: '=',
  variables_change: '+= -=',
  maths_arithmetic: '+ - * / // % **',
  lists_create: '[ ] list',
  lists_item: '[ ]',
  lists_dictionary: '{ } dict',
  lists_tuple: '( ) tuple',
  functions_define: 'def',
  functions_return: 'return',
  data_print_several: 'print',
  time_every: '@run_every',
  python_statement: 'import from class',
};

/** More kinds than these are no answer to a question. */
const mostKinds = 12;

/**
 * Kinds of blocks that a few words ask for, best first: by their sentence, what they are called elsewhere, their
 * Python, their drawer and what they do, in the language on screen; accents, capitals and small slips do not matter. `limits` is
 * what a lesson offers, which comes before the rest.
 */
export function searchKinds(query: string, limits: readonly string[] | undefined): readonly KindHit[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const own = new Set(
    drawers(limits)
      .filter(({ category }) => limits !== undefined || everyday.includes(category))
      .flatMap(({ types }) => types),
  );
  return knownKinds()
    .map(({ hit, places }) => {
      const score = scoreOf(words, places);
      // What is on offer comes first, and what is wanted seldom last.
      const bonus = (own.has(hit.type) ? 2 : 0) + (blockSpec(hit.type)?.rarer === true ? 0 : 4);
      return { hit, score: score > 0 ? score + bonus : score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostKinds)
    .map(({ hit }) => hit);
}

/** Where words are looked for: a text without accents and capitals, its words, and how much a find there says. */
interface Place {
  readonly text: string;
  readonly words: readonly string[];
  readonly weight: number;
}

interface KnownKind {
  readonly hit: KindHit;
  readonly places: readonly Place[];
}

/** All kinds in the language on screen, made once: a search is asked at every letter. */
function knownKinds(): readonly KnownKind[] {
  const now = language.value.language;
  if (known?.language !== now)
    known = {
      language: now,
      kinds: drawers().flatMap(({ category, types }) =>
        types.map((type) => {
          const hit = kindOf(type, category);
          const places = placesOf(hit).map(([text, weight]): Place => {
            const plain = folded(text);
            return { text: plain, words: [...new Set(lettersOf(plain))], weight };
          });
          return { hit, places };
        }),
      ),
    };
  return known.kinds;
}
let known: { readonly language: Language; readonly kinds: readonly KnownKind[] } | undefined;

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
    const text = folded(
      `${ownWords(block, names)} ${block.icons?.comment?.text ?? ''} ${spec?.python ?? ''}`,
    );
    if (words.every((word) => text.includes(word)))
      found.push({
        id: block.id,
        type: block.type,
        category: spec?.category,
        words: blockWords(block, names),
      });
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
    words: blockWords(toolboxBlock(type)),
    python: spec?.python === undefined ? '' : spec.python.replace(/\{\w+\}|<\w+>/g, '…'),
  };
}

/** The texts about a kind, and how much a find there says. */
function placesOf({ type, category, python }: KindHit): readonly (readonly [string, number])[] {
  const spec = blockSpec(type);
  return [
    [plainWords(messageFor(`block.${type}`) ?? type, () => '…'), 20],
    [messageFor(`workspace.also.${type}`) ?? '', 14],
    [`${spec === undefined ? python : everyPython(spec)} ${pythonWords[type] ?? ''}`.trim(), 10],
    [messageFor(`block.category.${category}`) ?? '', 6],
    [spec === undefined ? '' : optionsOf(spec), 5],
    [spec === undefined ? '' : blockHint(spec, () => ''), 3],
  ];
}

/** Its Python with every choice of its first menu: who types `button_a` means the block of both buttons. */
function everyPython(spec: BlockSpec): string {
  const python = (spec.python ?? '').replace(/\{\w+\}/g, '…');
  const [name, field] = Object.entries(spec.fields ?? {})[0] ?? [];
  if (field?.kind !== 'choice' && field?.kind !== 'picture') return python;
  return field.options.map((option) => python.replaceAll(`<${name ?? ''}>`, option)).join(' ');
}

/**
 * Every word must be somewhere; a word's beginning says more than its middle, and the first word most. A word in
 * another form, or with a slip of the finger, counts too, but less. A short sentence is more about its words.
 */
function scoreOf(words: readonly string[], places: readonly Place[]): number {
  let score = 0;
  for (const word of words) {
    let best = 0;
    for (const place of places) best = Math.max(best, place.weight * matchIn(place, word));
    if (best === 0) return 0;
    score += best;
  }
  return score + words.length / Math.max(1, places[0]?.words.length ?? 1);
}

/** How well a word stands in a text: at its beginning, at that of a word, within one, or only nearly. */
function matchIn({ text, words }: Place, word: string): number {
  const at = text.indexOf(word);
  if (at === 0) return 3;
  if (at > 0 && words.some((other) => other.startsWith(word))) return 2;
  // Two letters are within many a word that has nothing to do with them; signs are no letters.
  if (at > 0 && (word.length > 2 || !/^\p{L}+$/u.test(word))) return 1;
  return words.some((other) => isNear(word, other)) ? 0.5 : 0;
}

function lettersOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Another form of a word (hearts, aspettare), or one letter wrong; in a long word two. */
function isNear(typed: string, word: string): boolean {
  const shorter = Math.min(typed.length, word.length);
  if (shorter < 4) return false;
  const stem = Math.max(4, Math.max(typed.length, word.length) - 3);
  if (shorter >= stem && typed.slice(0, stem) === word.slice(0, stem)) return true;
  const slips = shorter < 8 ? 1 : 2;
  return Math.abs(typed.length - word.length) <= slips && editDistance(typed, word) <= slips;
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

function wordsOf(query: string): readonly string[] {
  return folded(query.slice(0, 100))
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Without accents and capitals. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
