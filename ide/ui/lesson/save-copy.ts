import type { Project } from '../../project/project.ts';
import { downloadFile } from '../download-file.ts';

/** Hands a project's program to the browser as a file: the way out when it cannot be kept here. */
export function saveCopy(project: Project): void {
  downloadFile('main.py', new Blob([project.files['main.py'] ?? ''], { type: 'text/x-python' }));
}
