import { editorAt } from './ui/app/editor-ahead.ts';
import { linkAhead } from './ui/editor/link-ahead.ts';

/**
 * Runs before the application has arrived: what the editor at this address needs, megabytes of it, is asked for at once,
 * and not when the application has found out.
 */
const kind = editorAt(location.hash);
if (kind !== undefined) linkAhead(kind);
