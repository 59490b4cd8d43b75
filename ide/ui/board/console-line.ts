/** A line of the console, cut where it means something. */
export type ConsoleLine =
  | { readonly kind: 'text'; readonly text: string }
  /** "  File "main.py", line 9, in <module>": `before` + `link` + `after` is the line. */
  | {
      readonly kind: 'place';
      readonly before: string;
      readonly link: string;
      readonly after: string;
      /** Line of main.py, from 1. */
      readonly line: number;
    }
  /** "NameError: name 'limt' isn't defined", or where a traceback begins. */
  | { readonly kind: 'error'; readonly text: string };

// V1's runtime calls the main program "__main__" in tracebacks, V2's calls it "main.py".
const place = /^(\s*File "(?:main\.py|__main__)", )(line (\d+))(.*)$/;
const exception = /^(?:[A-Z][A-Za-z]*(?:Error|Exception|Interrupt|Exit|Iteration))\b.*$/;

/** What a printed line is to a reader. */
export function readConsoleLine(text: string): ConsoleLine {
  const match = place.exec(text);
  if (match !== null) {
    const [, before = '', link = '', digits = '', after = ''] = match;
    return { kind: 'place', before, link, after, line: Number(digits) };
  }
  return exception.test(text) ? { kind: 'error', text } : { kind: 'text', text };
}

/**
 * Takes out what a terminal would obey and a page cannot: colours and cursor movements (ECMA-48 control
 * sequences), bells, and what a backspace erases. Tabs stay.
 */
export function plainText(line: string): string {
  let text = line.replace(/\u001b\[[0-?]*[ -/]*[@-~]/g, '');
  while (/[^\b]\u0008/.test(text)) text = text.replace(/[^\b]\u0008/, '');

  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}
