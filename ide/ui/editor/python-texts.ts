import { monaco } from '../../python/monaco.ts';

/** One file in the editor: its text with its own steps back, and where the pupil was in it. */
interface OpenText {
  readonly model: monaco.editor.ITextModel;
  /** The text as the project has it. The model's own may differ in its line ends, which Monaco makes alike. */
  known: string;
  view: monaco.editor.ICodeEditorViewState | null;
}

/**
 * The project's files as Monaco's models. A file keeps its model while it is in the project and beyond: one that is
 * removed and had back still has its steps back, and so has one that gets another name.
 */
export class PythonTexts {
  private readonly texts = new Map<string, OpenText>();
  private names: readonly string[] = [];
  /** True while a text is changed from outside, which is no edit by the pupil. */
  private own = false;

  constructor(private readonly onChange: (file: string, text: string) => void) {}

  get files(): readonly string[] {
    return this.names;
  }

  /** Brings every file's text to what the project says. */
  sync(files: Readonly<Record<string, string>>): void {
    const names = Object.keys(files);
    const gone = this.names.filter((name) => !Object.hasOwn(files, name));
    const fresh = names.filter((name) => !this.names.includes(name));
    const [from, to] = [gone[0], fresh[0]];
    // One name for another, at the same place: the same file.
    if (
      gone.length === 1 &&
      fresh.length === 1 &&
      from !== undefined &&
      to !== undefined &&
      this.names.indexOf(from) === names.indexOf(to)
    ) {
      const text = this.texts.get(from);
      if (text !== undefined && text.known === files[to]) {
        this.texts.delete(from);
        this.texts.get(to)?.model.dispose();
        this.texts.set(to, text);
      }
    }
    this.names = names;
    for (const [name, text] of Object.entries(files)) {
      const open = this.texts.get(name);
      // A file nobody has looked at yet needs no model.
      if (open !== undefined && open.known !== text) this.put(open, text);
    }
  }

  /** The model of a file, made when it is asked for first. */
  model(name: string, text: string): monaco.editor.ITextModel {
    return this.text(name, text).model;
  }

  /** Changes a file as one step that can be undone; positions are those of the text before. */
  edit(name: string, changes: readonly { from: number; to: number; text: string }[]): void {
    const model = this.texts.get(name)?.model;
    if (model === undefined) return;
    model.pushStackElement();
    model.pushEditOperations(
      [],
      changes.map(({ from, to, text }) => ({
        range: monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to)),
        text,
      })),
      () => null,
    );
    model.pushStackElement();
  }

  /** The files as the models have them: positions in these texts are the models' own. */
  all(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, this.model(name, text).getValue()]),
    );
  }

  /** The file a model belongs to. */
  nameOf(model: monaco.editor.ITextModel | null): string | undefined {
    for (const [name, text] of this.texts) if (text.model === model) return name;
    return undefined;
  }

  dispose(): void {
    for (const { model } of this.texts.values()) model.dispose();
    this.texts.clear();
  }

  keepView(name: string, view: monaco.editor.ICodeEditorViewState | null): void {
    const text = this.texts.get(name);
    if (text !== undefined) text.view = view;
  }

  view(name: string): monaco.editor.ICodeEditorViewState | null {
    return this.texts.get(name)?.view ?? null;
  }

  private text(name: string, source: string): OpenText {
    const known = this.texts.get(name);
    if (known !== undefined) return known;
    const model = monaco.editor.createModel(source, name.endsWith('.py') ? 'python' : 'plaintext');
    model.updateOptions({
      tabSize: 4,
      insertSpaces: true,
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    const text: OpenText = { model, known: source, view: null };
    this.texts.set(name, text);
    model.onDidChangeContent(() => {
      if (this.own) return;
      text.known = model.getValue();
      const now = this.nameOf(model);
      if (now !== undefined) this.onChange(now, text.known);
    });
    return text;
  }

  /** As an edit, so that what was there can be had back. */
  private put(text: OpenText, source: string): void {
    this.own = true;
    try {
      const { model } = text;
      text.known = source;
      if (model.getValue() === source.replace(/\r\n?/g, '\n')) return;
      model.pushStackElement();
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text: source }], () => null);
      model.pushStackElement();
      // What was wrong in the text before would stay at the edge of this one until this one has been looked at.
      for (const { owner } of monaco.editor.getModelMarkers({ resource: model.uri }))
        monaco.editor.setModelMarkers(model, owner, []);
    } finally {
      this.own = false;
    }
  }
}
