/** The form of a `def`: its name, its brackets and what stands in them. */
import type { Finding } from '../finding.ts';
import { type Place, declarations, finding, mend, short } from '../place.ts';

export function definitionForm(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const [first, second] = line;
  if (first?.text !== 'def') return undefined;
  const token = line[stop];
  if (second === undefined || second.text === '(' || second.text === ':')
    return finding(first, 'error.syntax.defName');
  if (stop === 1 && /^\d\w+$/.test(second.text))
    return finding(second, 'error.syntax.nameDigit', { name: second.text });
  if (second.kind !== 'name') return undefined;
  if (stop === 2 && token?.text === '-') {
    // def my-function():
    const open = line.find(({ text }) => text === '(') ?? line.find(({ text }) => text === ':');
    const written = source.slice(second.from, open?.from ?? place.to).trim();
    const name = written.replaceAll('-', '_');
    const fix = mend(place, second.from, second.from + written.length, name);
    if (fix !== undefined)
      return finding(
        { ...second, to: second.from + written.length },
        'error.assign.minus',
        { name: written, near: name },
        fix,
      );
  }
  if (stop === 2 && (token === undefined || token.text === ':')) {
    const fix = mend(place, second.to, place.to, '():');
    return finding(second, 'error.syntax.defBrackets', { name: second.text }, fix);
  }
  if (stop === 2 && token?.kind === 'name') {
    // def my function():
    let last = 2;
    while (line[last]?.kind === 'name') last++;
    const end = line[last - 1];
    const name = line
      .slice(1, last)
      .map(({ text }) => text)
      .join('_');
    const fix = end === undefined ? undefined : mend(place, second.from, end.to, name);
    if (fix !== undefined)
      return finding(
        { ...second, to: end?.to ?? second.to },
        'error.syntax.nameSpace',
        { name: source.slice(second.from, end?.to), near: name },
        fix,
      );
  }
  if (token !== undefined && ['number', 'string'].includes(token.kind) && stop > 2)
    return finding(token, 'error.syntax.parameterValue', { value: short(token.text) });
  // def add(int a, int b):
  const before = line[stop - 1];
  if (token?.kind === 'name' && before !== undefined && declarations.has(before.text) && stop > 3) {
    const open = line.find(({ text }) => text === '(') ?? second;
    const written = source.slice(open.to, place.to);
    const fix = mend(
      place,
      open.to,
      place.to,
      written.replace(/([A-Za-z]+)\s+(?=[A-Za-z_])/g, (piece, word: string) =>
        declarations.has(word) ? '' : piece,
      ),
    );
    if (fix !== undefined)
      return finding(
        { ...before, to: token.to },
        'error.syntax.noWord',
        { word: before.text, name: token.text },
        fix,
      );
  }
  // def led.blink():
  const dotted = /^def\s+(\w+(?:\.\w+)+)/.exec(place.text)?.[1];
  if (dotted !== undefined && token?.text === '.') {
    const near = dotted.replaceAll('.', '_');
    const span = { ...second, to: second.from + dotted.length };
    return finding(
      span,
      'error.syntax.nameDot',
      { name: dotted, near },
      mend(place, span.from, span.to, near),
    );
  }
  return undefined;
}
