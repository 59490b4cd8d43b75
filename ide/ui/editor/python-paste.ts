import { monaco } from '../../python/monaco.ts';
import { pastedShift } from '../../python/pasted-indent.ts';

/**
 * Lets what was just pasted fit in: with the steps that are used here, and below the place where it was pasted. One step
 * back takes all of it away again.
 */
export function settlePasted(editor: monaco.editor.ICodeEditor, range: monaco.IRange): void {
  const model = editor.getModel();
  if (model?.getLanguageId() !== 'python' || (editor.getSelections() ?? []).length !== 1) return;
  change(editor, tabsToSpaces(model, range));
  change(editor, underItsPlace(model, range));
}

function change(
  editor: monaco.editor.ICodeEditor,
  edits: monaco.editor.IIdentifiedSingleEditOperation[],
): void {
  if (edits.length === 0) return;
  editor.popUndoStop();
  editor.executeEdits('paste', edits);
  editor.pushUndoStop();
}

/** A program that has tabs elsewhere keeps its own. */
function tabsToSpaces(
  model: monaco.editor.ITextModel,
  { startLineNumber: from, endLineNumber: to }: monaco.IRange,
): monaco.editor.IIdentifiedSingleEditOperation[] {
  const lines = model.getLinesContent();
  const tabbed = (line: string): boolean => /^ *\t/.test(line);
  if (lines.some((line, at) => tabbed(line) && (at + 1 < from || at + 1 > to))) return [];
  return lines.slice(from - 1, to).flatMap((line, at) => {
    if (!tabbed(line)) return [];
    const start = /^\s*/.exec(line)?.[0] ?? '';
    const text = start.replace(/ {0,3}\t/g, '    ');
    return [{ range: new monaco.Range(from + at, 1, from + at, start.length + 1), text }];
  });
}

function underItsPlace(
  model: monaco.editor.ITextModel,
  { startLineNumber: from, startColumn, endLineNumber: to, endColumn }: monaco.IRange,
): monaco.editor.IIdentifiedSingleEditOperation[] {
  const column = startColumn - 1;
  const lines = model.getLinesContent().slice(from - 1, to);
  const [first = ''] = lines;
  if (to === from || first.slice(0, column).trim() !== '') return [];
  const last = lines.length - 1;
  const pasted = lines.map((line, at) => (at === 0 ? line.slice(column) : line));
  // What stood behind the cursor stands behind the last line now, or alone where that was only a line's end.
  const [left = ''] = lines.slice(-1);
  const alone = endColumn === 1 && left.trim() !== '';
  const shift = pastedShift(alone ? pasted.slice(0, -1) : pasted, column);
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    const by = alone && at === last ? column : at === 0 ? shift?.first : shift?.rest;
    const start = line.length - line.trimStart().length;
    if (by === undefined || by === 0) return [];
    if (by > 0) return [{ range: new monaco.Range(from + at, 1, from + at, 1), text: ' '.repeat(by) }];
    return [{ range: new monaco.Range(from + at, 1, from + at, 1 + Math.min(start, -by)), text: '' }];
  });
}
