import { messages as english } from '../../ide/i18n/en/messages.ts';
import { messages as italian } from '../../ide/i18n/it/messages.ts';
import type { MessageKey } from '../../ide/i18n/catalogue.ts';
import { fill, type Language, type MessageValues } from '../../ide/i18n/translate.ts';

/** What stands on the screen for a message key. */
export type Say = (key: MessageKey, values?: MessageValues) => string;

/** The interface's texts in one language: tests look for what a person reads, not for class names. */
export function words(language: Language): Say {
  const catalogue = language === 'en' ? english : italian;
  return (key, values = {}) => fill(catalogue[key], values);
}

/** A text of a lesson in one language. */
export function inLanguage(
  text: Readonly<Partial<Record<Language, string>>> | undefined,
  language: Language,
): string {
  const found = text?.[language];
  if (found === undefined) throw new Error(`The lesson has no text in ${language}.`);
  return found;
}
