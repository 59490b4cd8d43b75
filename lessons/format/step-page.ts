/** What one Markdown file of a step says. */
export interface StepPage {
  /** The first heading. */
  readonly title: string;
  /** Everything between the heading and the first hint. */
  readonly text: string;
  /** What follows each `<!-- hint -->` line, in order. */
  readonly hints: readonly string[];
  /** False when the file does not start with a heading. */
  readonly hasTitle: boolean;
}

const hintMark = /^<!--\s*hint\s*-->\s*$/m;

/**
 * Takes a step's page apart. The mark between hints is an HTML comment, so that the page reads well in any
 * Markdown viewer and means the same in every language.
 */
export function readStepPage(markdown: string): StepPage {
  const [page = '', ...hints] = markdown
    .replaceAll('\r\n', '\n')
    .replace(/^\uFEFF/, '')
    .split(hintMark);
  const match = /^\s*#[ \t]+(.+)\n?/.exec(page);
  return {
    title: match?.[1]?.trim() ?? '',
    text: page.slice(match?.[0].length ?? 0).trim(),
    hints: hints.map((hint) => hint.trim()),
    hasTitle: match !== null,
  };
}
