import { indexOfWord } from '../../base/index-of-word.ts';
import type { monaco } from '../../python/monaco.ts';

/** Where a fix's `from` stands on its line. */
export function placeOfFix(
  model: monaco.editor.ITextModel,
  line: number,
  from: string,
): monaco.IRange | undefined {
  if (line < 1 || line > model.getLineCount()) return undefined;
  const at = indexOfWord(model.getLineContent(line), from);
  if (at < 0) return undefined;
  return {
    startLineNumber: line,
    endLineNumber: line,
    startColumn: at + 1,
    endColumn: at + 1 + from.length,
  };
}
