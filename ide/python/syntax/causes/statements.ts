/** Lines that begin with a keyword: their colon, their form, their spelling. */
import { nearKeyword } from '../../near-name.ts';
import type { TextFix } from '../../python-problem.ts';
import type { Finding } from '../finding.ts';
import {
  type Place,
  finding,
  isLayout,
  isOperator,
  isStatementStart,
  mend,
  openers,
  physicalLine,
  startsLine,
  startsLineText,
  touchesWord,
} from '../place.ts';
import type { Token } from '../tokens.ts';
import { indentAt } from './characters.ts';

/** Words of other languages, and what they are in Python. */
export const foreign: Readonly<Record<string, string>> = {
  elseif: 'elif',
  elsif: 'elif',
  elsf: 'elif',
  function: 'def',
  func: 'def',
  fun: 'def',
  fn: 'def',
  define: 'def',
  sub: 'def',
  void: 'def',
  foreach: 'for',
  import_: 'import',
  include: 'import',
  using: 'import',
  catch: 'except',
  otherwise: 'else',
  oppure: 'else',
  when: 'if',
  whenever: 'if',
  on: 'if',
  quando: 'if',
  throw: 'raise',
  switch: 'if',
  unless: 'if not',
  until: 'while not',
  se: 'if',
  altrimenti: 'else',
  finché: 'while',
  mentre: 'while',
  per: 'for',
  definisci: 'def',
  funzione: 'def',
  classe: 'class',
  ritorna: 'return',
  restituisci: 'return',
  importa: 'import',
  finche: 'while',
  altrimenti_se: 'elif',
  e: 'and',
  o: 'or',
  non: 'not',
  wenn: 'if',
  sonst: 'else',
  solange: 'while',
  und: 'and',
  oder: 'or',
  nicht: 'not',
};

/** Within a line `oppure` is another word than in front of it. */
function inPython(word: string, first: boolean): string[] {
  const lower = word.toLowerCase();
  const near = !first && /^(oppure|oder)$/.test(lower) ? 'or' : foreign[lower];
  return near === undefined ? [] : [near];
}

/** `else`, `elif`, `except` without what they belong to. */
export function danglingClause(place: Place): Finding | undefined {
  const { line, stop, tokens, source, error } = place;
  const [first] = line;
  if (first === undefined || stop !== 0 || !/^(else|elif|except|finally)$/.test(first.text)) return undefined;
  const partner = /^(else|elif)$/.test(first.text) ? /^(if|elif|for|while|try|except)$/ : /^(try|except)$/;
  const own = indentAt(source, first.from);
  const above = tokens
    .slice(0, error.at)
    .filter((token, index) => token.kind === 'keyword' && startsLine(tokens, index))
    .reverse();
  const same = above.find(({ text, from }) => partner.test(text) && indentAt(source, from) === own);
  const previousElse = above.find(({ text, from }) => indentAt(source, from) === own && text !== 'pass');
  const word = first.text;
  if (previousElse?.text === 'else' && word === 'else' && same !== undefined)
    return finding(first, 'error.syntax.secondElse', { word, at: previousElse.line });
  if (previousElse?.text === 'else' && word === 'elif')
    return finding(first, 'error.syntax.elifAfterElse', { at: previousElse.line });
  if (same !== undefined) {
    // Something stands between them, as far out as they are.
    const between = tokens.findLast(
      (token, index) =>
        index < error.at &&
        token.from > same.from &&
        startsLine(tokens, index) &&
        !isLayout(token) &&
        indentAt(source, token.from) <= own,
    );
    if (between !== undefined)
      return finding(first, 'error.syntax.elseCut', { word, partner: same.text, at: between.line });
  }
  const nearest = above.find(({ text }) => partner.test(text));
  if (nearest !== undefined && indentAt(source, nearest.from) !== own && nearest.line < first.line) {
    const text = physicalLine(source, first.line);
    const indent = /^[ \t]*/.exec(physicalLine(source, nearest.line))?.[0] ?? '';
    const fix = startsLineText(source, nearest) ? { from: text, to: indent + text.trimStart() } : undefined;
    return finding(first, 'error.syntax.elseIndent', { word, partner: nearest.text, at: nearest.line }, fix);
  }
  return finding(
    first,
    word === 'else' || word === 'elif' ? 'error.syntax.elseAlone' : 'error.syntax.exceptAlone',
    { word },
  );
}

export function missingColon(place: Place): Finding | undefined {
  const { line, stop, error, source } = place;
  const [first] = line;
  if (first === undefined) return undefined;
  const word = first.text;
  const token = line[stop];
  if (!openers.has(word)) return undefined;
  const last = line[stop - 1] ?? first;
  if (token === undefined) {
    // for i in range(5).
    const dot = last.text === '.' ? mend(place, last.from, last.to, ':') : undefined;
    if (dot !== undefined) return finding(last, 'error.syntax.colonNot', { word, wrong: '.' }, dot);
    const fix = mend(place, last.to, last.to, ':');
    if (fix === undefined) return undefined;
    return finding({ line: last.line, from: last.to - 1, to: last.to }, 'error.syntax.colon', { word }, fix);
  }
  if (error.fault !== 'colon') return undefined;
  if (['then', 'do', 'THEN', 'Then'].includes(token.text)) {
    const after = line[stop + 1];
    const fix = mend(place, last.to, after?.text === ':' ? after.to : token.to, ':');
    return finding(token, 'error.syntax.then', { word: token.text }, fix);
  }
  if ([';', '.', ',', '='].includes(token.text) && stop === line.length - 1) {
    const fix = mend(place, token.from, token.to, ':');
    if (fix !== undefined) return finding(token, 'error.syntax.colonNot', { word, wrong: token.text }, fix);
  }
  const fix = touchesWord(source, last.to, token.from) ? undefined : mend(place, last.to, last.to, ':');
  if (
    fix !== undefined &&
    !isOperator(token) &&
    (isStatementStart(token, line[stop + 1]) || token.line > last.line)
  )
    return finding({ line: last.line, from: last.from, to: last.to }, 'error.syntax.colon', { word }, fix);
  return undefined;
}

/** `for i: in range(5)`, `range(5:)`: the colon is there, and not at the line's end. */
export function strayColon(place: Place): Finding | undefined {
  const { line, stop } = place;
  const token = line[stop];
  if (token?.text !== ':' || !openers.has(line[0]?.text ?? '')) return undefined;
  const fix = mend(place, token.from, token.to, '');
  if (fix !== undefined) return finding(token, 'error.syntax.extraColon', {}, fix);
  const { text } = place;
  const at = token.from - place.from;
  const moved = mend(place, place.from, place.to, `${text.slice(0, at)}${text.slice(at + 1)}:`);
  return moved === undefined ? undefined : finding(token, 'error.syntax.colonPlace', {}, moved);
}

/** `class = 3`, `def print in`, `for if in x`: a word that Python keeps for itself. */
export function keywordAsName(place: Place): Finding | undefined {
  const { line, stop } = place;
  const token = line[stop];
  const before = line[stop - 1];
  const isWord = (one: Token | undefined): one is Token =>
    one?.kind === 'keyword' && !/^(None|True|False)$/.test(one.text);
  const named = (word: string): Finding | undefined => {
    const at = line.find(({ text, kind }) => text === word && kind === 'keyword');
    return at === undefined ? undefined : finding(at, 'error.syntax.keywordName', { word });
  };
  // class = 3, in += 1
  if (
    token?.kind === 'op' &&
    /^([+\-*/]?=|\.)$/.test(token.text) &&
    stop === 1 &&
    isWord(before) &&
    !/^(return|if|elif|while|yield|assert|del|raise|print)$/.test(before.text)
  )
    return named(before.text);
  if (isWord(token)) {
    const next = line[stop + 1];
    if (stop === 0 && next !== undefined && /^([+\-*/]?=)$/.test(next.text)) return named(token.text);
    if (
      before !== undefined &&
      /^(def|class|for|import|as|global|nonlocal|\.)$/.test(before.text) &&
      !(before.text === 'import' && token.text === 'from')
    ) {
      if (next === undefined || /^[(:,=)]$/.test(next.text) || next.text === 'in') return named(token.text);
    }
    // from = 3 in a call's or a function's brackets
    if (
      before !== undefined &&
      /^[(,]$/.test(before.text) &&
      next !== undefined &&
      /^[,)=]$/.test(next.text) &&
      !/^(lambda|not)$/.test(token.text)
    )
      return named(token.text);
  }
  return undefined;
}

/** `whille True:`, `Form microbit import *`, `a adn b`: with the word that was meant the line is sound. */
export function misspeltKeyword(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const [first] = line;
  const candidates = [first, line[stop], line[stop - 1], line[stop + 1]].filter(
    (token, index, all): token is Token =>
      token !== undefined &&
      (token.kind === 'name' || token.kind === 'keyword') &&
      all.indexOf(token) === index,
  );
  for (const token of candidates) {
    const wanted =
      token.kind === 'keyword'
        ? nearKeyword(token.text)
        : [...nearKeyword(token.text), ...inPython(token.text, token === first)];
    for (const word of wanted) {
      const fix = mend(place, token.from, token.to, word);
      if (fix !== undefined) return wordFinding(token, word, fix);
    }
    // With its colon missing too: the word is the first thing to mend.
    if (token !== first) continue;
    for (const word of wanted) {
      if (!openers.has(word)) continue;
      const rest = source.slice(token.to, place.to).replace(/\s*\{$/, '');
      const fix = mend(place, place.from, place.to, `${word}${rest}:`);
      if (fix !== undefined && line.length > 1) return wordFinding(token, word, fix);
    }
  }
  return undefined;
}

function wordFinding(token: Token, word: string, fix: TextFix): Finding {
  const wrong = token.text;
  if (foreign[wrong.toLowerCase()] === word || /^(oppure|oder)$/i.test(wrong))
    return finding(
      token,
      word === 'elif' ? 'error.syntax.elif' : 'error.syntax.foreign',
      { word: wrong, near: word },
      fix,
    );
  const key = wrong.toLowerCase() === word.toLowerCase() ? 'error.syntax.capitals' : 'error.syntax.word';
  return finding(token, key, { name: wrong, near: word }, fix);
}

export function importForm(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const [first, second, third] = line;
  const board = /\bmicro\s*[-:. ]\s*bit\b/i.exec(place.text);
  if (board !== null && /^(from|import)\b/.test(place.text)) {
    const from = place.from + board.index;
    const to = from + board[0].length;
    const fix = mend(place, from, to, 'microbit');
    if (fix !== undefined && first !== undefined)
      return finding(
        { line: first.line, from, to },
        'error.import.near',
        { name: board[0], near: 'microbit' },
        fix,
      );
  }
  if (first?.kind === 'name' && second?.text === 'import' && third !== undefined) {
    const fix = mend(place, first.from, first.from, 'from ');
    return fix === undefined
      ? undefined
      : finding(first, 'error.syntax.importFrom', { name: first.text }, fix);
  }
  if (first === undefined || !/^(import|from)$/.test(first.text)) return undefined;
  const token = line[stop];
  if (second === undefined) return finding(first, 'error.syntax.importWhat', { word: first.text });
  if (first.text === 'import') {
    if (second.text === '*') return finding(second, 'error.syntax.importStar');
    if (second.kind === 'name' && third?.text === '*')
      return finding(
        third,
        'error.syntax.importStar',
        {},
        mend(place, place.from, place.to, `from ${second.text} import *`),
      );
    if (second.kind === 'string')
      return finding(
        second,
        'error.syntax.importQuotes',
        {},
        mend(place, second.from, second.to, second.text.slice(1, -1).replace(/\.py$/, '')),
      );
    if (token?.kind === 'name' && stop > 1)
      return finding(
        token,
        'error.syntax.importComma',
        {},
        mend(place, line[stop - 1]?.to ?? token.from, token.from, ', '),
      );
    return undefined;
  }
  if (second.kind === 'string')
    return finding(
      second,
      'error.syntax.importQuotes',
      {},
      mend(place, second.from, second.to, second.text.slice(1, -1).replace(/\.py$/, '')),
    );
  const imported = line.some(({ text }) => text === 'import');
  if (second.kind === 'name' && !imported) {
    const rest = source.slice(second.to, place.to).trim();
    const fix =
      rest === ''
        ? mend(place, place.to, place.to, ' import *')
        : mend(place, second.to, second.to, ' import');
    return finding({ ...second }, 'error.syntax.fromImport', { name: second.text }, fix);
  }
  if (second.text === 'import') return finding(first, 'error.syntax.importWhat', { word: 'from' });
  if (token === undefined && line.at(-1)?.text === 'import') {
    return finding(
      line.at(-1) ?? first,
      'error.syntax.importWhat',
      { word: 'import' },
      mend(place, place.to, place.to, ' *'),
    );
  }
  return undefined;
}
