import { createStore, type Store } from '../base/store.ts';
import type { Catalogue, MessageKey } from './catalogue.ts';

export const languages = ['en', 'it'] as const;
export type Language = (typeof languages)[number];
export type MessageValues = Readonly<Record<string, string | number>>;

/** `shell`: what the home page needs. `desk`: everything else; it is loaded beside the first other screen. */
export type TextPart = 'shell' | 'desk';

const loaders: Record<Language, Record<TextPart, () => Promise<Partial<Catalogue>>>> = {
  en: {
    shell: async () => (await import('./en/shell-messages.ts')).shellMessages,
    desk: async () => (await import('./en/desk-messages.ts')).deskMessages,
  },
  it: {
    shell: async () => (await import('./it/shell-messages.ts')).shellMessages,
    desk: async () => (await import('./it/desk-messages.ts')).deskMessages,
  },
};

interface Spoken {
  readonly language: Language;
  /** Which texts are here. */
  readonly parts: readonly TextPart[];
  readonly catalogue: Partial<Catalogue>;
}

const current = createStore<Spoken>({ language: 'en', parts: [], catalogue: {} });

/** The language on screen. Changes only once its texts are loaded. */
export const language: Store<Pick<Spoken, 'language' | 'parts'>> = current;

/** Loads a language's texts and switches to it. Rejects, changing nothing, when they cannot be loaded. */
export async function setLanguage(
  next: Language,
  parts: readonly TextPart[] = ['shell', 'desk'],
): Promise<void> {
  const loaded = await Promise.all(parts.map((part) => loaders[next][part]()));
  current.set({ language: next, parts, catalogue: Object.assign({}, ...loaded) as Partial<Catalogue> });
}

/** Loads more texts of the language on screen, once. Rejects when they cannot be loaded. */
export async function needTexts(part: TextPart): Promise<void> {
  while (!current.value.parts.includes(part)) {
    const spoken = current.value.language;
    const more = await loaders[spoken][part]();
    const { language: now, parts, catalogue } = current.value;
    // The person may have chosen another language meanwhile: then its texts are wanted.
    if (now === spoken)
      current.set({ language: now, parts: [...parts, part], catalogue: { ...catalogue, ...more } });
  }
}

/**
 * The text for `key` in the language on screen, its `{holes}` filled from `values`. Numbers are written
 * as that language writes them.
 */
export function t(key: MessageKey, values: MessageValues = {}): string {
  return fill(current.value.catalogue[key] ?? key, values);
}

/** A text that a pack brings in several languages, in the language on screen or else the first it has. */
export function localized(text: Readonly<Partial<Record<Language, string>>>): string {
  return text[current.value.language] ?? text.en ?? Object.values(text)[0] ?? '';
}

/** In which form the pupil has the program in view: its places are lines, or blocks. */
export type Within = 'python' | 'blocks';

/** Looks up a key that is only known at run time (an error code, a check's reason). */
export function messageFor(
  key: string,
  values: MessageValues = {},
  within: Within = 'python',
): string | undefined {
  const catalogue = current.value.catalogue as Readonly<Record<string, string | undefined>>;
  const message = catalogue[key];
  return message === undefined ? undefined : fill(message, values, within);
}

/**
 * Fills `{holes}` of a text, and of `‹on line {at}|in another block›` takes what fits to what is in view. Unknown
 * holes stay visible, so that a test or a reader finds them.
 */
export function fill(message: string, values: MessageValues, within: Within = 'python'): string {
  const said = message.replace(/‹([^‹|›]*)\|([^‹|›]*)›/g, within === 'python' ? '$1' : '$2');
  return said.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name];
    if (value === undefined) return hole;
    return typeof value === 'number' ? formatNumber(value) : value;
  });
}

/** A number as the language on screen writes it (8.5 or 8,5). */
export function formatNumber(value: number, digits = 2): string {
  return new Intl.NumberFormat(current.value.language, { maximumFractionDigits: digits }).format(value);
}
