import { createStore, type Store } from '../base/store.ts';
import type { Catalogue, MessageKey } from './catalogue.ts';

export const languages = ['en', 'it'] as const;
export type Language = (typeof languages)[number];
export type MessageValues = Readonly<Record<string, string | number>>;

const loaders: Record<Language, () => Promise<Catalogue>> = {
  en: async () => (await import('./en/messages.ts')).messages,
  it: async () => (await import('./it/messages.ts')).messages,
};

const current = createStore<{ language: Language; catalogue: Partial<Catalogue> }>({
  language: 'en',
  catalogue: {},
});

/** The language on screen. Changes only once its texts are loaded. */
export const language: Store<{ readonly language: Language }> = current;

/** Loads a language's texts and switches to it. Rejects, changing nothing, when they cannot be loaded. */
export async function setLanguage(next: Language): Promise<void> {
  const catalogue = await loaders[next]();
  current.set({ language: next, catalogue });
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

/** Looks up a key that is only known at run time (an error code, a check's reason). */
export function messageFor(key: string, values: MessageValues = {}): string | undefined {
  const catalogue = current.value.catalogue as Readonly<Record<string, string | undefined>>;
  const message = catalogue[key];
  return message === undefined ? undefined : fill(message, values);
}

/** Fills `{holes}` of a text. Unknown holes stay visible, so that a test or a reader finds them. */
export function fill(message: string, values: MessageValues): string {
  return message.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name];
    if (value === undefined) return hole;
    return typeof value === 'number' ? formatNumber(value) : value;
  });
}

/** A number as the language on screen writes it (8.5 or 8,5). */
export function formatNumber(value: number, digits = 2): string {
  return new Intl.NumberFormat(current.value.language, { maximumFractionDigits: digits }).format(value);
}
