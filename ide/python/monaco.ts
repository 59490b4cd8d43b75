import './monaco-words.ts';
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/suggest/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/tokenization/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import { t } from '../i18n/translate.ts';
import { callAt, nameAt, type Completion } from './completion.ts';
import { apiEntry } from './microbit-api.ts';
import { pythonLanguage, pythonTokens } from './python-language.ts';

export { monaco };

/** One change that mends what a marker underlines: `from` becomes `to` on its line. */
export interface PythonFix {
  readonly title: string;
  readonly line: number;
  readonly from: string;
  readonly to: string;
}

/** What the editor on screen knows; Monaco has one language for all of them. */
export interface PythonKnowledge {
  /** What fits at a place; reading the program may take a moment. */
  complete(place: { readonly source: string; readonly offset: number }): Promise<readonly Completion[]>;
  fixFor(marker: monaco.editor.IMarkerData): PythonFix | undefined;
  placeOfFix(model: monaco.editor.ITextModel, fix: PythonFix): monaco.IRange | undefined;
}

let ready = false;
let knowledge: PythonKnowledge | undefined;

/** Says whom to ask from now on. */
export function askAboutPython(editor: PythonKnowledge): void {
  knowledge = editor;
}

/** Teaches Monaco MicroPython for the micro:bit, once. */
export function preparePython(): void {
  if (ready) return;
  ready = true;
  monaco.languages.register({ id: 'python', extensions: ['.py'] });
  monaco.languages.setLanguageConfiguration('python', pythonLanguage(monaco.languages.IndentAction));
  monaco.languages.setMonarchTokensProvider('python', pythonTokens);
  monaco.languages.registerCompletionItemProvider('python', {
    triggerCharacters: ['.'],
    async provideCompletionItems(model, position, _context, token) {
      const word = model.getWordUntilPosition(position);
      const range = new monaco.Range(
        position.lineNumber,
        word.startColumn,
        position.lineNumber,
        word.endColumn,
      );
      const place = { source: model.getValue(), offset: model.getOffsetAt(position) };
      const found = (await knowledge?.complete(place)) ?? [];
      if (token.isCancellationRequested) return { suggestions: [] };
      return { suggestions: found.map((one) => suggestion(one, range)) };
    },
  });
  monaco.languages.registerCodeActionProvider(
    'python',
    {
      provideCodeActions(model, _range, { markers }) {
        const actions = markers.flatMap((marker): monaco.languages.CodeAction[] => {
          const fix = knowledge?.fixFor(marker);
          const range = fix && knowledge?.placeOfFix(model, fix);
          if (fix === undefined || range === undefined) return [];
          const edit = { resource: model.uri, versionId: undefined, textEdit: { range, text: fix.to } };
          return [
            {
              title: fix.title,
              kind: 'quickfix',
              diagnostics: [marker],
              isPreferred: true,
              edit: { edits: [edit] },
            },
          ];
        });
        return { actions, dispose: () => undefined };
      },
    },
    { providedCodeActionKinds: ['quickfix'] },
  );
  monaco.languages.registerHoverProvider('python', {
    provideHover(model, position) {
      const found = nameAt(model.getLineContent(position.lineNumber), position.column - 1);
      const entry = found === undefined ? undefined : apiEntry(found);
      if (entry?.text === undefined) return null;
      return { contents: [{ value: `\`${signatureOf(entry.name)}\`` }, { value: t(entry.text) }] };
    },
  });
  monaco.languages.registerSignatureHelpProvider('python', {
    signatureHelpTriggerCharacters: ['(', ','],
    provideSignatureHelp(model, position) {
      const call = callAt(model.getLineContent(position.lineNumber).slice(0, position.column - 1));
      const entry = call === undefined ? undefined : apiEntry(call.name);
      if (call === undefined || entry?.parameters === undefined || entry.parameters.length === 0) return null;
      return {
        value: {
          activeSignature: 0,
          activeParameter: Math.min(call.argument, entry.parameters.length - 1),
          signatures: [
            {
              label: signatureOf(entry.name),
              parameters: entry.parameters.map((label) => ({ label })),
              ...(entry.text === undefined ? {} : { documentation: t(entry.text) }),
            },
          ],
        },
        dispose: () => undefined,
      };
    },
  });
}

function signatureOf(name: string): string {
  const parameters = apiEntry(name)?.parameters;
  return parameters === undefined ? name : `${name}(${parameters.join(', ')})`;
}

const kinds: Readonly<Record<Completion['kind'], monaco.languages.CompletionItemKind>> = {
  function: monaco.languages.CompletionItemKind.Function,
  object: monaco.languages.CompletionItemKind.Variable,
  class: monaco.languages.CompletionItemKind.Class,
  constant: monaco.languages.CompletionItemKind.Constant,
  module: monaco.languages.CompletionItemKind.Module,
  variable: monaco.languages.CompletionItemKind.Variable,
  keyword: monaco.languages.CompletionItemKind.Keyword,
};

function suggestion(one: Completion, range: monaco.Range): monaco.languages.CompletionItem {
  const entry = apiEntry(one.name);
  return {
    label: one.label,
    kind: kinds[one.kind],
    insertText: one.insert,
    // A plain word must not be a snippet: Monaco lets Enter end the line only after a plain word that is
    // written out already.
    ...(one.insert.includes('$')
      ? { insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet }
      : {}),
    sortText: one.order,
    range,
    ...(entry?.parameters === undefined ? {} : { detail: signatureOf(one.name) }),
    ...(entry?.text === undefined ? {} : { documentation: t(entry.text) }),
  };
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
      'editorWidget.border': colour('--edge', '#75847f'),
      'editorError.foreground': colour('--correct', '#ad3716'),
      'editorInfo.foreground': colour('--check', '#0c6772'),
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
