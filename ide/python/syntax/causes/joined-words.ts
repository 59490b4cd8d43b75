/** Words that are one and stand apart, and words that are two and stand together. */
import { apiMembers } from '../../../../firmware/micropython/api.ts';
import type { Finding } from '../finding.ts';
import { type Place, declarations, finding, mend } from '../place.ts';
import { type Token, keywords } from '../tokens.ts';

const owners = ['display', 'button_a', 'accelerometer', 'compass', 'pin0', 'microphone', 'speaker', 'uart'];

/** Names with a `_` in them that the board has: `button_a`, `is_pressed`. */
let known: ReadonlySet<string> | undefined;
function boardNames(): ReadonlySet<string> {
  return (known ??= new Set(
    ['microbit', 'music', 'radio', 'random', ...owners.map((owner) => `microbit.${owner}`)]
      .flatMap((owner) => apiMembers(owner))
      .map(({ name }) => name.slice(name.lastIndexOf('.') + 1))
      .filter((name) => name.includes('_')),
  ));
}

/** Whether the board or the program has a name that these words make with `_` between them. */
export function isJoinedName(name: string, source: string): boolean {
  if (boardNames().has(name)) return true;
  if (name.split('_').some((word) => keywords.has(word) || declarations.has(word))) return false;
  // It may be written apart there as well: def my heart():
  const written = name.replaceAll('_', '[ _-]');
  return new RegExp(
    `(^|[^\\w.])${name}\\s*=(?!=)|^[ \\t]*(def[ \\t]+${written}[ \\t]*[(:]|${written}[ \\t]*=(?!=))|[(,]\\s*${name}\\s*[,)]`,
    'm',
  ).test(source);
}

/** `if button a.is pressed():`, `display.scroll(running-time())`: the names that are known, each in one piece. */
export function spacedName(place: Place): Finding | undefined {
  const { text, source, line } = place;
  if (text.length > 200) return undefined;
  let first: { readonly name: string; readonly near: string; readonly at: number } | undefined;
  const whole = text.replace(
    /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\b[A-Za-z]\w*(?:(?: +| ?- ?)[A-Za-z]\w*)+/g,
    (piece, at: number) => {
      const words = piece.split(/[ -]+/);
      if (/^["']/.test(piece)) return piece;
      // From the longest name that begins with any of the words.
      for (let begin = 0; begin < words.length - 1; begin++)
        for (let end = words.length; end > begin + 1; end--) {
          const near = words.slice(begin, end).join('_');
          if (!isJoinedName(near, source)) continue;
          const pattern = new RegExp(`\\b${words.slice(begin, end).join('[ -]+')}\\b`);
          const [name = ''] = pattern.exec(piece) ?? [];
          first ??= { name, near, at: at + piece.indexOf(name) };
          return piece.replace(pattern, near);
        }
      return piece;
    },
  );
  if (first === undefined) return undefined;
  const fix =
    mend(place, place.from, place.to, whole) ??
    // With its colon missing too: this is the first thing to mend.
    (/^(if|elif|while|for)\b/.test(text) ? mend(place, place.from, place.to, `${whole}:`) : undefined);
  if (fix === undefined) return undefined;
  const { name, near, at } = first;
  const from = place.from + at;
  return finding(
    { line: line[0]?.line ?? 1, from, to: from + name.length },
    name.includes('-') ? 'error.assign.minus' : 'error.syntax.nameSpace',
    { name, near },
    fix,
  );
}

const joining = [...keywords]
  .filter((word) =>
    /^(from|import|if|elif|while|for|def|class|return|not|and|or|in|global|del|with)$/.test(word),
  )
  .sort((a, b) => b.length - a.length);

/** `frommicrobit import *`, `whileTrue:`, `for i inrange(5):`. */
export function gluedWord(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const candidates = [line[0], line[stop], line[stop - 1]].filter(
    (token, index, all): token is Token => token?.kind === 'name' && all.indexOf(token) === index,
  );
  // for iin range(5):
  const [first, name] = line;
  if (first?.text === 'for' && name?.kind === 'name' && /^\w+in$/.test(name.text) && line[2]?.text !== 'in') {
    const near = `${name.text.slice(0, -2)} in`;
    const fix = mend(place, name.from, name.to, near);
    if (fix !== undefined)
      return finding(name, 'error.syntax.spaceBefore', { word: 'in', text: name.text }, fix);
  }
  for (const token of candidates) {
    if (declarations.has(token.text)) continue;
    for (const word of joining) {
      const rest = token.text.slice(word.length);
      if (!token.text.startsWith(word) || !/^[A-Za-z]/.test(rest)) continue;
      const near = `${word} ${rest}`;
      const fix =
        mend(place, token.from, token.to, near) ??
        mend(
          place,
          place.from,
          place.to,
          `${source.slice(place.from, token.from)}${near}${source.slice(token.to, place.to)}:`,
        );
      if (fix !== undefined)
        return finding(token, 'error.syntax.spaceAfter', { word, text: token.text }, fix);
    }
  }
  return undefined;
}

/** `int x = 3`, `p = new Player()`, `def twice(int n):`. */
export function declaration(place: Place): Finding | undefined {
  const { line, stop } = place;
  const at = line[stop]?.kind === 'name' ? stop - 1 : stop;
  const [word, name, next] = [line[at], line[at + 1], line[at + 2]];
  if (word === undefined || name?.kind !== 'name') return undefined;
  if (word.text === 'new' ? at === 0 : !declarations.has(word.text)) return undefined;
  const fix = mend(place, word.from, name.from, '');
  if (fix === undefined) return undefined;
  const given = at === 0 && next?.text === '=';
  return finding(
    word,
    given ? 'error.syntax.declaration' : 'error.syntax.noWord',
    { word: word.text, name: name.text },
    fix,
  );
}
