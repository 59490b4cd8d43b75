import { whenIdle } from '../../base/when-idle.ts';
import { blocklyWords } from '../../blocks/blockly-words.ts';
import type { Project } from '../../project/project.ts';
import { preferredLanguage } from '../app/preferences.ts';
import { linkAhead } from './link-ahead.ts';
import { monacoStyles } from './monaco-styles.ts';

type EditorKind = Project['editor'];

/**
 * Brings an editor's code to this computer, all its parts at once and without showing anything: whoever
 * comes to the editor next finds it here. What does not arrive is asked for again, and its absence said, when
 * the editor is shown.
 */
export function fetchEditor(kind: EditorKind): void {
  if (kind === 'blocks') blocklyWords(preferredLanguage()).catch(() => undefined);
  // Where the page can, nothing else runs before the desk is drawn.
  if (!linkAhead(kind)) runEditor(kind);
}

/** The same, once the page has nothing better to do, and ready to be shown. Returns what calls it off. */
export function fetchEditorWhenIdle(kind: EditorKind): () => void {
  return whenIdle(() => {
    runEditor(kind);
  });
}

function runEditor(kind: EditorKind): void {
  const parts =
    kind === 'blocks'
      ? [import('./blocks-editor.ts'), import('./blocks-workspace.ts'), blocklyWords(preferredLanguage())]
      : [import('./python-editor.ts').then(({ loadPythonPage }) => loadPythonPage()), monacoStyles()];
  Promise.all(parts).catch(() => undefined);
}
