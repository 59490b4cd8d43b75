/** What import statements bring into a program: names, and modules whose names all come. */
export interface ImportedNames {
  readonly names: ReadonlySet<string>;
  readonly stars: ReadonlySet<string>;
}

/** Reads imports, and functions and classes defined at the left edge, line by line. */
export function importedNames(code: string): ImportedNames {
  const names = new Set<string>();
  const stars = new Set<string>();
  const add = (list: string): void => {
    for (const part of list.replace(/[()#].*/, '').split(',')) {
      const name = /^\s*([\w.]+)(?:\s+as\s+(\w+))?/.exec(part);
      if (name !== null) names.add(name[2] ?? name[1]?.split('.')[0] ?? '');
    }
  };
  for (const line of code.split('\n')) {
    const from = /^\s*from\s+([\w.]+)\s+import\s+\(?(.*)/.exec(line);
    const plain = /^\s*import\s+(.*)/.exec(line);
    const define = /^(?:def|class)\s+(\w+)/.exec(line);
    if (from?.[1] !== undefined && from[2]?.trimStart().startsWith('*') === true) stars.add(from[1]);
    else if (from?.[2] !== undefined) add(from[2]);
    else if (plain?.[1] !== undefined) add(plain[1]);
    else if (define?.[1] !== undefined) names.add(define[1]);
  }
  return { names, stars };
}
