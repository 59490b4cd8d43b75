import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/suggest/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/tokenization/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import { t } from '../i18n/translate.ts';
import { callAt, completionsAt, nameAt, type Completion } from './completion.ts';
import { apiEntry } from './microbit-api.ts';
import { pythonLanguage, pythonTokens } from './python-language.ts';

export { monaco };

let ready = false;

/** Teaches Monaco MicroPython for the micro:bit, once. */
export function preparePython(): void {
  if (ready) return;
  ready = true;
  monaco.languages.register({ id: 'python', extensions: ['.py'] });
  monaco.languages.setLanguageConfiguration('python', pythonLanguage(monaco.languages.IndentAction));
  monaco.languages.setMonarchTokensProvider('python', pythonTokens);
  monaco.languages.registerCompletionItemProvider('python', {
    triggerCharacters: ['.'],
    provideCompletionItems(model, position) {
      const word = model.getWordUntilPosition(position);
      const range = new monaco.Range(
        position.lineNumber,
        word.startColumn,
        position.lineNumber,
        word.endColumn,
      );
      const before = model.getLineContent(position.lineNumber).slice(0, position.column - 1);
      return { suggestions: completionsAt(before, model.getValue()).map((one) => suggestion(one, range)) };
    },
  });
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
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((n) => [
          `editorBracketHighlight.foreground${String(n)}`,
          colour('--ink', '#1b2829'),
        ]),
      ),
      'editorBracketMatch.background': colour('--waiting-tint', '#edf1ef'),
      'editorBracketMatch.border': colour('--edge', '#75847f'),
      focusBorder: colour('--focus', '#1b2829'),
    },
  });
  monaco.editor.setTheme('pensabit');
}
