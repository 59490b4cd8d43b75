import { fill, messageFor, t } from '../../i18n/translate.ts';
import { diagnose } from '../../python/diagnose.ts';
import { applyTheme, monaco, preparePython } from '../../python/monaco.ts';
import type { ProgramProblem } from '../../session/workbench.ts';
import { nextTask } from './next-task.ts';
import type { EditorMark } from './blocks-editor.ts';

export interface PythonPageOptions {
  readonly source: string;
  readonly readOnly: boolean;
  readonly onChange: (source: string) => void;
  /** The room kept for the card has moved; pixels from the container's top. */
  readonly onCardMoved: (top: number) => void;
}

/** What the element needs of Monaco, so that Monaco is loaded only when Python is shown. */
export interface PythonPage {
  setSource(source: string): void;
  setReadOnly(readOnly: boolean): void;
  point(marks: readonly EditorMark[], problem: ProgramProblem | undefined, cardHeight: number): void;
  /** Replaces the first `from` on a line, as a step that can be undone. */
  replace(line: number, from: string, to: string): void;
  show(line: number): void;
  undo(redo: boolean): void;
  relabel(): void;
  focus(): void;
}

/** Waits until typing has paused this long before saying what is wrong, in ms. */
const pause = 500;

export async function createPythonPage(
  container: HTMLElement,
  options: PythonPageOptions,
): Promise<PythonPage> {
  await linkStyles();
  const mono = getComputedStyle(document.documentElement).getPropertyValue('--mono');
  await Promise.all([document.fonts.load(`500 15px ${mono}`), document.fonts.load(`700 15px ${mono}`)]);
  await nextTask();
  preparePython();
  applyTheme();
  await nextTask();
  return new MonacoPage(container, options);
}

class MonacoPage implements PythonPage {
  private readonly editor: monaco.editor.IStandaloneCodeEditor;
  private readonly model: monaco.editor.ITextModel;
  private readonly decorations: monaco.editor.IEditorDecorationsCollection;
  private zone: string | undefined;
  private timer: number | undefined;
  private own = false;

  constructor(
    container: HTMLElement,
    private readonly options: PythonPageOptions,
  ) {
    this.model = monaco.editor.createModel(options.source, 'python');
    this.model.updateOptions({
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    this.model.setEOL(monaco.editor.EndOfLineSequence.LF);
    this.editor = monaco.editor.create(container, {
      model: this.model,
      theme: 'pensabit',
      readOnly: options.readOnly,
      ariaLabel: t('editor.code'),
      fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono').trim(),
      fontSize: 15,
      fontWeight: '500',
      lineHeight: 24,
      padding: { top: 8, bottom: 8 },
      tabSize: 4,
      insertSpaces: true,
      detectIndentation: false,
      minimap: { enabled: false },
      renderFinalNewline: 'on',
      overviewRulerLanes: 0,
      glyphMargin: false,
      folding: false,
      lineNumbersMinChars: 4,
      lineDecorationsWidth: 28,
      bracketPairColorization: { enabled: false },
      renderLineHighlight: 'none',
      scrollBeyondLastLine: false,
      fixedOverflowWidgets: true,
      occurrencesHighlight: 'singleFile',
      // Its words would come from a worker; our own list knows better what fits.
      wordBasedSuggestions: 'off',
      // A word that is written out already: Enter ends the line instead of choosing the very same word.
      acceptSuggestionOnEnter: 'smart',
      links: false,
      unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
      suggest: { showStatusBar: false, snippetsPreventQuickSuggestions: false },
      stickyScroll: { enabled: false },
      scrollbar: { alwaysConsumeMouseWheel: false },
      smoothScrolling: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    });
    this.decorations = this.editor.createDecorationsCollection();
    this.model.onDidChangeContent(() => {
      this.diagnoseSoon();
      if (!this.own) options.onChange(this.model.getValue());
    });
    this.editor.onDidChangeCursorPosition(() => {
      this.diagnoseSoon();
    });
    this.diagnoseSoon();
    new ResizeObserver(() => {
      if (container.offsetWidth > 0) this.editor.layout();
    }).observe(container);
    new MutationObserver(applyTheme).observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-theme'],
    });
  }

  setSource(source: string): void {
    if (source === this.model.getValue()) return;
    this.own = true;
    // As an edit, so that what was there can be had back.
    this.editor.pushUndoStop();
    this.model.pushEditOperations([], [{ range: this.model.getFullModelRange(), text: source }], () => null);
    this.editor.pushUndoStop();
    this.own = false;
  }

  setReadOnly(readOnly: boolean): void {
    this.editor.updateOptions({ readOnly });
  }

  point(marks: readonly EditorMark[], problem: ProgramProblem | undefined, cardHeight: number): void {
    const lines = this.model.getLineCount();
    const whole = (line: number, className: string): monaco.editor.IModelDeltaDecoration => ({
      range: new monaco.Range(line, 1, line, 1),
      options: {
        isWholeLine: true,
        className,
        lineNumberClassName: `${className}-number`,
        linesDecorationsClassName: `${className}-edge`,
      },
    });
    const decorations = marks
      .filter((mark) => mark.line !== undefined && mark.line <= lines)
      .map((mark) => whole(mark.line ?? 1, `code-${mark.kind}`));
    if (problem?.line !== undefined && problem.line <= lines) {
      // Names that nobody makes are underlined by the diagnosis already.
      if (!problem.key.startsWith('error.name')) {
        decorations.push(...this.words(problem.line, problem.values['name'], 'code-wrong'));
      }
      const at = problem.values['at'];
      if (typeof at === 'number' && at <= lines)
        decorations.push(...this.words(at, problem.values['near'], 'code-twin'));
    }
    this.decorations.set(decorations);
    this.makeRoom(problem?.line === undefined ? undefined : Math.min(problem.line, lines), cardHeight);
  }

  /** A word on a line, with a class. */
  private words(
    line: number,
    word: string | number | undefined,
    inlineClassName: string,
  ): monaco.editor.IModelDeltaDecoration[] {
    if (typeof word !== 'string' || word === '') return [];
    const match = new RegExp(`(?<![\\w])${word.replace(/[^\w]/g, '\\$&')}(?![\\w])`).exec(
      this.model.getLineContent(line),
    );
    if (match === null) return [];
    return [
      {
        range: new monaco.Range(line, match.index + 1, line, match.index + 1 + word.length),
        options: { inlineClassName },
      },
    ];
  }

  private makeRoom(line: number | undefined, height: number): void {
    this.editor.changeViewZones((zones) => {
      if (this.zone !== undefined) zones.removeZone(this.zone);
      this.zone = undefined;
      if (line === undefined || height === 0) return;
      this.zone = zones.addZone({
        afterLineNumber: line,
        heightInPx: height + 10,
        domNode: document.createElement('div'),
        onDomNodeTop: (top) => {
          this.options.onCardMoved(top + 4);
        },
      });
    });
    if (line !== undefined) this.editor.revealLineInCenterIfOutsideViewport(line);
  }

  replace(line: number, from: string, to: string): void {
    const text = this.model.getLineContent(line);
    // A whole word before a part of one: `limt` in `limt_2` is not meant.
    const word = new RegExp(`(?<!\\w)${from.replace(/[^\w\s]/g, '\\$&')}(?!\\w)`).exec(text);
    const at = word?.index ?? text.indexOf(from);
    if (at < 0) return;
    this.editor.pushUndoStop();
    this.editor.executeEdits('fix', [
      { range: new monaco.Range(line, at + 1, line, at + 1 + from.length), text: to },
    ]);
    this.editor.pushUndoStop();
  }

  show(line: number): void {
    const at = Math.min(line, this.model.getLineCount());
    this.editor.revealLineInCenterIfOutsideViewport(at);
    this.editor.setPosition({ lineNumber: at, column: this.model.getLineFirstNonWhitespaceColumn(at) || 1 });
    this.editor.focus();
  }

  undo(redo: boolean): void {
    this.editor.trigger('bar', redo ? 'redo' : 'undo', null);
  }

  relabel(): void {
    this.editor.updateOptions({ ariaLabel: t('editor.code') });
    this.diagnoseSoon();
  }

  focus(): void {
    this.editor.focus();
  }

  private diagnoseSoon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.diagnose();
    }, pause);
  }

  private diagnose(): void {
    const source = this.model.getValue();
    const writing = this.editor.hasTextFocus() ? this.editor.getPosition()?.lineNumber : undefined;
    const found = diagnose(source, writing === undefined ? {} : { writing });
    monaco.editor.setModelMarkers(
      this.model,
      'python',
      found.map(({ key, values, from, to }) => {
        const start = this.model.getPositionAt(from);
        const end = this.model.getPositionAt(to);
        return {
          severity: monaco.MarkerSeverity.Error,
          message: messageFor(key, values) ?? fill(key, values),
          startLineNumber: start.lineNumber,
          startColumn: start.column,
          endLineNumber: end.lineNumber,
          endColumn: end.column,
        };
      }),
    );
  }
}

/** Monaco's style sheet is a file of its own (see scripts/build.ts): only who writes Python loads it. */
async function linkStyles(): Promise<void> {
  if (document.querySelector('link[data-monaco]') !== null) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = '/monaco.css';
  link.dataset['monaco'] = '';
  await new Promise<void>((resolve, reject) => {
    link.addEventListener('load', () => {
      resolve();
    });
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error('monaco.css did not load'));
    });
    document.head.append(link);
  });
}
