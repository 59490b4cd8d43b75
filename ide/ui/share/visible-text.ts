/** Control characters but for line breaks and tabs, and those that are not seen or turn the reading direction. */
const unseen = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text from outside as it is: what would hide, or turn its neighbours, is written as its number, `\u{202e}`. */
export function visible(text: string): string {
  return text.replace(unseen, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The beginning of a program, as it is shown before anybody opens it. */
export interface TextPreview {
  readonly text: string;
  /** Lines that are not shown. */
  readonly more: number;
  /** The first sign that is shown as its number, so. */
  readonly hidden: string | undefined;
}

export function previewOf(source: string, lineLimit = 200, letterLimit = 20_000): TextPreview {
  const lines = source.replace(/\n$/, '').split('\n');
  const shown: string[] = [];
  let letters = 0;
  for (const line of lines.slice(0, lineLimit)) {
    if (letters + line.length > letterLimit) {
      if (shown.length === 0) shown.push(`${line.slice(0, letterLimit)}…`);
      break;
    }
    shown.push(line);
    letters += line.length + 1;
  }
  const text = shown.join('\n');
  const first = text.match(unseen)?.[0];
  return {
    text: visible(text),
    more: lines.length - shown.length,
    hidden: first === undefined ? undefined : visible(first),
  };
}
