import { t } from '../../i18n/translate.ts';
import {
  applyTheme,
  askAboutPython,
  monaco,
  preparePython,
  type PythonKnowledge,
} from '../../python/monaco.ts';
import { mainFile } from '../../session/file-name.ts';
import type { ProgramProblem } from '../../session/workbench.ts';
import { nextTask } from '../../base/next-task.ts';
import type { EditorMark } from './blocks-editor.ts';
import { placeOfFix } from './line-fix.ts';
import { monacoStyles } from './monaco-styles.ts';
import { PythonKeys, type KeyDeeds } from './python-keys.ts';
import {
  PythonProblems,
  type EarlyAnswer,
  type FindProblems,
  type FindTypeProblems,
} from './python-problems.ts';
import { PythonTexts } from './python-texts.ts';

/** Lines of a file, from 1, where the pupil has put the cursor or what is selected. */
export interface LinesSelected {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

export interface PythonPageOptions {
  /** The project's files, and which of them is on screen. */
  readonly files: Readonly<Record<string, string>>;
  readonly file: string;
  readonly readOnly: boolean;
  readonly onChange: (file: string, text: string) => void;
  /** The room kept for the card has moved; pixels from the container's top. */
  readonly onCardMoved: (top: number) => void;
  readonly onLinesSelected: (lines: LinesSelected) => void;
  readonly findProblems: FindProblems;
  readonly findTypeProblems: FindTypeProblems;
  /** Reads the program on screen at a place of it. */
  readonly read: Pick<PythonKnowledge, 'complete' | 'call' | 'hover'>;
  /** The number of lines, where they are too many to be read while somebody types. */
  readonly onTooMuch: (lines: number | undefined) => void;
  readonly keys: KeyDeeds;
}

/** What the element needs of Monaco, so that Monaco is loaded only when Python is shown. */
export interface PythonPage {
  /** The project's files as they are now, and the one to show. */
  sync(files: Readonly<Record<string, string>>, file: string): void;
  /** Lights up lines, from 1, without moving the cursor; scrolls to the first when none of them is in sight. */
  highlight(lines: readonly number[]): void;
  setReadOnly(readOnly: boolean): void;
  point(marks: readonly EditorMark[], problem: ProgramProblem | undefined, cardHeight: number): void;
  /** Replaces the first `from` on a line, as a step that can be undone. */
  replace(line: number, from: string, to: string): void;
  show(line: number): void;
  undo(redo: boolean): void;
  /** Looks for problems again: the board in use is another one. */
  look(): void;
  /** Where the cursor is, in the texts of {@link textsOf}. */
  place(): { readonly file: string; readonly offset: number };
  /** The project's files as the editor has them, with one kind of line end. */
  textsOf(files: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** Changes several files, each as one step that can be undone. */
  edit(edits: ReadonlyMap<string, readonly { from: number; to: number; text: string }[]>): void;
  /** Writes a sign at the cursor, or does what a key of the keyboard would. */
  type(text: string): void;
  step(way: 'in' | 'out' | 'select'): void;
  relabel(): void;
  focus(): void;
  /** Takes everything away, the steps back too. */
  dispose(): void;
}

/** In steps, between which the page has its breath: each takes a slow machine's time. */
export async function createPythonPage(
  container: HTMLElement,
  options: PythonPageOptions,
): Promise<PythonPage> {
  const { file, files } = options;
  const source = files[file] ?? '';
  // What is wrong is looked for meanwhile, and is there when the text is.
  const early = { file, source, answer: options.findProblems({ file, source, writing: undefined }) };
  early.answer.catch(() => undefined);
  const features = import('../../python/monaco-features.ts');
  const mono = getComputedStyle(document.documentElement).getPropertyValue('--mono');
  await Promise.all([
    monacoStyles(),
    document.fonts.load(`500 15px ${mono}`),
    document.fonts.load(`700 15px ${mono}`),
    features,
  ]);
  await nextTask();
  preparePython();
  await nextTask();
  applyTheme();
  await nextTask();
  const page = new MonacoPage(container, options, early);
  await nextTask();
  page.begin();
  return page;
}

class MonacoPage implements PythonPage {
  private readonly editor: monaco.editor.IStandaloneCodeEditor;
  private readonly texts: PythonTexts;
  private readonly decorations: monaco.editor.IEditorDecorationsCollection;
  private readonly lit: monaco.editor.IEditorDecorationsCollection;
  private file: string;
  private model: monaco.editor.ITextModel;
  private zone: string | undefined;
  private readonly problems: PythonProblems;
  private readonly keys: PythonKeys;
  private selected = '';
  private readonly end: () => void;

  constructor(
    container: HTMLElement,
    private readonly options: PythonPageOptions,
    early: EarlyAnswer,
  ) {
    this.texts = new PythonTexts(options.onChange);
    this.texts.sync(options.files);
    this.file = options.file;
    this.model = this.texts.model(options.file, options.files[options.file] ?? '');
    this.editor = monaco.editor.create(container, {
      model: null,
      theme: 'pensabit',
      readOnly: options.readOnly,
      ariaLabel: this.label(),
      fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono').trim(),
      // Below 16 px a phone enlarges the whole page when the text is touched.
      fontSize: matchMedia('(pointer: coarse)').matches ? 16 : 15,
      fontWeight: '500',
      lineHeight: 24,
      padding: { top: 8, bottom: 8 },
      tabSize: 4,
      insertSpaces: true,
      detectIndentation: false,
      minimap: { enabled: false },
      renderFinalNewline: 'on',
      overviewRulerLanes: 0,
      // The bulb of a line that can be mended has its place there, for a finger too.
      glyphMargin: true,
      folding: false,
      lineNumbersMinChars: 3,
      lineDecorationsWidth: 14,
      bracketPairColorization: { enabled: false },
      renderLineHighlight: 'none',
      scrollBeyondLastLine: false,
      fixedOverflowWidgets: true,
      // In a shadow root the menu would not know the colours.
      useShadowDOM: false,
      occurrencesHighlight: 'singleFile',
      // Its words would come from a worker; our own list knows better what fits.
      wordBasedSuggestions: 'off',
      // A word that is written out already: Enter ends the line instead of choosing the very same word.
      acceptSuggestionOnEnter: 'smart',
      links: false,
      unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
      // Characters that show nothing or turn the reading direction are written out: [U+202E].
      renderControlCharacters: true,
      unusualLineTerminators: 'off',
      hover: { above: false },
      lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.On },
      dragAndDrop: false,
      dropIntoEditor: { enabled: false },
      pasteAs: { enabled: false },
      suggest: { showStatusBar: false, snippetsPreventQuickSuggestions: false, insertMode: 'replace' },
      stickyScroll: { enabled: false },
      scrollbar: { alwaysConsumeMouseWheel: false },
      smoothScrolling: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    });
    this.decorations = this.editor.createDecorationsCollection();
    this.lit = this.editor.createDecorationsCollection();
    this.problems = new PythonProblems(
      this.editor,
      () => this.file,
      options.findProblems,
      options.findTypeProblems,
      options.onTooMuch,
      early,
    );
    this.keys = new PythonKeys(this.editor, options.keys);
    const forget = askAboutPython({
      ...options.read,
      fixesFor: (marker) => this.problems.fixesFor(marker),
      placeOfFix: (model, { line, from }) => placeOfFix(model, line, from),
    });
    this.editor.onDidChangeCursorSelection((event) => {
      // By the pupil's hand, and not by us or by a text that was replaced.
      const byHand = event.source !== 'api' && event.reason !== monaco.editor.CursorChangeReason.ContentFlush;
      if (byHand) this.tellLines(event.selection);
    });
    const size = new ResizeObserver(() => {
      if (container.offsetWidth > 0) this.editor.layout();
    });
    size.observe(container);
    const theme = new MutationObserver(applyTheme);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    this.end = () => {
      forget();
      size.disconnect();
      theme.disconnect();
    };
  }

  /** Shows the text; what is wrong in it is looked for. */
  begin(): void {
    this.editor.setModel(this.model);
  }

  sync(files: Readonly<Record<string, string>>, file: string): void {
    this.texts.sync(files);
    const model = this.texts.model(file, files[file] ?? '');
    if (model === this.model) {
      if (this.file === file) return;
      this.file = file;
      this.editor.updateOptions({ ariaLabel: this.label() });
      return;
    }
    // Left by this name, or by the one it has now.
    const left = this.texts.nameOf(this.model);
    if (left !== undefined) this.texts.keepView(left, this.editor.saveViewState());
    this.decorations.clear();
    this.lit.clear();
    this.makeRoom(undefined, 0);
    this.file = file;
    this.model = model;
    this.editor.setModel(model);
    const view = this.texts.view(file);
    if (view !== null) this.editor.restoreViewState(view);
    this.editor.updateOptions({ ariaLabel: this.label() });
  }

  highlight(lines: readonly number[]): void {
    const count = this.model.getLineCount();
    const there = lines.filter((line) => line >= 1 && line <= count);
    // To ask the editor what is in sight makes it draw.
    if (there.length === 0 && this.lit.length === 0) return;
    this.lit.set(there.map((line) => wholeLine(line, 'code-shown')));
    const [first] = there;
    if (first === undefined) return;
    const inSight = this.editor
      .getVisibleRanges()
      .some((range) => there.some((line) => line >= range.startLineNumber && line <= range.endLineNumber));
    if (!inSight) this.editor.revealLineInCenter(first);
  }

  private tellLines({ startLineNumber: from, endLineNumber, endColumn }: monaco.Selection): void {
    // A selection that ends before a line's first character has nothing of that line.
    const to = endColumn === 1 && endLineNumber > from ? endLineNumber - 1 : endLineNumber;
    const key = `${String(from)} ${String(to)} ${this.file}`;
    if (key === this.selected) return;
    this.selected = key;
    this.options.onLinesSelected({ file: this.file, from, to });
  }

  setReadOnly(readOnly: boolean): void {
    this.editor.updateOptions({ readOnly });
  }

  point(marks: readonly EditorMark[], problem: ProgramProblem | undefined, cardHeight: number): void {
    const lines = this.model.getLineCount();
    const decorations = marks
      .filter((mark) => mark.line !== undefined && mark.line <= lines)
      .map((mark) => wholeLine(mark.line ?? 1, `code-${mark.kind}`));
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
    const range = placeOfFix(this.model, line, from);
    if (range === undefined) return;
    this.editor.pushUndoStop();
    this.editor.executeEdits('fix', [{ range, text: to }]);
    this.editor.pushUndoStop();
  }

  place(): { readonly file: string; readonly offset: number } {
    const position = this.editor.getPosition() ?? new monaco.Position(1, 1);
    return { file: this.file, offset: this.model.getOffsetAt(position) };
  }

  textsOf(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return this.texts.all(files);
  }

  edit(edits: ReadonlyMap<string, readonly { from: number; to: number; text: string }[]>): void {
    for (const [file, changes] of edits) this.texts.edit(file, changes);
  }

  type(text: string): void {
    this.editor.focus();
    this.editor.trigger('touch', 'type', { text });
  }

  step(way: 'in' | 'out' | 'select'): void {
    const commands = {
      in: 'editor.action.indentLines',
      out: 'editor.action.outdentLines',
      // Once more takes the next line as well.
      select: 'expandLineSelection',
    };
    this.editor.focus();
    this.editor.trigger('touch', commands[way], null);
  }

  look(): void {
    this.problems.look();
  }

  private label(): string {
    return this.file === mainFile ? t('editor.code') : t('python.code', { name: this.file });
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
    this.editor.updateOptions({ ariaLabel: this.label() });
    this.keys.relabel();
    this.problems.look();
  }

  focus(): void {
    this.editor.focus();
  }

  dispose(): void {
    this.end();
    this.problems.close();
    this.editor.dispose();
    this.texts.dispose();
  }
}

function wholeLine(line: number, className: string): monaco.editor.IModelDeltaDecoration {
  return {
    range: new monaco.Range(line, 1, line, 1),
    options: {
      isWholeLine: true,
      className,
      lineNumberClassName: `${className}-number`,
      linesDecorationsClassName: `${className}-edge`,
    },
  };
}
