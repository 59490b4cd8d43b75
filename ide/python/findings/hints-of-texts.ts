/** Texts that are shown, and hardly as they were meant. */
import { apiEntry } from '../../../firmware/micropython/api.ts';
import type { Finding } from '../syntax/finding.ts';
import type { Node } from '../syntax/tree.ts';
import type { NameScope } from './name-scopes.ts';
import { type UseWorld, change, literalText, span } from './use-world.ts';

const shows = /(Display\.(show|scroll)|^builtins\.print|^radio\.send|^speech\.say)$/;

export function shownText(call: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [callee, first, second] = call.kids;
  const entry = world.types.entryOf(callee, scope)?.name ?? '';
  if (entry === 'music.play') return melody(first, world);
  if (entry === 'microbit.Image') return shortImage(first);
  if (!shows.test(entry) || first === undefined) return undefined;
  for (const piece of first.kind === 'binary' ? first.kids : [first]) {
    const found = inBraces(piece, world);
    if (found !== undefined) return found;
  }
  const text = literalText(first);
  if (text === undefined || !entry.includes('Display')) return undefined;
  // "Points: ", points: the second thing is how long, and never shown.
  if (
    second !== undefined &&
    /[:=]\s*$|\s$/.test(text) &&
    /^(name|call|attribute|index)$/.test(second.kind)
  ) {
    const other = world.source.slice(second.from, second.to);
    const near = `${first.text} + ${world.types.typeOf(second, scope) === 'str' ? other : `str(${other})`}`;
    return {
      ...span(second),
      key: 'hint.onlyFirst',
      values: { value: other, near },
      fix: change(world, first.from, second.to, near),
    };
  }
  if (/^(\d{5}:){4}\d{5}:?$/.test(text))
    return {
      ...span(first),
      key: 'hint.imageText',
      values: {},
      fix: change(world, first.from, first.to, `Image(${first.text})`),
    };
  // The board's font has the characters from the space to ~ (microbit-dal, MicroBitFont).
  const char = /[^ -~\n\t]/u.exec(text)?.[0];
  if (char === undefined) return undefined;
  const plain = (piece: string): string =>
    piece.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  const near = plain(char);
  return /^[ -~]+$/.test(near) && !first.text.startsWith(near)
    ? {
        ...span(first),
        key: 'hint.letter',
        values: { char, near },
        fix: change(world, first.from, first.to, plain(first.text)),
      }
    : { ...span(first), key: 'hint.sign', values: { char } };
}

/** `"Points: {points}"` without an f in front, which the micro:bit would not know, or `.format`. */
function inBraces(node: Node, { source, scopes }: UseWorld): Finding | undefined {
  const text = literalText(node);
  if (text === undefined || !text.includes('{') || /^\s*(\.|%)/.test(source.slice(node.to, node.to + 3)))
    return undefined;
  const holes = [...text.matchAll(/\$?\{([A-Za-z_]\w*)\}/g)];
  const [first] = holes;
  if (first === undefined || !holes.every(([, name = '']) => scopes.lines.has(name))) return undefined;
  const quote = node.text[0] ?? '"';
  const pieces = text
    .split(/\$?\{(\w+)\}/)
    .map((piece, index) => (index % 2 === 1 ? `str(${piece})` : piece === '' ? '' : quote + piece + quote))
    .filter((piece) => piece !== '');
  const start = source.lastIndexOf('\n', node.from - 1) + 1;
  const end = source.indexOf('\n', node.to);
  const line = source.slice(start, end < 0 ? undefined : end);
  return {
    ...span(node),
    key: 'hint.braces',
    values: { text: first[0], near: `str(${first[1] ?? ''})` },
    fix: {
      from: line.replace(/\r$/, ''),
      to: (source.slice(start, node.from) + pieces.join(' + ') + line.slice(node.to - start)).replace(
        /\r$/,
        '',
      ),
    },
  };
}

/** `music.play("BIRTHDAY")`, `music.play(["do", "re"])`: the board plays something, and not that. */
function melody(given: Node | undefined, world: UseWorld): Finding | undefined {
  for (const node of given?.kind === 'list' || given?.kind === 'tuple' ? given.kids : [given]) {
    const text = literalText(node);
    if (node === undefined || text === undefined) continue;
    const name = text.replace(/^music\./, '').toUpperCase();
    if (/^[A-Z_]{3,}$/.test(name) && apiEntry(`music.${name}`)?.kind === 'constant')
      return {
        ...span(node),
        key: 'hint.melodyQuotes',
        values: { text, near: `music.${name}` },
        fix: change(world, node.from, node.to, `music.${name}`),
      };
    if (!/^[a-gr](#|b)?\d?(:\d+)?$/i.test(text)) return { ...span(node), key: 'hint.note', values: { text } };
  }
  return undefined;
}

/** Four rows, or six, of five: one was forgotten, or is too many. */
function shortImage(given: Node | undefined): Finding | undefined {
  const rows =
    literalText(given)
      ?.replace(/[:\n]$/, '')
      .split(/[:\n]/) ?? [];
  if (
    given === undefined ||
    (rows.length !== 4 && rows.length !== 6) ||
    rows.some((row) => !/^\d{5}$/.test(row))
  )
    return undefined;
  return { ...span(given), key: 'hint.imageRows', values: { given: rows.length } };
}
