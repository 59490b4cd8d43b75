import type { monaco } from '../../python/monaco.ts';

/** Where a fix's `from` stands on its line: as a whole word before a part of one (`limt` in `limt_2` is not meant). */
export function placeOfFix(
  model: monaco.editor.ITextModel,
  line: number,
  from: string,
): monaco.IRange | undefined {
  if (line < 1 || line > model.getLineCount()) return undefined;
  const text = model.getLineContent(line);
  const word = new RegExp(
    `(?<![\\p{L}\\p{N}_])${from.replace(/[^\p{L}\p{N}_\s]/gu, '\\$&')}(?![\\p{L}\\p{N}_])`,
    'u',
  );
  const at = word.exec(text)?.index ?? text.indexOf(from);
  if (at < 0) return undefined;
  return {
    startLineNumber: line,
    endLineNumber: line,
    startColumn: at + 1,
    endColumn: at + 1 + from.length,
  };
}
