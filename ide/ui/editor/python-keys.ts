import { t } from '../../i18n/translate.ts';
import { branchIndent } from '../../python/branch-indent.ts';
import { endsWithinQuotes } from '../../python/ends-within-quotes.ts';
import { monaco } from '../../python/monaco.ts';
import { announce } from '../app/announcer.ts';
import { askName } from './ask-name.ts';
import { settlePasted } from './python-paste.ts';

/** What the keys of the Python editor do outside the text. */
export interface KeyDeeds {
  readonly run: () => void;
  /** Ctrl+S: says that it is saved, or not. */
  readonly saved: () => void;
  readonly rename: () => void;
  readonly showKeys: () => void;
}

/** Milliseconds a suggestion must have been there before Enter may take it: nobody reads faster. */
const readingTime = 200;

/** Suggestions that came, or come, without being asked for. */
const auto = 2;

/** Lines above the cursor that are read for their colours before a key does its work: under a millisecond. */
const linesToRead = 200;

/** The part of Monaco's text that is not in its types: what its colours say of a line. */
interface Tokenization {
  readonly tokenization: {
    hasAccurateTokensForLine(line: number): boolean;
    forceTokenization(line: number): void;
  };
}

/** The parts of Monaco's suggestions that are not in its types. */
interface SuggestController {
  readonly model: {
    /** 0 while nothing is offered and nothing asked for. */
    readonly state: number;
    onDidSuggest(listener: () => void): void;
    onDidCancel(listener: () => void): void;
  };
  readonly widget: {
    readonly value: {
      getFocusedItem(): { readonly item: { readonly completion: { readonly label: unknown } } } | undefined;
    };
  };
}

/** Gives an editor the keys that teachers know, and takes back what would get in the way of a class. */
export class PythonKeys {
  private actions: monaco.IDisposable[] = [];
  private shown: { readonly label: unknown; readonly since: number; readonly chosen: boolean } | undefined;
  /** Counts what is offered, and what is no more. */
  private turn = 0;
  private readonly suggest: SuggestController | null;

  constructor(
    private readonly editor: monaco.editor.IStandaloneCodeEditor,
    private readonly deeds: KeyDeeds,
  ) {
    this.suggest = editor.getContribution(
      'editor.contrib.suggestController',
    ) as unknown as SuggestController | null;
    this.suggest?.model.onDidSuggest(() => {
      const turn = (this.turn += 1);
      // The list is on screen, and its first line chosen, once all have heard of it.
      queueMicrotask(() => {
        if (turn === this.turn) this.seeSuggestion();
      });
    });
    this.suggest?.model.onDidCancel(() => {
      // The list may stay on screen until there is a new one.
      this.turn += 1;
      this.shown = undefined;
    });
    editor.onKeyDown((event) => {
      this.pressed(event);
    });
    editor.onDidChangeModelContent((event) => {
      const [change, more] = event.changes;
      if (change?.text !== ':' || more !== undefined || event.isUndoing || event.isRedoing) return;
      this.moveOut(change.range.startLineNumber);
    });
    editor.onDidPaste(({ range }) => {
      settlePasted(editor, range);
    });
    editor.onDidBlurEditorText(() => {
      editor.updateOptions({ tabFocusMode: false });
    });
    this.relabel();
  }

  /** Makes the actions anew, their words being in another language now. */
  relabel(): void {
    const { editor } = this;
    const { KeyCode, KeyMod } = monaco;
    for (const action of this.actions) action.dispose();
    const add = (id: string, keys: number[], run: () => void, label = id, menu?: string): void => {
      this.actions.push(
        editor.addAction({
          id: `pensabit.${id}`,
          label,
          keybindings: keys,
          run,
          ...(menu === undefined ? {} : { contextMenuGroupId: menu, contextMenuOrder: 1 }),
        }),
      );
    };
    this.actions = [];
    add('rename', [KeyCode.F2], this.deeds.rename, t('python.rename'), '1_modification');
    add('keys', [KeyCode.F1], this.deeds.showKeys, t('python.keys'), 'z_keys');
    add('run', [KeyMod.CtrlCmd | KeyCode.Enter], this.deeds.run);
    add('save', [KeyMod.CtrlCmd | KeyCode.KeyS], this.deeds.saved);
    add('line', [KeyMod.CtrlCmd | KeyCode.KeyG], () => void this.goToLine());
    add('next-problem', [KeyCode.F8], () => {
      this.goToProblem(1);
    });
    add('previous-problem', [KeyMod.Shift | KeyCode.F8], () => {
      this.goToProblem(-1);
    });
    // On Linux, and so on every Chromebook, Monaco has other keys for it.
    add('copy-down', [KeyMod.Shift | KeyMod.Alt | KeyCode.DownArrow], () => {
      this.editor.trigger('keys', 'editor.action.copyLinesDownAction', null);
    });
    add('copy-up', [KeyMod.Shift | KeyMod.Alt | KeyCode.UpArrow], () => {
      this.editor.trigger('keys', 'editor.action.copyLinesUpAction', null);
    });
    add(
      'comment',
      [KeyMod.CtrlCmd | KeyCode.Slash],
      () => {
        this.comment();
      },
      t('python.key.comment'),
      '1_modification',
    );
  }

  /** The next thing that is underlined, from the cursor on and round to the first again. */
  goToProblem(step: 1 | -1): void {
    const model = this.editor.getModel();
    const position = this.editor.getPosition();
    if (model === null || position === null) return;
    const places = monaco.editor
      .getModelMarkers({ resource: model.uri })
      .map((marker) => new monaco.Position(marker.startLineNumber, marker.startColumn))
      .sort((a, b) => a.lineNumber - b.lineNumber || a.column - b.column);
    const after = places.filter((place) => position.isBefore(place));
    const before = places.filter((place) => place.isBefore(position));
    const to = step === 1 ? (after[0] ?? places[0]) : (before.at(-1) ?? places.at(-1));
    if (to === undefined) return;
    this.editor.setPosition(to);
    this.editor.revealPositionInCenterIfOutsideViewport(to);
    this.editor.focus();
    this.editor.trigger('keys', 'editor.action.showHover', { focus: 'noAutoFocus' });
    const [marker] = monaco.editor
      .getModelMarkers({ resource: model.uri })
      .filter((one) => one.startLineNumber === to.lineNumber && one.startColumn === to.column);
    if (marker !== undefined) announce(marker.message);
  }

  /** `else:` below a block goes to its `if`, in the same step as the colon. */
  private moveOut(line: number): void {
    const model = this.editor.getModel();
    if (model?.getLanguageId() !== 'python' || !/^ +(?:el|ex|fi)/.test(model.getLineContent(line))) return;
    const indent = branchIndent(model.getLinesContent(), line - 1);
    if (indent === undefined) return;
    const range = new monaco.Range(line, indent + 1, line, model.getLineFirstNonWhitespaceColumn(line));
    queueMicrotask(() => {
      this.editor.executeEdits('branch', [{ range, text: '' }]);
    });
  }

  private comment(): void {
    this.editor.trigger('keys', 'editor.action.commentLine', null);
  }

  private async goToLine(): Promise<void> {
    const last = this.editor.getModel()?.getLineCount() ?? 1;
    const line = (text: string): number => (/^\d+$/.test(text) ? Number(text) : 0);
    const answer = await askName(t('python.goToLine.question', { last }), '', (text) =>
      line(text) >= 1 && line(text) <= last ? undefined : t('python.goToLine.refused', { last }),
    );
    if (answer !== null) {
      this.editor.setPosition({ lineNumber: line(answer), column: 1 });
      this.editor.revealLineInCenter(line(answer));
    }
    this.editor.focus();
  }

  private pressed(event: monaco.IKeyboardEvent): void {
    const { key } = event.browserEvent;
    // Where `/` needs Shift (on Italian keyboards it is Shift+7), Monaco does not know Ctrl+/ by its place.
    if (key === '/' && (event.ctrlKey || event.metaKey) && event.keyCode !== monaco.KeyCode.Slash) {
      event.preventDefault();
      event.stopPropagation();
      this.comment();
      return;
    }
    this.readToCursor();
    if (event.keyCode === monaco.KeyCode.Enter) this.enter(event);
    if (event.keyCode === monaco.KeyCode.Tab) this.tab(event);
    if (/^(Arrow|Page)(Up|Down)$/.test(key) && this.shown !== undefined)
      this.shown = { ...this.shown, chosen: true };
    // Escape, then Tab leaves the text.
    if (event.keyCode === monaco.KeyCode.Escape) this.escape();
    else if (event.keyCode !== monaco.KeyCode.Tab && event.keyCode !== monaco.KeyCode.Shift)
      this.editor.updateOptions({ tabFocusMode: false });
  }

  /**
   * Monaco indents after a colon, and closes brackets, only where it has read all lines above. It reads them when it has
   * time; keys that come faster, as on a slow computer that catches up, would find plain text.
   */
  private readToCursor(): void {
    const line = this.editor.getPosition()?.lineNumber ?? 1;
    const model = this.editor.getModel() as unknown as Tokenization | null;
    if (model === null) return;
    const { tokenization } = model;
    if (tokenization.hasAccurateTokensForLine(line)) return;
    const begun = Math.max(1, line - linesToRead);
    if (begun === 1 || tokenization.hasAccurateTokensForLine(begun)) tokenization.forceTokenization(line);
  }

  /**
   * An Enter that was on its way when a suggestion came up ends the line and takes nothing, nor does it take one from a
   * list that waits for its next words and still shows those of the word before. Where a text ends that is closed
   * already, it ends the line too: no line of Python can end within quotes.
   */
  private enter(event: monaco.IKeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { shown } = this;
    if (shown !== undefined && (shown.chosen || performance.now() - shown.since >= readingTime)) return;
    this.editor.trigger('keys', 'hideSuggestWidget', null);
    const model = this.editor.getModel();
    const selection = this.editor.getSelection();
    if (model?.getLanguageId() !== 'python' || selection?.isEmpty() !== true || event.shiftKey) return;
    const { lineNumber, column } = selection.getPosition();
    const line = model.getLineContent(lineNumber);
    if ((this.editor.getSelections() ?? []).length === 1 && endsWithinQuotes(line, column - 1))
      this.editor.setPosition({ lineNumber, column: line.length + 1 });
  }

  /** An Escape that closes the list is for the list; one that comes before it keeps it from coming. */
  private escape(): void {
    const leaves = this.shown === undefined;
    if (leaves) this.editor.trigger('keys', 'hideSuggestWidget', null);
    this.editor.updateOptions({ tabFocusMode: leaves });
  }

  /** A Tab that is faster than the list it is meant for takes nothing from the list before, and adds no spaces. */
  private tab(event: monaco.IKeyboardEvent): void {
    if (this.shown !== undefined || this.suggest?.model.state !== auto || event.shiftKey) return;
    if (this.editor.getOption(monaco.editor.EditorOption.tabFocusMode)) return;
    const model = this.editor.getModel();
    const position = this.editor.getPosition();
    if (model === null || position === null) return;
    if (!/[\p{L}_.]$/u.test(model.getLineContent(position.lineNumber).slice(0, position.column - 1))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private seeSuggestion(): void {
    const label = this.suggest?.widget.value.getFocusedItem()?.item.completion.label;
    if (label === undefined) {
      this.shown = undefined;
    } else if (this.shown?.label !== label) {
      this.shown = { label, since: performance.now(), chosen: this.shown?.chosen ?? false };
    }
  }
}
