/**
 * Asks for all the files of an editor at once, without running any of them yet. Their names are in the page
 * (scripts/build.ts puts them there); false where they are not, as while developing. Runs before the application too
 * (ide/ahead.ts).
 */
export function linkAhead(kind: 'blocks' | 'python'): boolean {
  const links = document.querySelector<HTMLTemplateElement>(`template[data-ahead="${kind}"]`);
  if (links === null) return false;
  document.head.append(links.content);
  return true;
}
