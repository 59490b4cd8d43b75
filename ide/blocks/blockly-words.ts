import * as Blockly from 'blockly/core';
import type { Language } from '../i18n/translate.ts';

/** Blockly's own words (menus, what a screen reader hears) in a language. Loaded when it is asked for. */
export async function loadBlocklyWords(language: Language): Promise<void> {
  switch (language) {
    case 'en':
      Blockly.setLocale((await import('blockly/msg/en')) as unknown as Record<string, string>);
      return;
    case 'it': {
      const [words, { blocklyItalian }] = await Promise.all([
        import('blockly/msg/it'),
        import('./blockly-italian.ts'),
      ]);
      Blockly.setLocale({ ...(words as unknown as Record<string, string>), ...blocklyItalian });
    }
  }
}
