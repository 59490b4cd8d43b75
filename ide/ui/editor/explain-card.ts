import { html, nothing, type TemplateResult } from 'lit';
import { messageFor, t, type MessageValues, type Within } from '../../i18n/translate.ts';
import type { ProgramProblem } from '../../session/workbench.ts';
import { icon } from '../icon.ts';

/** Marks around a value, so that it can be found again in the filled text and set as code, or as a block. */
const open = '\u0001';
const close = '\u0002';
const openBlock = '\u0003';

/** What Python is called where it is shown as blocks; undefined where it is called the same. */
export type BlockSayer = (code: string) => string | undefined;

/**
 * What went wrong, under its line: the first sentence as title, the rest below, one button that mends it and
 * one that shows the line it speaks of.
 */
export function explainCard(
  problem: ProgramProblem,
  on: { readonly fix: () => void; readonly show: (line: number) => void; readonly close: () => void },
  /** Lines have numbers only in Python; in blocks a line is shown as its block. */
  within: Within = 'python',
  inBlocks: BlockSayer = sameInBlocks,
): TemplateResult {
  const { title, rest, why } = sentences(problem, within, inBlocks);
  const place = problem.values['at'] ?? problem.more?.values['at'];
  // The card already stands at its own line.
  const at = place === problem.line ? undefined : place;
  return html`<section
    class="explain"
    data-phase="correct"
    role="note"
    aria-label=${
      within === 'blocks'
        ? t('workspace.problem.atBlock')
        : t('editor.problemOnLine', { line: problem.line ?? 1 })
    }
  >
    <button class="icon-btn explain-close" type="button" aria-label=${t('editor.close')} @click=${on.close}>
      ${icon('close', 'icon-s')}
    </button>
    <h2>${icon('correct')}<span>${withCode(title)}</span></h2>
    ${rest === '' ? nothing : html`<p>${withCode(rest)}</p>`}
    ${why === undefined ? nothing : html`<p>${withCode(why)}</p>`}
    ${
      problem.fix === undefined && typeof at !== 'number'
        ? nothing
        : html`<p class="actions">
            ${
              problem.fix === undefined
                ? nothing
                : html`<button class="btn btn-phase" type="button" @click=${on.fix}>
                    ${fixText(problem.fix, sayerFor(problem.key, inBlocks))}
                  </button>`
            }
            ${
              typeof at === 'number'
                ? html`<button
                    class="btn btn-quiet"
                    type="button"
                    @click=${() => {
                      on.show(at);
                    }}
                  >
                    ${within === 'blocks' ? t('workspace.problem.showBlock') : t('editor.showLine', { line: at })}
                  </button>`
                : nothing
            }
          </p>`
    }
    ${original(problem)}
  </section>`;
}

/** The first sentence of an explanation among blocks, as text. */
export function explainTitle(problem: ProgramProblem, inBlocks: BlockSayer = sameInBlocks): string {
  return sentences(problem, 'blocks', inBlocks).title.replace(/[\u0001-\u0003]/g, '');
}

/** Who has Python in view reads it as it is. */
function sameInBlocks(): undefined {
  return undefined;
}

/** Values that are words, and no piece of the program. */
const spoken = new Set(['message', 'kind', 'otherKind', 'needed']);

function marked(values: MessageValues): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' && !spoken.has(key) ? `${open}${value}${close}` : value,
    ]),
  );
}

/** A value of the program, as {@link marked} leaves it. */
const value = '\u0001[^\u0002]*\u0002';

/** Python inside a sentence: a line that asks or defines, what is called, a first value, a value alone, one of Python's. */
const python = new RegExp(
  [
    '\\bif [^.:]+?:(?=\\s|$)',
    `\\bdef ${value}\\( \\):`,
    `(?<![.\\w])(?:${value}|[\\w.])+\\((?:[^()]|\\([^()]*\\))*\\)(?: - 1\\b|(?!\\.\\w))`,
    `(?<![.\\w])${value}(?: = 0\\b)?`,
    '\\b(?:None|True|False)\\b',
  ].join('|'),
  'g',
);

/** What is said of names, of their letters and capitals, is about Python's names. */
const aboutNames = /^(error\.(attribute|name\.(known|near|capitals|shadow|function))|hint\.boardName)/;

function sayerFor(key: string, blocks: BlockSayer): BlockSayer {
  return aboutNames.test(key) ? (code) => (/^\w+$/.test(code) ? undefined : blocks(code)) : blocks;
}

/** A sentence with the words of blocks in place of Python, where they have some. */
function amongBlocks(said: string, inBlocks: BlockSayer): string {
  return said.replace(python, (found) => {
    const code = found.replace(/[\u0001\u0002]/g, '');
    const called = code.endsWith('( )') ? code.slice(0, -3) : undefined;
    const words =
      called === undefined
        ? inBlocks(code.replace('( )', '()'))
        : // One of the program's own can always be done; of Python's, what has a block.
          (inBlocks(called) ?? (found.endsWith(`${close}( )`) ? inBlocks(`${called}()`) : undefined));
    return words === undefined ? found : `${openBlock}${words}${close}`;
  });
}

function sentences(
  { key, values, more, original }: ProgramProblem,
  within: Within,
  blocks: BlockSayer,
): { readonly title: string; readonly rest: string; readonly why: string | undefined } {
  const inBlocks = sayerFor(key, blocks);
  // Without an explanation, the line of the traceback that names the error.
  const said = messageFor(key, marked(values), within) ?? original.split('\n').at(-1) ?? '';
  const why = more === undefined ? undefined : messageFor(more.key, marked(more.values), within);
  // A sentence ends at a point that a space follows: `microbit.display` has none.
  const end = /[.!?:](?=\s)/.exec(said);
  const title = end === null ? said : said.slice(0, end.index + (end[0] === '.' ? 0 : 1));
  const rest = end === null ? '' : said.slice(end.index + 1).trim();
  return {
    title: amongBlocks(title, inBlocks),
    rest: amongBlocks(rest, inBlocks),
    why: why === undefined ? undefined : amongBlocks(why, inBlocks),
  };
}

/** What Python itself said, for who wants to know. */
function original({ original, key }: ProgramProblem): TemplateResult | typeof nothing {
  const text = original.trim();
  // Without an explanation it is on the card already.
  if (text === '' || messageFor(key) === undefined) return nothing;
  return html`<details class="explain-original">
    <summary>${t('workspace.problem.original')}</summary>
    <pre>${text}</pre>
  </details>`;
}

/** A change of a word is named by the word; one of a whole line by what is put there. */
function fixText({ from, to }: NonNullable<ProgramProblem['fix']>, inBlocks: BlockSayer): string {
  const words = inBlocks(to);
  if (words !== undefined) return t('editor.fix', { to: t('workspace.quoted', { text: words }) });
  if (to === `${from}:`) return t('editor.fix.insert', { to: ':' });
  if (to.trim() === from.trim()) return t('editor.fix.indent');
  if (from.length > 24 || from.includes(' ')) return t('editor.fix', { to: to.trim() });
  return t('editor.fix', { to });
}

function withCode(text: string): readonly (string | TemplateResult)[] {
  return text.split(/(?=[\u0001\u0003])/).flatMap((part) => {
    const [code = '', after] = part.slice(1).split(close);
    if (after === undefined) return [part];
    return [part.startsWith(open) ? html`<code>${code}</code>` : html`<q>${code}</q>`, after];
  });
}
