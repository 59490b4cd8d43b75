/** What an `else`, `elif`, `except` or `finally` can belong to. */
const openers: Readonly<Record<string, RegExp>> = {
  else: /^(?:if|elif|try|except)\b/,
  elif: /^(?:if|elif)\b/,
  except: /^(?:try|except)\b/,
  finally: /^(?:try|except|else)\b/,
};

/**
 * Where a line such as `else:` belongs that has just got its colon: the column of the nearest `if` that it can go with,
 * when it stands further in, as the line below a block does. Undefined when it stands well already, or when nothing above
 * fits. `line` counts from 0.
 */
export function branchIndent(lines: readonly string[], line: number): number | undefined {
  const [, spaces = '', word = ''] = /^( *)(else|elif|except|finally)\b.*:$/.exec(lines[line] ?? '') ?? [];
  const opener = openers[word];
  if (opener === undefined) return undefined;
  const own = spaces.length;
  /** The furthest in that a line may stand that is not inside of another one. */
  let furthest = own;
  for (let at = line - 1; at >= 0 && furthest >= 0; at -= 1) {
    const text = (lines[at] ?? '').trimStart();
    const column = (lines[at] ?? '').length - text.length;
    if (text === '' || text.startsWith('#') || column > furthest) continue;
    if (opener.test(text)) return column === own ? undefined : column;
    // A loop may have an `else` of its own; who writes one there knows.
    if (word === 'else' && column === own && /^(?:for|while)\b/.test(text)) return undefined;
    furthest = column - 1;
  }
  return undefined;
}
