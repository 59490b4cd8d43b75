import type { Project } from '../../project/project.ts';
import { downloadFile } from '../download-file.ts';

/**
 * Hands a project to the browser as a file, the way out when it cannot be kept here: its program, or a zip when there is
 * more than one file. Without the code for zips (no network), the files come one by one.
 */
export async function saveCopy(project: Project): Promise<void> {
  const files = Object.entries(project.files);
  if (files.length > 1) {
    try {
      const { exportZip } = await import('../../project/export-zip.ts');
      const { fileName, bytes } = exportZip([project], '');
      downloadFile(fileName, new Blob([bytes], { type: 'application/zip' }));
      return;
    } catch (error) {
      console.warn(error);
    }
  }
  for (const [name, text] of files) downloadFile(name, new Blob([text], { type: 'text/plain' }));
}
