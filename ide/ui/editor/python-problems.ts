import { fill, messageFor, t } from '../../i18n/translate.ts';
import type { Diagnostic } from '../../python/diagnose.ts';
import { monaco, type PythonFix } from '../../python/monaco.ts';
import { sameFixes } from '../../python/same-fixes.ts';

/** What is asked about a text. */
export interface ProblemQuestion {
  readonly file: string;
  readonly source: string;
  /** The line being written, from 1. */
  readonly writing: number | undefined;
}

export type FindProblems = (
  question: ProblemQuestion,
) => Promise<readonly Diagnostic[] | 'too-much' | undefined>;

/** What is already being looked for when the editor is not there yet. */
export interface EarlyAnswer {
  readonly file: string;
  readonly source: string;
  readonly answer: ReturnType<FindProblems>;
}

/** What is wrong with the types of a file, once its text is sound; undefined: nothing is known. */
export type FindTypeProblems = (file: string, source: string) => Promise<readonly Diagnostic[] | undefined>;

/** Waits until typing has paused this long before saying what is wrong elsewhere, in ms. */
const pause = 500;
/** So often a text is looked at again when the worker did not live to answer. */
const patience = 3;
/** After this long, the line that was being written is looked at too. */
const longPause = 2500;

/**
 * Underlines what is wrong in the file on screen. The line that is being written is left in peace until the pupil leaves
 * it or stops to think.
 */
export class PythonProblems {
  private readonly timers = new Set<number>();
  private writing: number | undefined;
  private readonly fixes: Record<Owner, Map<string, readonly PythonFix[]>> = {
    python: new Map(),
    types: new Map(),
  };
  private asked = 0;
  private unanswered = 0;

  constructor(
    private readonly editor: monaco.editor.IStandaloneCodeEditor,
    private readonly fileOnScreen: () => string,
    private readonly find: FindProblems,
    private readonly findTypes: FindTypeProblems,
    /** The number of lines, where they are too many to be looked at while somebody types. */
    private readonly tooMuch: (lines: number | undefined) => void,
    private early?: EarlyAnswer,
  ) {
    editor.onDidChangeModelContent((event) => {
      // Only what hands do is writing; a program that is put there is looked at whole.
      this.writing = event.isFlush ? undefined : editor.getPosition()?.lineNumber;
      this.wait();
    });
    editor.onDidChangeCursorPosition(({ position }) => {
      if (this.writing === undefined || position.lineNumber === this.writing) return;
      this.writing = undefined;
      this.lookIn(pause);
    });
    editor.onDidBlurEditorText(() => {
      if (this.writing === undefined) return;
      this.writing = undefined;
      this.lookIn(0);
    });
    editor.onDidChangeModel(() => {
      this.writing = undefined;
      void this.ask();
    });
  }

  /** Looks at the text once more: it is new, or the board or the language is another one. */
  look(): void {
    this.lookIn(0);
  }

  /** What would mend a marker, the likeliest first; see {@link monaco}'s code actions. */
  fixesFor(marker: monaco.editor.IMarkerData): readonly PythonFix[] {
    const place = placeOf(marker);
    return this.fixes.python.get(place) ?? this.fixes.types.get(place) ?? [];
  }

  /** Nobody looks any more. */
  close(): void {
    this.clear();
    this.asked += 1;
  }

  private wait(): void {
    this.clear();
    this.lookIn(pause);
    this.timers.add(
      window.setTimeout(() => {
        this.writing = undefined;
        void this.ask();
      }, longPause),
    );
  }

  private lookIn(milliseconds: number): void {
    this.timers.add(window.setTimeout(() => void this.ask(), milliseconds));
  }

  private clear(): void {
    for (const timer of this.timers) window.clearTimeout(timer);
    this.timers.clear();
  }

  private async ask(): Promise<void> {
    const model = this.editor.getModel();
    const file = this.fileOnScreen();
    if (model === null) return;
    const mine = (this.asked += 1);
    if (!file.endsWith('.py')) {
      this.show(model, 'python', []);
      this.show(model, 'types', []);
      this.tooMuch(undefined);
      return;
    }
    const version = model.getVersionId();
    const { writing } = this;
    const source = model.getValue();
    const isOld = (): boolean =>
      mine !== this.asked ||
      model.isDisposed() ||
      model !== this.editor.getModel() ||
      model.getVersionId() !== version;
    const { early } = this;
    this.early = undefined;
    const found = await (early?.file === file && early.source === source
      ? early.answer
      : this.find({ file, source, writing }));
    if (isOld()) return;
    if (found === undefined) {
      // Not answered, and nothing newer asked: the worker is gone, or did not arrive.
      this.unanswered += 1;
      if (this.unanswered <= patience) this.lookIn(longPause);
      return;
    }
    this.unanswered = 0;
    const here = found === 'too-much' ? [] : found;
    this.show(model, 'python', here);
    this.tooMuch(found === 'too-much' ? model.getLineCount() : undefined);
    // What a text that is no Python says about types means nothing.
    if (found === 'too-much' || here.some((one) => isNoPython.test(one.key))) {
      this.show(model, 'types', []);
      return;
    }
    const types = await this.findTypes(file, source);
    if (types === undefined || isOld()) return;
    const said = new Set(here.map((one) => one.line));
    this.show(
      model,
      'types',
      types.filter((one) => one.line !== writing && !said.has(one.line)),
    );
  }

  private show(model: monaco.editor.ITextModel, owner: Owner, found: readonly Diagnostic[]): void {
    const fixes = this.fixes[owner];
    fixes.clear();
    const markers = found.map((one): monaco.editor.IMarkerData => {
      const start = model.getPositionAt(one.from);
      const end = model.getPositionAt(Math.max(one.to, one.from + 1));
      const message = messageFor(one.key, one.values) ?? fill(one.key, one.values);
      const marker: monaco.editor.IMarkerData = {
        severity: one.severity === 'hint' ? monaco.MarkerSeverity.Info : monaco.MarkerSeverity.Error,
        message,
        startLineNumber: start.lineNumber,
        startColumn: start.column,
        endLineNumber: end.lineNumber,
        endColumn: end.column,
      };
      if (one.fix !== undefined) {
        const { line, fix } = one;
        const same = sameFixes(one, found);
        fixes.set(placeOf(marker), [
          { title: t('python.fix.title', { to: fix.to.trim() }), changes: [{ line, ...fix }] },
          ...(same.length === 0
            ? []
            : [{ title: t('python.fix.same', { count: same.length }), changes: same }]),
        ]);
      }
      return marker;
    });
    monaco.editor.setModelMarkers(model, owner, markers);
  }
}

/** What keeps Python from reading a text at all; a name that is not known keeps nobody from looking at types. */
const isNoPython = /^error\.(syntax|indent|char|assign|outside)\b/;

/** Who says it: what reads the text, or what reads the types a moment later. */
type Owner = 'python' | 'types';

function placeOf(marker: monaco.editor.IMarkerData): string {
  const { startLineNumber, startColumn, endLineNumber, endColumn, message } = marker;
  return `${[startLineNumber, startColumn, endLineNumber, endColumn].join(':')} ${message}`;
}
