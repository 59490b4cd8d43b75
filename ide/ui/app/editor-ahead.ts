import { remember, remembered } from './remember.ts';
import { parseRoute } from './route.ts';

type EditorKind = 'blocks' | 'python';

const editorKey = 'pensabit.editor';

/** Which editor an address will show, as far as this computer knows; nothing else is asked than what it remembers. */
export function editorAt(hash: string): EditorKind | undefined {
  const route = parseRoute(hash);
  if (route.page === 'new') return route.editor;
  const [kind, place] = remembered(editorKey)?.split(' ') ?? [];
  return place === hash && (kind === 'blocks' || kind === 'python') ? kind : undefined;
}

/** For the next visit: its code is fetched beside the lesson. Undefined: no editor is on screen. */
export function rememberEditor(hash: string, kind: EditorKind | undefined): void {
  remember(editorKey, kind === undefined ? '' : `${kind} ${hash}`);
}
