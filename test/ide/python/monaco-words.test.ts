import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { monacoWords } from '../../../ide/python/monaco-words.ts';
import { root } from '../../../scripts/build.ts';

/** Every text of the Monaco that is installed, by its number. */
function monacoTexts(): Map<number, string> {
  const folder = join(root, 'node_modules/monaco-editor/esm/vs');
  const texts = new Map<number, string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js') || file.startsWith('nls/')) continue;
    const source = readFileSync(join(folder, file), 'utf8');
    if (!source.includes('localize')) continue;
    for (const match of source.matchAll(/localize2?\((\d+),\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/g)) {
      texts.set(Number(match[1]), (match[2] ?? '').slice(1, -1));
    }
  }
  return texts;
}

describe('Monaco’s own texts', () => {
  it('are those of the version in use, and have the same holes in Italian', () => {
    const texts = monacoTexts();
    const holes = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();
    for (const [index, english, italian] of monacoWords) {
      expect(texts.get(index), `number ${String(index)}`).toBe(english);
      expect(holes(italian), italian).toEqual(holes(english));
    }
  });
});
