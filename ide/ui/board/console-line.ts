import { mainFile } from '../../session/file-name.ts';

/** A line of the console, cut where it means something. */
export type ConsoleLine =
  | { readonly kind: 'text'; readonly text: string }
  /** "  File "main.py", line 9, in <module>": `before` + `link` + `after` is the line. */
  | {
      readonly kind: 'place';
      readonly before: string;
      readonly link: string;
      readonly after: string;
      readonly file: string;
      /** From 1. */
      readonly line: number;
    }
  /** "NameError: name 'limt' isn't defined", or where a traceback begins. */
  | { readonly kind: 'error'; readonly text: string };

// V1's runtime calls the main program "__main__" in tracebacks, V2's calls it "main.py". "<stdin>" is what was typed
// at the prompt: its line 1 is not the program's.
const place = /^(\s*File "([^<>"]+\.py|__main__)", )(line (\d{1,6}))(.*)$/;
const exception = /^(?:[A-Z][A-Za-z]*(?:Error|Exception|Interrupt|Exit|Iteration))\b.*$/;

/** What a printed line is to a reader, who has these files. */
export function readConsoleLine(text: string, files: readonly string[]): ConsoleLine {
  const match = place.exec(text);
  if (match !== null) {
    const [, before = '', name = '', link = '', digits = '', after = ''] = match;
    const file = name === '__main__' ? mainFile : name;
    if (files.includes(file)) return { kind: 'place', before, link, after, file, line: Number(digits) };
  }
  return exception.test(text) ? { kind: 'error', text } : { kind: 'text', text };
}

/** Where MicroPython waits for Python. */
export const prompt = '>>> ';

/**
 * ECMA-48: control sequences (CSI), command strings with their end (OSC, DCS, SOS, PM, APC; a BEL ends them too),
 * and shorter escapes. No two parts match the same letters, so noise costs no more than text.
 */
const sequences =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[ -/]*[0-~]?/g;

/** Controls, and marks that make a text run backwards (bidirectional overrides). Tabs stay. */
const unprintable = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202d\u202e]/g;

/**
 * Takes out what a terminal would obey and a page cannot: colours and cursor movements, titles, bells, and what
 * a backspace erases.
 */
export function plainText(line: string): string {
  // Most lines hold nothing of the kind.
  if (line.search(unprintable) < 0) return line;
  return withoutErased(line.replace(sequences, '')).replace(unprintable, '');
}

function withoutErased(text: string): string {
  if (!text.includes('\b')) return text;
  const kept: string[] = [];
  for (const letter of text) {
    if (letter === '\b') kept.pop();
    else kept.push(letter);
  }
  return kept.join('');
}
