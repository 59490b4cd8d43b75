import { createStore, type Store } from '../../base/store.ts';
import { language, languages, setLanguage, type Language } from '../../i18n/translate.ts';
import { remember, remembered } from './remember.ts';

/** `system` follows the device, also when the device changes its mind. */
export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

const languageKey = 'pensabit.language';
const themeKey = 'pensabit.theme';

const chosenTheme = createStore<Theme>('system');
/** What the person chose; what is on screen is `<html data-theme>`. */
export const theme: Store<Theme> = chosenTheme;

/** Reads what was chosen on this computer before, and keeps `<html data-theme>` right from now on. */
export function applyTheme(): void {
  const saved = remembered(themeKey);
  chosenTheme.set(themes.find((name) => name === saved) ?? 'system');
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) {
    matchMedia(query).addEventListener('change', showTheme);
  }
  showTheme();
}

export function chooseTheme(next: Theme): void {
  chosenTheme.set(next);
  remember(themeKey, next);
  showTheme();
}

function showTheme(): void {
  const chosen = chosenTheme.value;
  document.documentElement.dataset['theme'] = chosen === 'system' ? systemTheme() : chosen;
}

function systemTheme(): Exclude<Theme, 'system'> {
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** The language chosen here before, else the first of the browser's that there is, else English. */
export function preferredLanguage(): Language {
  const wanted = [remembered(languageKey), ...navigator.languages];
  for (const tag of wanted) {
    const found = languages.find((one) => one === tag?.slice(0, 2).toLowerCase());
    if (found !== undefined) return found;
  }
  return 'en';
}

/**
 * Puts a language on screen, with the texts that are in use. Rejects, changing nothing, when they cannot be
 * loaded.
 */
export async function showLanguage(next: Language, parts = language.value.parts): Promise<void> {
  await setLanguage(next, parts);
  document.documentElement.lang = next;
}

/** {@link showLanguage}, and remembers it on this computer. */
export async function chooseLanguage(next: Language): Promise<void> {
  await showLanguage(next);
  remember(languageKey, next);
}
