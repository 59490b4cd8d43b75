import * as monaco from 'monaco-editor/editor';
import { apiEntry } from '../../firmware/micropython/api.ts';
import { apiWords, boardWords, callLine, callWords, hoverWords, type SpokenCall } from './api-words.ts';
import { placed, type Completion } from './completion-item.ts';
import type { ProgramPlace } from './cursor-place.ts';
import type { Hover } from './hover.ts';
import { pythonLanguage, pythonTokens } from './python-language.ts';
import type { LineFix } from './same-fixes.ts';

export { monaco };

/** What mends what a marker underlines, and perhaps more: on each line `from` becomes `to`. */
export interface PythonFix {
  readonly title: string;
  readonly changes: readonly LineFix[];
}

/** What the editor on screen knows; Monaco has one language for all of them. */
export interface PythonKnowledge {
  /** What fits at a place; reading the program may take a moment. */
  complete(place: ProgramPlace): Promise<readonly Completion[]>;
  call(place: ProgramPlace): Promise<SpokenCall | undefined>;
  hover(place: ProgramPlace): Promise<Hover | undefined>;
  /** The likeliest first. */
  fixesFor(marker: monaco.editor.IMarkerData): readonly PythonFix[];
  placeOfFix(model: monaco.editor.ITextModel, fix: LineFix): monaco.IRange | undefined;
}

let ready = false;
let knowledge: PythonKnowledge | undefined;

/** Says whom to ask from now on; returns what ends it. */
export function askAboutPython(editor: PythonKnowledge): () => void {
  knowledge = editor;
  return () => {
    if (knowledge === editor) knowledge = undefined;
  };
}

/** Teaches Monaco MicroPython for the micro:bit, once. */
export function preparePython(): void {
  if (ready) return;
  ready = true;
  monaco.languages.register({ id: 'python', extensions: ['.py'] });
  monaco.languages.setLanguageConfiguration('python', pythonLanguage(monaco.languages.IndentAction));
  monaco.languages.setMonarchTokensProvider('python', pythonTokens);
  monaco.languages.registerCompletionItemProvider('python', {
    // Quotes too: some arguments are texts that the board knows.
    triggerCharacters: ['.', '"', "'"],
    async provideCompletionItems(model, position, _context, token) {
      const place = placeIn(model, position);
      const found = (await knowledge?.complete(place)) ?? [];
      // Monaco would keep an answer for a word that is over for the next word too, find nothing fitting in it, and
      // offer nothing; of an empty one it keeps nothing, and asks again.
      if (token.isCancellationRequested || !stillInWord(model, position, place)) return { suggestions: [] };
      // What was typed meanwhile is not behind the cursor.
      const [after = ''] = place.source.slice(place.offset).split('\n', 1);
      return { suggestions: found.map((one) => suggestion(one, model, position, after)) };
    },
  });
  monaco.languages.registerCodeActionProvider(
    'python',
    {
      provideCodeActions(model, range) {
        // Wherever on the line the cursor is: a finger does not hit a single quote.
        const markers = monaco.editor
          .getModelMarkers({ resource: model.uri })
          .filter(
            (one) => one.startLineNumber <= range.endLineNumber && one.endLineNumber >= range.startLineNumber,
          );
        const resource = model.uri;
        const edits = ({ changes }: PythonFix): monaco.languages.IWorkspaceTextEdit[] =>
          changes.flatMap((change) => {
            const range = knowledge?.placeOfFix(model, change);
            if (range === undefined) return [];
            return [{ resource, versionId: undefined, textEdit: { range, text: change.to } }];
          });
        const actions = markers.flatMap((marker) =>
          (knowledge?.fixesFor(marker) ?? [])
            .map((fix, at): monaco.languages.CodeAction => {
              const edit = { edits: edits(fix) };
              return {
                title: fix.title,
                kind: 'quickfix',
                diagnostics: [marker],
                isPreferred: at === 0,
                edit,
              };
            })
            .filter(({ edit }) => edit !== undefined && edit.edits.length > 0),
        );
        return { actions, dispose: () => undefined };
      },
    },
    { providedCodeActionKinds: ['quickfix'] },
  );
  monaco.languages.registerHoverProvider('python', {
    async provideHover(model, position, token) {
      const version = model.getVersionId();
      const hover = await knowledge?.hover(placeIn(model, position));
      if (hover === undefined || token.isCancellationRequested || model.isDisposed()) return null;
      // Written meanwhile: what it says may stand elsewhere now.
      if (model.getVersionId() !== version) return null;
      const { code, words } = hoverWords(hover);
      const [start, end] = [model.getPositionAt(hover.from), model.getPositionAt(hover.to)];
      return {
        range: monaco.Range.fromPositions(start, end),
        contents: [
          { value: `\`\`\`python\n${code.join('\n')}\n\`\`\`` },
          ...words.map((text) => ({ value: plain(text) })),
        ],
      };
    },
  });
  monaco.languages.registerSignatureHelpProvider('python', {
    signatureHelpTriggerCharacters: ['(', ','],
    // Moving within the brackets moves what is explained.
    signatureHelpRetriggerCharacters: ['=', ')', ' '],
    async provideSignatureHelp(model, position, token) {
      const help = await knowledge?.call(placeIn(model, position));
      if (help === undefined || token.isCancellationRequested || model.isDisposed()) return null;
      return {
        value: {
          activeSignature: help.activeSignature,
          // Past the last one: nothing is marked.
          activeParameter: help.activeParameter ?? Number.MAX_SAFE_INTEGER,
          signatures: callWords(help).map(({ line, words, parameters }) => ({
            label: line,
            documentation: { value: plain(words) },
            parameters: parameters.map(({ from, to, words: meaning }) => ({
              label: [from, to],
              documentation: { value: plain(meaning) },
            })),
          })),
        },
        dispose: () => undefined,
      };
    },
  });
}

/** Whether the word that was being written is the one being written now, and what is before it is as it was. */
function stillInWord(
  model: monaco.editor.ITextModel,
  asked: monaco.Position,
  { source, offset }: ProgramPlace,
): boolean {
  if (model.isDisposed() || !model.getValue().startsWith(source.slice(0, offset))) return false;
  const now = monaco.editor
    .getEditors()
    .find((editor) => editor.getModel() === model)
    ?.getPosition();
  if (now?.lineNumber !== asked.lineNumber || now.column < asked.column) return false;
  return /^[\p{L}\p{N}_]*$/u.test(model.getValueInRange(monaco.Range.fromPositions(asked, now)));
}

function placeIn(model: monaco.editor.ITextModel, position: monaco.Position): ProgramPlace {
  return { source: model.getValue(), offset: model.getOffsetAt(position) };
}

/** Text as it is: what a pupil writes above a function is no markup. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~&]/g, '\\$&');
}

const kinds: Readonly<Record<Completion['kind'], monaco.languages.CompletionItemKind>> = {
  function: monaco.languages.CompletionItemKind.Function,
  object: monaco.languages.CompletionItemKind.Variable,
  class: monaco.languages.CompletionItemKind.Class,
  constant: monaco.languages.CompletionItemKind.Constant,
  module: monaco.languages.CompletionItemKind.Module,
  variable: monaco.languages.CompletionItemKind.Variable,
  keyword: monaco.languages.CompletionItemKind.Keyword,
  text: monaco.languages.CompletionItemKind.Value,
};

function suggestion(
  one: Completion,
  model: monaco.editor.ITextModel,
  to: monaco.Position,
  /** The rest of the line. */
  after: string,
): monaco.languages.CompletionItem {
  const entry = apiEntry(one.name);
  const [signature] = entry?.signatures ?? [];
  const board = one.boards === undefined ? undefined : boardWords({ boards: one.boards });
  const { insert, behind } = placed(one, after);
  const from = model.getPositionAt(one.from);
  return {
    // `V2` stands beside the name, where it is seen before it is chosen.
    label:
      one.boards?.length === 1
        ? { label: one.label, description: one.boards[0]?.toUpperCase() ?? '' }
        : one.label,
    kind: kinds[one.kind],
    insertText: insert,
    // A plain word must not be a snippet: Monaco lets Enter end the line only after a plain word that is
    // written out already.
    ...(insert.includes('$')
      ? { insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet }
      : {}),
    filterText: one.label,
    sortText: one.order,
    // All of the word is replaced, what stands behind the cursor too.
    range: {
      insert: monaco.Range.fromPositions(from, to),
      replace: monaco.Range.fromPositions(from, to.delta(0, behind)),
    },
    ...(signature === undefined ? {} : { detail: callLine(one.label, signature).line }),
    ...(entry === undefined
      ? board === undefined
        ? {}
        : { documentation: board }
      : { documentation: apiWords(entry) }),
    ...(one.adds === undefined ? {} : { additionalTextEdits: [addedLine(model, one.adds)] }),
  };
}

/** An import goes below the imports that are there, else on top; below a first comment or docstring too. */
function addedLine(model: monaco.editor.ITextModel, text: string): monaco.languages.TextEdit {
  let line = 1;
  for (let n = 1; n <= Math.min(model.getLineCount(), 60); n++) {
    if (/^(import|from)\s/.test(model.getLineContent(n))) line = n + 1;
    else if (line === n && /^#/.test(model.getLineContent(n))) line = n + 1;
  }
  if (line > model.getLineCount()) {
    const end = model.getFullModelRange().getEndPosition();
    return { range: monaco.Range.fromPositions(end), text: `\n${text}` };
  }
  return { range: new monaco.Range(line, 1, line, 1), text: `${text}\n` };
}

/** Monaco's colours from the look's tokens as they are now. */
export function applyTheme(): void {
  const tokens = getComputedStyle(document.documentElement);
  const colour = (name: string, fallback: string): string => {
    const value = tokens.getPropertyValue(name).trim();
    return /^#[0-9a-f]{6}$/i.test(value) ? value : fallback;
  };
  const rule = (
    token: string,
    name: string,
    fallback: string,
    fontStyle = '',
  ): monaco.editor.ITokenThemeRule => ({
    token,
    foreground: colour(name, fallback).slice(1),
    fontStyle,
  });
  const dark = document.documentElement.dataset['theme'] === 'dark';
  monaco.editor.defineTheme('pensabit', {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      rule('', '--ink', '#1b2829'),
      rule('keyword', '--code-keyword', '#8a2f62', 'bold'),
      rule('string', '--code-string', '#3a6814'),
      rule('number', '--code-number', '#9a4a00'),
      rule('call', '--code-call', '#0c6772'),
      rule('comment', '--code-comment', '#5b6b68'),
    ],
    colors: {
      'editor.background': colour('--sheet', '#ffffff'),
      'editor.foreground': colour('--ink', '#1b2829'),
      'editorLineNumber.foreground': colour('--ink-2', '#48595a'),
      'editorLineNumber.activeForeground': colour('--ink', '#1b2829'),
      'editorCursor.foreground': colour('--ink', '#1b2829'),
      'editorIndentGuide.background1': colour('--line', '#d5dcd9'),
      'editorIndentGuide.activeBackground1': colour('--edge', '#75847f'),
      'editorWidget.background': colour('--sheet', '#ffffff'),
      // The letters that were typed, in the list of what fits: readable on the chosen row too.
      'editorSuggestWidget.highlightForeground': colour('--code-call', '#0c6772'),
      'editorSuggestWidget.focusHighlightForeground': colour('--code-call', '#0c6772'),
      'editorWidget.border': colour('--edge', '#75847f'),
      'editorError.foreground': colour('--correct', '#ad3716'),
      'editorInfo.foreground': colour('--check', '#0c6772'),
      'editorLightBulb.foreground': colour('--check', '#0c6772'),
      'editorLightBulbAutoFix.foreground': colour('--check', '#0c6772'),
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((n) => [
          `editorBracketHighlight.foreground${String(n)}`,
          colour('--ink', '#1b2829'),
        ]),
      ),
      'editorBracketMatch.background': colour('--waiting-tint', '#edf1ef'),
      'editorBracketMatch.border': colour('--edge', '#75847f'),
      'menu.background': colour('--sheet', '#ffffff'),
      'menu.foreground': colour('--ink', '#1b2829'),
      'menu.border': colour('--edge', '#75847f'),
      'menu.separatorBackground': colour('--line', '#d5dcd9'),
      'menu.selectionBackground': colour('--waiting-tint', '#edf1ef'),
      'menu.selectionForeground': colour('--ink', '#1b2829'),
      'editorHoverWidget.background': colour('--sheet', '#ffffff'),
      'editorHoverWidget.foreground': colour('--ink', '#1b2829'),
      'editorHoverWidget.border': colour('--edge', '#75847f'),
      'editorHoverWidget.statusBarBackground': colour('--sheet-2', '#f9faf7'),
      'textLink.foreground': colour('--check', '#0c6772'),
      'textLink.activeForeground': colour('--check', '#0c6772'),
      'editorActionList.background': colour('--sheet', '#ffffff'),
      'editorActionList.foreground': colour('--ink', '#1b2829'),
      'editorActionList.focusBackground': colour('--waiting-tint', '#edf1ef'),
      'editorActionList.focusForeground': colour('--ink', '#1b2829'),
      'editorSuggestWidget.selectedBackground': colour('--waiting-tint', '#edf1ef'),
      'editorSuggestWidget.selectedForeground': colour('--ink', '#1b2829'),
      focusBorder: colour('--focus', '#1b2829'),
    },
  });
  monaco.editor.setTheme('pensabit');
}
