import type { Project } from '../../project/project.ts';

/** Hands a project's program to the browser as a file: the way out when it cannot be kept here. */
export function saveCopy(project: Project): void {
  const address = URL.createObjectURL(new Blob([project.files['main.py'] ?? ''], { type: 'text/x-python' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'main.py';
  link.click();
  // Some browsers read the address only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
