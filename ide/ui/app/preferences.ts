import { createStore, type Store } from '../../base/store.ts';
import { language, languages, setLanguage, type Language } from '../../i18n/translate.ts';

/** `system` follows the device, also when the device changes its mind. */
export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

const languageKey = 'pensabit.language';
const themeKey = 'pensabit.theme';
const editorKey = 'pensabit.editor';

const chosenTheme = createStore<Theme>('system');
/** What the person chose; what is on screen is `<html data-theme>`. */
export const theme: Store<Theme> = chosenTheme;

/** Reads what was chosen on this computer before, and keeps `<html data-theme>` right from now on. */
export function applyTheme(): void {
  const saved = read(themeKey);
  chosenTheme.set(themes.find((name) => name === saved) ?? 'system');
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) {
    matchMedia(query).addEventListener('change', showTheme);
  }
  showTheme();
}

export function chooseTheme(next: Theme): void {
  chosenTheme.set(next);
  write(themeKey, next);
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

/** The editor that an address showed when it was last open on this computer. */
export function editorLastShownAt(address: string): 'blocks' | 'python' | undefined {
  const [kind, place] = read(editorKey)?.split(' ') ?? [];
  return place === address && (kind === 'blocks' || kind === 'python') ? kind : undefined;
}

/** For the next visit: its code is fetched beside the lesson. Undefined: no editor is on screen. */
export function rememberEditor(address: string, kind: 'blocks' | 'python' | undefined): void {
  write(editorKey, kind === undefined ? '' : `${kind} ${address}`);
}

/** The language chosen here before, else the first of the browser's that there is, else English. */
export function preferredLanguage(): Language {
  const wanted = [read(languageKey), ...navigator.languages];
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
  write(languageKey, next);
}

/** Storage may be denied by policy or a private window: then a choice lasts as long as the tab. */
function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice is on screen already; there is nothing to tell.
  }
}
