/** Why a line cannot be read, in a pupil's terms. The parser knows where the board stops; the causes look at the line for the
 * slips that beginners make. A cause is named only when it fits: where a change is offered, the changed line has been read
 * by the parser and was sound. When nothing fits, less is said. */
import { nearKeyword } from '../near-name.ts';
import { equalsForCompare, explainAssign } from './causes/assignments.ts';
import { brackets, callBrackets } from './causes/brackets.ts';
import {
  backslash,
  badEscape,
  explainNumber,
  formatString,
  indentAt,
  openString,
  quoteInside,
  strangeCharacter,
} from './causes/characters.ts';
import { explainBlock, explainIndent } from './causes/indentation.ts';
import { definitionForm } from './causes/definitions.ts';
import { declaration, gluedWord, spacedName } from './causes/joined-words.ts';
import {
  dotNumber,
  extraSign,
  itemColon,
  lastResort,
  namedArgument,
  missingBetween,
  missingValue,
  prose,
  semicolonColon,
  spaceInName,
  twoDots,
} from './causes/leftovers.ts';
import { loopForm } from './causes/loops.ts';
import { noteQuotes } from './causes/notes.ts';
import {
  foreignComment,
  makeCodeCall,
  orderedWords,
  plusPlus,
  pythonTwo,
  wrongOperator,
} from './causes/other-languages.ts';
import { notProgram, pasted, pastedLine, webPage } from './causes/pasted.ts';
import { betweenWords, comparisonWords, joinedQuestions, questionAnew, ternary } from './causes/questions.ts';
import { smallFunction } from './causes/small-functions.ts';
import {
  danglingClause,
  foreign,
  importForm,
  keywordAsName,
  missingColon,
  misspeltKeyword,
  strayColon,
} from './causes/statements.ts';
import {
  callInside,
  decimalComma,
  globalValue,
  otherStatements,
  saidWithSpaces,
  signForSign,
  spokenOrder,
  textWithoutQuotes,
} from './causes/spoken-words.ts';
import type { Finding } from './finding.ts';
import type { TextFix } from '../python-problem.ts';
import type { ParsedPython } from './parser.ts';
import type { SyntaxError } from './syntax-error.ts';
import { type Cause, type Place, finding, isLayout, mend, physicalLine, short } from './place.ts';
import type { Token } from './tokens.ts';

/** So many errors of one text are explained. */
const most = 50;

/** What to say of each error, from top to bottom, without what only follows from another. */
export function explainSyntax(source: string, { tokens, errors }: ParsedPython): Finding[] {
  const found: Finding[] = [];
  const lines = new Set<number>();
  let crooked: SyntaxError | undefined;
  for (const error of [...errors].sort((a, b) => a.from - b.from)) {
    if (error.fault === 'indent' || error.fault === 'mismatch') {
      // Until the next line at the edge, one crooked line makes others seem so.
      const since = crooked;
      crooked = error;
      if (since !== undefined && !edgeBetween(source, since.from, error.from)) continue;
    }
    const place = placeOf(source, tokens, error);
    const finding = explainOne(place);
    if (finding === undefined) continue;
    const stopped = tokens[error.at]?.line ?? finding.line;
    const until = Math.max(finding.until ?? finding.line, finding.line, Math.min(stopped, lastLine(tokens)));
    if (!lines.has(finding.line)) found.push({ ...finding, until });
    // Nobody reads more, and each takes some reading.
    if (found.length >= most) break;
    lines.add(finding.line);
    // An open bracket or quote makes nonsense of all that follows.
    if (finding.open === true) break;
  }
  return found;
}

/** Whether a line between two places begins at the left edge. */
function edgeBetween(source: string, from: number, to: number): boolean {
  return /\n[^\s#]/.test(source.slice(from, to));
}

function lastLine(tokens: readonly Token[]): number {
  return tokens.at(-1)?.line ?? 1;
}

function placeOf(source: string, tokens: readonly Token[], error: SyntaxError): Place {
  let start = error.start;
  // A statement's line begins behind the line break, the indentation and the semicolon before it.
  while (start < tokens.length - 1 && isLayout(tokens[start])) start++;
  let end = start;
  while (end < tokens.length && !['newline', 'end'].includes(tokens[end]?.kind ?? 'end')) end++;
  const line = tokens.slice(start, end);
  const from = line[0]?.from ?? error.from;
  const to = line.at(-1)?.to ?? error.to;
  return {
    source,
    tokens,
    error,
    line,
    from,
    to,
    text: source.slice(from, to),
    stop: Math.min(Math.max(error.at - start, 0), line.length),
  };
}

/** The same place, but only the first of the lines that an open bracket has joined. */
function firstLineOf(place: Place): Place | undefined {
  const { line, stop, source } = place;
  const stopped = line[stop];
  const last = line.findLastIndex((token) => token.line === stopped?.line);
  if (stopped === undefined || stopped.line !== line[0]?.line || last < 0 || last === line.length - 1)
    return undefined;
  const to = line[last]?.to ?? place.to;
  return { ...place, line: line.slice(0, last + 1), to, text: source.slice(place.from, to) };
}

function explainOne(place: Place): Finding | undefined {
  const { error } = place;
  switch (error.fault) {
    case 'indent':
    case 'mismatch':
      return pastedLine(place.source, error.line) ?? explainIndent(place);
    case 'block':
      return pastedLine(place.source, place.tokens[error.at]?.line) ?? explainBlock(place);
    case 'deep':
      return finding(error, 'error.syntax.deep');
    default:
      break;
  }
  const layout = notProgram(place) ?? strangeCharacter(place) ?? openString(place);
  if (layout !== undefined) return layout;
  const causes = compilerCauses[error.fault];
  if (causes !== undefined) return causes(place);
  const cut = firstLineOf(place);
  // function f() {: what follows up to the brace's partner is no part of the line.
  const places = cut === undefined ? [place] : /\{\s*$/.test(cut.text) ? [cut, place] : [place, cut];
  for (const one of places) {
    for (const cause of grammarCauses) {
      const found = cause(one);
      if (found !== undefined) return found;
    }
  }
  return lastResort(place);
}

// What the compiler refuses

const compilerCauses: Partial<Record<SyntaxError['fault'], Cause>> = {
  break: ({ error, source }) =>
    finding(error, 'error.outside.loop', { word: source.slice(error.from, error.to) }),
  return: ({ error, source }) => finding(error, 'error.outside.return', {}, intoFunction(source, error.line)),
  yield: ({ error }) => finding(error, 'error.outside.yield'),
  handler: ({ error, tokens, source }) => {
    // Said at the `try`, which is above.
    const stop = tokens[error.at];
    const own = tokens
      .slice(0, error.at)
      .findLast(
        ({ text, kind, from }) =>
          kind === 'keyword' &&
          text === 'try' &&
          indentAt(source, from) <=
            indentAt(source, stop?.kind === 'end' ? source.length : (stop?.from ?? 0)),
      );
    const near =
      stop?.kind === 'name'
        ? [foreign[stop.text.toLowerCase()] ?? '', ...nearKeyword(stop.text)].find((word) =>
            /^(except|finally)$/.test(word),
          )
        : undefined;
    if (stop !== undefined && near !== undefined) {
      const text = physicalLine(source, stop.line);
      return finding(
        stop,
        stop.text.toLowerCase() === near ? 'error.syntax.capitals' : 'error.syntax.word',
        { name: stop.text, near },
        { from: text, to: text.replace(stop.text, near) },
      );
    }
    return own === undefined
      ? finding(error, 'error.syntax.try')
      : { ...finding(own, 'error.syntax.try'), until: stop?.line ?? own.line };
  },
  number: explainNumber,
  assign: explainAssign,
  augment: ({ error }) => finding(error, 'error.assign.several'),
  delete: ({ error }) => finding(error, 'error.assign.delete'),
  star: ({ error, line, stop }) => {
    const before = line[stop - 1];
    return before?.text === '='
      ? finding(before, 'error.syntax.valueMissing', { operator: '=' })
      : finding(error, 'error.syntax.star');
  },
  'two-stars': ({ error }) => finding(error, 'error.syntax.twoStars'),
  'keyword-name': (place) => {
    const { error, line, source } = place;
    const equals = line.find(({ text, from }) => text === '=' && from >= error.to);
    const fix = equals === undefined ? undefined : mend(place, equals.from, equals.to, '==');
    return finding(
      error,
      'error.syntax.argumentName',
      { value: short(source.slice(error.from, error.to)) },
      fix,
    );
  },
  order: ({ error }) => finding(error, 'error.syntax.argumentOrder'),
  dict: (place) => itemColon(place) ?? finding(place.error, 'error.syntax.dict'),
  'default-order': ({ error, source }) =>
    finding(error, 'error.syntax.defaultOrder', { name: source.slice(error.from, error.to) }),
  'parameter-twice': ({ error, source }) =>
    finding(error, 'error.syntax.parameterTwice', { name: source.slice(error.from, error.to) }),
  'global-late': ({ error, source }) =>
    finding(error, 'error.syntax.globalLate', { name: source.slice(error.from, error.to) }),
  nonlocal: ({ error, source }) =>
    finding(error, 'error.syntax.nonlocal', { name: source.slice(error.from, error.to) }),
  'except-order': ({ error }) => finding(error, 'error.syntax.exceptOrder'),
};

/** A `return` right below a function's lines, moved in to them. */
function intoFunction(source: string, at: number): TextFix | undefined {
  const text = physicalLine(source, at);
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  for (let line = at - 1, inner = ''; line > 0; line--) {
    const above = physicalLine(source, line);
    if (/^\s*(#|$)/.test(above)) continue;
    const own = /^[ \t]*/.exec(above)?.[0] ?? '';
    if (own.length > indent.length) inner = own;
    else
      return inner !== '' && /^\s*def\b/.test(above)
        ? { from: text, to: inner + text.trimStart() }
        : undefined;
  }
  return undefined;
}

// What the grammar does not know, from the surest cause to the vaguest

const grammarCauses: readonly Cause[] = [
  pasted,
  webPage,
  backslash,
  badEscape,
  pythonTwo,
  formatString,
  foreignComment,
  makeCodeCall,
  smallFunction,
  danglingClause,
  orderedWords,
  betweenWords,
  wrongOperator,
  plusPlus,
  ternary,
  signForSign,
  comparisonWords,
  questionAnew,
  decimalComma,
  joinedQuestions,
  noteQuotes,
  brackets,
  otherStatements,
  spacedName,
  missingColon,
  globalValue,
  equalsForCompare,
  keywordAsName,
  declaration,
  gluedWord,
  definitionForm,
  strayColon,
  loopForm,
  spokenOrder,
  callInside,
  saidWithSpaces,
  misspeltKeyword,
  importForm,
  extraSign,
  dotNumber,
  twoDots,
  spaceInName,
  quoteInside,
  callBrackets,
  textWithoutQuotes,
  prose,
  missingValue,
  namedArgument,
  missingBetween,
  semicolonColon,
];
