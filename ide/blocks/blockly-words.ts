import type { Language } from '../i18n/translate.ts';

/** Blockly's own words (menus, what a screen reader hears) in a language, for `setLocale`. Loaded when they are asked for. */
export async function blocklyWords(language: Language): Promise<Record<string, string>> {
  switch (language) {
    case 'en':
      return (await import('blockly/msg/en')) as unknown as Record<string, string>;
    case 'it': {
      const [words, { blocklyItalian }] = await Promise.all([
        import('blockly/msg/it'),
        import('./blockly-italian.ts'),
      ]);
      return { ...(words as unknown as Record<string, string>), ...blocklyItalian };
    }
  }
}
